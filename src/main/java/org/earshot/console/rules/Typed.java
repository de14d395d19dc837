package org.earshot.console.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between the fields of a form and the values of a file. */
final class Typed {
    private Typed() {}

    /** What is typed in a field, without white space around it. */
    static String text(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").replace("\r\n", "\n").strip();
    }

    /** One value on each line that is not empty. */
    static List<Object> lines(String typed) {
        return pieces(typed, "\\R");
    }

    /** Values with commas or white space between them. */
    static List<Object> words(String typed) {
        return pieces(typed, "[,;\\s]+");
    }

    private static List<Object> pieces(String typed, String between) {
        return Arrays.stream(typed.split(between))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .distinct()
                .<Object>map(piece -> piece)
                .toList();
    }

    /** Null for a value with nothing in it, which takes its key out of the file. */
    static @Nullable Object orNothing(Object value) {
        boolean empty = value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value.equals("");
        return empty ? null : value;
    }

    /** A value of a file as lines of a field; a single one counts as a list of one. */
    static String shown(@Nullable Object value, String between) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(between));
        }
        return value == null || value instanceof Map ? "" : String.valueOf(value);
    }
}
