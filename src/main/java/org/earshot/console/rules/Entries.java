package org.earshot.console.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.rule.YamlText;
import org.jspecify.annotations.Nullable;

/** Puts the values of a form into a file: only those that differ, so that nothing else of it changes. */
final class Entries {
    private Entries() {}

    /** A value behind a path; one with nothing in it takes its key out. */
    static Optional<YamlText> set(YamlText text, List<?> path, Object value) {
        Optional<Object> now = text.at(path.toArray());
        if (same(now.orElse("")).equals(same(value))) {
            return Optional.of(text);
        }
        Object wanted = Typed.orNothing(value);
        return wanted == null && now.isEmpty() ? Optional.of(text) : text.with(path, wanted);
    }

    /** Several values behind the keys of one entry. */
    static Optional<YamlText> set(Optional<YamlText> text, List<?> path, Map<String, Object> values) {
        Optional<YamlText> next = text;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            next = next.flatMap(now -> set(now, behind(path, value.getKey()), value.getValue()));
        }
        return next;
    }

    /** The values without those that have nothing in them, but with those that must be there. */
    static Map<String, Object> filled(Map<String, Object> values, String... must) {
        Map<String, Object> filled = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (Typed.orNothing(value) != null || List.of(must).contains(key)) {
                filled.put(key, value);
            }
        });
        return filled;
    }

    /** Several values as a list, one as itself. */
    static Object oneOrMore(List<?> values) {
        return values.size() == 1 ? values.get(0) : values;
    }

    static List<Object> behind(List<?> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /** The map at a path, empty where there is none. */
    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** One value and a list of one are the same to the reader, so neither is made of the other. */
    private static Object same(Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() || value instanceof List) {
            return value;
        }
        return value instanceof Map || value.equals("") ? List.of() : List.of(value);
    }
}
