package org.earshot.listen;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a source has been read: a few named values that only its reader understands, among them those of a walk
 * through pages that is not finished yet.
 *
 * @param values by name, in the order of their names
 */
public record Cursor(Map<String, String> values) {
    /** A source that was never read. */
    public static final Cursor START = new Cursor(Map.of());

    private static final String PLACE = "place";

    /** Copies the values. */
    public Cursor {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** A value that is there. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The same where it was made at this place, else a new one: what was read of one place says nothing about another. */
    public Cursor at(String place) {
        return get(PLACE).filter(place::equals).isPresent() ? this : START.with(PLACE, place);
    }

    /** The same with a value replaced, or removed where it is null. */
    public Cursor with(String name, @Nullable String value) {
        Map<String, String> next = new TreeMap<>(values);
        if (value == null) {
            next.remove(name);
        } else {
            next.put(name, value);
        }
        return new Cursor(next);
    }

    /** True for a source that was never read. */
    public boolean isStart() {
        return values.isEmpty();
    }
}
