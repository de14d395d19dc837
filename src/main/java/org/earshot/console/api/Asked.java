package org.earshot.console.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;

/** Reads what requests ask for; whatever is not understood is a 400 that names it. */
final class Asked {
    private static final int MOST_ITEMS = 200;
    private static final int FEW_ITEMS = 50;

    private Asked() {}

    /** How many items, 1 to 200; 50 where nothing is said. */
    static int limit(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return FEW_ITEMS;
        }
        try {
            int limit = Integer.parseInt(text.strip());
            if (limit >= 1 && limit <= MOST_ITEMS) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw Refusals.badRequest("limit is a number from 1 to " + MOST_ITEMS);
        }
        throw Refusals.badRequest("limit is a number from 1 to " + MOST_ITEMS);
    }

    /** A moment, ISO-8601 with a zone. */
    static Instant instant(String text, String name) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw Refusals.badRequest(name + " is a time such as 2026-03-01T10:00:00Z");
        }
    }

    /** A moment that may be missing. */
    static @Nullable Instant instantOrNull(@Nullable String text, String name) {
        return text == null || text.isBlank() ? null : instant(text, name);
    }

    /** A word of a list, in lower case. */
    static <E extends Enum<E>> E word(Class<E> words, String text, String name) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> lower(word).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> Refusals.badRequest(name + " is one of " + all(words)));
    }

    /** Words with commas between; empty for none. */
    static <E extends Enum<E>> Set<E> words(Class<E> words, @Nullable String text, String name) {
        Set<E> found = EnumSet.noneOf(words);
        if (text != null && !text.isBlank()) {
            Arrays.stream(text.split(",", -1)).forEach(word -> found.add(word(words, word, name)));
        }
        return found;
    }

    /** A text without what no database keeps, null where nothing is left. */
    static @Nullable String text(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(Texts::clean)
                .filter(clean -> !clean.isEmpty())
                .orElse(null);
    }

    /** A text of at least one and at most so many characters. */
    static String text(@Nullable String given, String name, int most) {
        String text = text(given);
        if (text == null) {
            throw Refusals.badRequest(name + " is missing or empty");
        }
        if (text.length() > most) {
            throw Refusals.badRequest(name + " is longer than " + most + " characters");
        }
        return text;
    }

    /** How the API writes a word of a list. */
    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> String all(Class<E> words) {
        return String.join(
                ", ", Arrays.stream(words.getEnumConstants()).map(Asked::lower).toList());
    }
}
