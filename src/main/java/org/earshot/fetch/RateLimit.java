package org.earshot.fetch;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a server still lets us make, whichever of the many headers it said so with.
 *
 * @param left requests left, 0 or more
 * @param limit requests in a window, null if it did not say
 * @param resetsAt when there will be more, by our clock; null if it did not say
 */
public record RateLimit(
        long left, @Nullable Long limit, @Nullable Instant resetsAt) {
    /** The tightest of all the limits in an answer; empty if it names none. */
    public static Optional<RateLimit> of(Headers headers, Instant now) {
        return new RateFamilies(headers, now)
                .all()
                .min(Comparator.comparingLong(RateLimit::left)
                        .thenComparing(RateLimit::resetsAt, Comparator.nullsLast(Comparator.reverseOrder())));
    }
}
