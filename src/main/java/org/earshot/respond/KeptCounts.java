package org.earshot.respond;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Keeps large counts for a few seconds. Nobody sees whether 9,431 cases wait or 9,432, and counting them costs more than the page
 * that says so; a small number costs little and is counted each time, so that staff see what they just did.
 */
@Component
class KeptCounts {
    /** The smallest count that is kept; it also keeps brands that somebody made up out of here. */
    static final long LARGE = 1_000;

    static final Duration FRESH = Duration.ofSeconds(5);

    private final Map<Object, Kept> kept = new ConcurrentHashMap<>();
    private final Clock clock;

    KeptCounts(Clock clock) {
        this.clock = clock;
    }

    /** The count of what the key names: the one kept, where it is large and fresh. */
    long of(Object key, LongSupplier count) {
        Instant now = clock.instant();
        Kept before = kept.get(key);
        if (before != null && before.freshAt(now)) {
            return before.count();
        }
        long counted = count.getAsLong();
        if (counted >= LARGE) {
            kept.put(key, new Kept(counted, now));
        } else {
            kept.remove(key);
        }
        return counted;
    }

    private record Kept(long count, Instant at) {
        /** A time ahead of now was kept before the clock was set back. */
        boolean freshAt(Instant now) {
            return now.isBefore(at.plus(FRESH)) && !at.isAfter(now);
        }
    }
}
