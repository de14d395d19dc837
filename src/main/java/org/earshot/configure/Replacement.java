package org.earshot.configure;

import java.util.Comparator;
import java.util.List;

/**
 * A change of a piece of a text.
 *
 * @param place what goes
 * @param text what comes in its place
 */
public record Replacement(Span place, String text) {
    /** The text with all changes made; where two begin at one place, the later one comes first. */
    public static String apply(String text, List<Replacement> changes) {
        StringBuilder changed = new StringBuilder(text);
        changes.stream()
                .sorted(Comparator.comparingInt(
                                (Replacement change) -> change.place().from())
                        .reversed())
                .forEach(change ->
                        changed.replace(change.place().from(), change.place().to(), change.text()));
        return changed.toString();
    }
}
