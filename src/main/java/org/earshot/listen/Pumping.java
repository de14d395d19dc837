package org.earshot.listen;

import java.time.Duration;
import java.util.Optional;
import org.earshot.fetch.Line;

/** Takes messages from a line and stores them together: what presses within half a second, the rest every few seconds. */
public final class Pumping {
    /** How long something that presses waits for company. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    /** How often the cursor moves where nothing presses; also the sign of life of a line on which nothing is said. */
    static final Duration BEAT = Duration.ofSeconds(5);

    private Pumping() {}

    /** Pumps until the line ends or the sink wants no more, and says why. */
    public static Poll pump(Line line, StreamReader.Sink sink, Gathering gathering) {
        long stored = System.nanoTime() - BEAT.toNanos() / 2;
        long since = 0;
        boolean pressing = false;
        while (!sink.over()) {
            Line.Heard heard = line.next(pressing ? left(since) : PATIENCE);
            if (heard instanceof Line.Heard.Message message) {
                gathering.take(message);
                if (!pressing && gathering.pressing()) {
                    pressing = true;
                    since = System.nanoTime();
                }
            }
            boolean due = pressing && left(since).isZero() || System.nanoTime() - stored >= BEAT.toNanos();
            if (due || gathering.full() || heard instanceof Line.Heard.Ended) {
                if (!sink.store(gathering.page())) {
                    break;
                }
                stored = System.nanoTime();
                pressing = false;
            }
            if (heard instanceof Line.Heard.Ended ended) {
                return new Poll.TryLater(Optional.empty(), ended.why(), null);
            }
        }
        return unwanted();
    }

    /** For a connection that ends because nothing more is wanted. */
    public static Poll unwanted() {
        return new Poll.TryLater(Optional.empty(), "nobody listens any more", null);
    }

    private static Duration left(long since) {
        long left = since + PATIENCE.toNanos() - System.nanoTime();
        return left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }
}
