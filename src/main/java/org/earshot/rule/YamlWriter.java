package org.earshot.rule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.earshot.configure.YamlScalar;

/** Writes values into YAML. */
final class YamlWriter {
    private YamlWriter() {}

    /** On one line, with brackets where there are several. */
    static String inline(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "{}"
                    : map.entrySet().stream()
                            .map(entry -> scalar(entry.getKey()) + ": " + inline(entry.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(YamlWriter::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(value);
    }

    /** A list's item over several lines, a key on each; anything but a map on one. */
    static String item(Object value, String indent, String eol) {
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            return indent + "- " + inline(value) + eol;
        }
        StringBuilder lines = new StringBuilder();
        map.forEach((key, each) -> lines.append(lines.isEmpty() ? indent + "- " : indent + "  ")
                .append(scalar(key))
                .append(": ")
                .append(inline(each))
                .append(eol));
        return lines.toString();
    }

    /** What stands behind a key: on its line where that is short, else below it. */
    static String entry(String key, Object value, String indent, String eol) {
        boolean block = value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)
                || value instanceof Map<?, ?> map && map.values().stream().anyMatch(Map.class::isInstance);
        if (!block) {
            return indent + scalar(key) + ": " + inline(value) + eol;
        }
        StringBuilder lines = new StringBuilder(indent + scalar(key) + ":" + eol);
        if (value instanceof List<?> list) {
            list.forEach(item -> lines.append(item(item, indent + "  ", eol)));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> lines.append(entry(String.valueOf(name), each, indent + "  ", eol)));
        }
        return lines.toString();
    }

    static String scalar(Object value) {
        String text = String.valueOf(value);
        return text.isEmpty() ? "\"\"" : YamlScalar.of(text);
    }
}
