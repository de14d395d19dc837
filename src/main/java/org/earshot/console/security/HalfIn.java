package org.earshot.console.security;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody between the right password and the open door; lives in the session and opens nothing.
 *
 * @param name who
 * @param mark the user's mark then; a password changed meanwhile ends it
 * @param since when the password was right
 * @param proven whether a code was right too
 * @param failures how many codes were wrong
 */
record HalfIn(String name, String mark, Instant since, boolean proven, int failures) implements Serializable {
    /** Under which it lies in the session. */
    static final String KEY = HalfIn.class.getName();

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST_FAILURES = 5;

    boolean over(Instant now) {
        return now.isAfter(since.plus(LIFE)) || failures >= MOST_FAILURES;
    }

    HalfIn provenNow() {
        return new HalfIn(name, mark, since, true, failures);
    }

    HalfIn failed() {
        return new HalfIn(name, mark, since, proven, failures + 1);
    }

    HalfIn marked(String newMark) {
        return new HalfIn(name, newMark, since, proven, failures);
    }
}
