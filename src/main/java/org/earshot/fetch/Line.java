package org.earshot.fetch;

import java.time.Duration;

/**
 * An open line. It is read no faster than its messages are taken: what has come and is not taken yet stays below 2,000 messages
 * and four million characters, and the rest waits at the other side.
 */
public interface Line extends AutoCloseable {
    /** What comes next, after waiting for it; for one reader at a time. */
    Heard next(Duration wait);

    /** Hangs up, from any thread; whoever waits is told that the line ended. */
    @Override
    void close();

    /** What a line brings. */
    sealed interface Heard {
        /**
         * A message.
         *
         * @param event its kind; {@code message} where the line knows no kinds
         * @param text what it says
         */
        record Message(String event, String text) implements Heard {}

        /** Nothing came in that time. */
        record Nothing() implements Heard {}

        /**
         * The line ended, and everything that came before was taken.
         *
         * @param why a sentence for people, without secrets
         */
        record Ended(String why) implements Heard {}
    }
}
