package org.earshot.respond;

import org.jspecify.annotations.Nullable;

/**
 * Which compliments are asked for, newest first.
 *
 * @param brand only of this brand, null for all
 * @param platform only from there, null for all
 * @param language only in this language as it was read, null for all
 * @param cursor where the page before ended; null, or one that no page gave, for the newest
 * @param limit how many
 */
public record ComplimentQuery(
        @Nullable String brand,
        @Nullable String platform,
        @Nullable String language,
        @Nullable String cursor,
        int limit) {}
