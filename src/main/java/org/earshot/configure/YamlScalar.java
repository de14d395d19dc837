package org.earshot.configure;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a value into YAML so that it is read back as exactly that text, whatever it holds. */
public final class YamlScalar {
    /** What needs no quotes, also between the braces of a flow mapping: words, numbers, time spans, simple web addresses. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,200}|https?://[A-Za-z0-9][A-Za-z0-9._/~-]{0,400}");

    private static final Set<String> NOTHING = Set.of("null");

    private YamlScalar() {}

    /** A plain word where that is safe, else a text in double quotes on one line. */
    public static String of(String value) {
        boolean plain = PLAIN.matcher(value).matches() && !NOTHING.contains(value.toLowerCase(Locale.ROOT));
        return plain ? value : quoted(value);
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> escaped(quoted, point);
            }
        });
        return quoted.append('"').toString();
    }

    private static void escaped(StringBuilder quoted, int point) {
        if (isPrintable(point)) {
            quoted.appendCodePoint(point);
        } else if (point > 0xFFFF) {
            quoted.append(String.format(Locale.ROOT, "\\U%08X", point));
        } else {
            quoted.append(String.format(Locale.ROOT, "\\u%04X", point));
        }
    }

    /** What no editor hides and no reader of YAML takes for the end of a line. */
    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
