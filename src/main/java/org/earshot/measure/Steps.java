package org.earshot.measure;

import java.time.Duration;
import java.util.List;

/** The steps in which waits for a first answer are counted: up to 15 minutes, 1, 4, 8 and 24 hours, 3 days, and longer. */
public final class Steps {
    /** The end of each step but the last; a wait that is exactly as long belongs to the step. */
    public static final List<Duration> ENDS = List.of(
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(24),
            Duration.ofDays(3));

    /** How many steps there are. */
    public static final int COUNT = ENDS.size() + 1;

    private Steps() {}

    /** The step of a wait in milliseconds. */
    static int of(long wait) {
        int step = 0;
        while (step < ENDS.size() && wait > ENDS.get(step).toMillis()) {
            step++;
        }
        return step;
    }

    /** The wait in milliseconds that is just too short for a step. */
    static long above(int step) {
        return step == 0 ? -1 : ENDS.get(step - 1).toMillis();
    }

    /** The longest wait in milliseconds of a step. */
    static long upTo(int step) {
        return step < ENDS.size() ? ENDS.get(step).toMillis() : Long.MAX_VALUE;
    }
}
