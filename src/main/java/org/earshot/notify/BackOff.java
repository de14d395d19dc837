package org.earshot.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a failed alert is tried again: after 5 s, doubling up to 15 min, for about three days. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);
    private static final Duration GIVE_UP = Duration.ofDays(3);
    private static final int FEWEST_ATTEMPTS = 10;
    private static final int MOST_ATTEMPTS = 300;

    private BackOff() {}

    /** The wait: what the receiver asked for, up to a day, else ours with a tenth more or less, so that many do not return at once. */
    static Duration wait(int attempts, Optional<Duration> asked, RandomGenerator random) {
        if (asked.isPresent()) {
            Duration wish = asked.get();
            return wish.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wish;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.max(0, Math.min(attempts - 1, 10)));
        Duration wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofMillis((long) (wait.toMillis() * random.nextDouble(0.9, 1.1)));
    }

    /** True where enough was tried: three days, with a few attempts even for one that a person revived later. */
    static boolean over(Alert alert, Instant now) {
        boolean old = alert.createdAt().plus(GIVE_UP).isBefore(now);
        return alert.attempts() >= MOST_ATTEMPTS || (old && alert.attempts() >= FEWEST_ATTEMPTS);
    }
}
