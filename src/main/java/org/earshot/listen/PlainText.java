package org.earshot.listen;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Text out of values that may be plain, HTML, or HTML escaped once too often: feeds and markup in pages do all three. */
public final class PlainText {
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]*(?:\\s[^<>]*)?/?>|<!--");
    private static final Pattern ENTITY = Pattern.compile("&(?:#\\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ELLIPSIS = Pattern.compile("(?:\\.\\.\\.|…)$");
    private static final int MOST_ESCAPES = 2;

    private PlainText() {}

    /** The text of a value. Lines stay lines where the value has no tags. A tag that real HTML shows as text stays text. */
    public static String of(@Nullable String value) {
        if (value == null) {
            return "";
        }
        if (TAG.matcher(value).find()) {
            return unescaped(HtmlText.of(value)).strip();
        }
        String text = unescaped(value);
        return (TAG.matcher(text).find() ? unescaped(HtmlText.of(text)) : text).strip();
    }

    private static String unescaped(String value) {
        String text = value;
        for (int i = 0; i < MOST_ESCAPES && ENTITY.matcher(text).find(); i++) {
            text = Parser.unescapeEntities(text, false);
        }
        return text;
    }

    /** A title on the first line above a text, unless the text begins with it anyway. */
    public static String titled(String title, String text) {
        String bare = ELLIPSIS.matcher(folded(title)).replaceFirst("").strip();
        if (bare.isEmpty() || folded(text).startsWith(bare)) {
            return text.strip();
        }
        return text.isBlank() ? title.strip() : title.strip() + "\n" + text.strip();
    }

    /** The text without differences of case and white space, for comparing. */
    public static String folded(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
