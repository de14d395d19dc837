package org.earshot.console.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts refused deliveries of a minute by the name in their address, so that a flood of them fills no log. */
final class RefusalCount {
    /** So many a minute are answered one by one. */
    static final int MOST = 60;

    private static final int MOST_NAMES = 1000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant since;

    RefusalCount(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Counts one more; true where it is one too many. Names beyond a thousand, which only a flood makes up, are too many at once. */
    synchronized boolean tooMany(String name) {
        Instant now = clock.instant();
        if (Duration.between(since, now).abs().compareTo(WINDOW) > 0) {
            counts.clear();
            since = now;
        }
        if (counts.size() >= MOST_NAMES && !counts.containsKey(name)) {
            return true;
        }
        return counts.merge(name, 1, Integer::sum) > MOST;
    }
}
