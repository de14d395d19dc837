package org.earshot.fetch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures in a row: twice as long each time, of which a random part (full jitter). */
public final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(15);

    private final RandomGenerator random;

    /** Draws from a generator, so that daemons which failed together do not come back together. */
    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Between nothing and 1, 2, 4 ... seconds, at most 15 minutes; nothing after no failure. */
    public Duration after(int failures) {
        if (failures <= 0) {
            return Duration.ZERO;
        }
        long ceiling = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(failures - 1, 20));
        return Duration.ofMillis(random.nextLong(ceiling + 1));
    }

    /** Never sooner than a server asked for, and the random part on top. */
    public Duration after(int failures, Duration asked) {
        return asked.plus(after(failures));
    }
}
