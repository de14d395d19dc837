package org.earshot.measure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was costly to count for a moment, so that many who look at once count once; longer where counting takes long, so that
 * no more than a tenth of the time goes into it.
 */
public final class Kept<T> {
    private static final int SHARE = 10;

    private final Supplier<T> count;
    private final Duration fresh;
    private final Clock clock;
    private @Nullable T value;
    private Instant countedAt = Instant.MIN;
    private Duration took = Duration.ZERO;

    /** Counts at most once in so long. */
    public Kept(Supplier<T> count, Duration fresh, Clock clock) {
        this.count = count;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** The value, counted again where it is older than it may be, or newer than now, as after a clock was set back. */
    public synchronized T get() {
        Instant now = clock.instant();
        T present = value;
        if (present == null || !now.isBefore(countedAt.plus(keep())) || now.isBefore(countedAt)) {
            present = count.get();
            value = present;
            countedAt = clock.instant();
            took = Duration.between(now, countedAt);
        }
        return present;
    }

    private Duration keep() {
        Duration costly = took.multipliedBy(SHARE);
        return costly.compareTo(fresh) > 0 ? costly : fresh;
    }
}
