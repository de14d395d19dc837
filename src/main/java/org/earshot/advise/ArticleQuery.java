package org.earshot.advise;

import org.jspecify.annotations.Nullable;

/**
 * What of the library is asked for.
 *
 * @param words what somebody typed, blank for everything
 * @param brand only what may be said for this brand, null for any
 * @param language only this language, null for any
 * @param show which of them
 * @param offset how many to leave out, from the best on
 * @param limit how many at most, 1 to 200
 */
public record ArticleQuery(
        String words, @Nullable String brand, @Nullable String language, Show show, int offset, int limit) {
    /** Which articles to show. */
    public enum Show {
        /** All that are suggested. */
        CURRENT,
        /** Those of them whose review is overdue. */
        STALE,
        /** Those that are kept, but no longer suggested. */
        RETIRED
    }

    /** Keeps the numbers within their ranges. */
    public ArticleQuery {
        offset = Math.max(0, Math.min(offset, 100_000));
        limit = Math.max(1, Math.min(limit, 200));
    }
}
