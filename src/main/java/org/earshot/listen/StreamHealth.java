package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the line of a streamed source does.
 *
 * @param connectedSince when it was opened, null while it is not
 * @param lastEventAt when something came last, null for never since the daemon started
 * @param lag how long before that it had happened, as the platform says; null where unknown
 */
public record StreamHealth(
        @Nullable Instant connectedSince,
        @Nullable Instant lastEventAt,
        @Nullable Duration lag) {
    /** A line that was not opened yet. */
    static final StreamHealth CLOSED = new StreamHealth(null, null, null);

    StreamHealth connected(@Nullable Instant since) {
        return new StreamHealth(since, lastEventAt, lag);
    }

    StreamHealth heard(Instant at, @Nullable Instant said) {
        Duration late = said == null ? lag : Duration.between(said, at);
        return new StreamHealth(connectedSince, at, late != null && late.isNegative() ? Duration.ZERO : late);
    }
}
