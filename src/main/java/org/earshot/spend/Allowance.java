package org.earshot.spend;

import java.time.Instant;

/** Whether a source may be read now, as far as money and limits are concerned. */
public sealed interface Allowance {
    /** It may. */
    record Free() implements Allowance {}

    /**
     * It may, at its own pace, though a budget nears its end.
     *
     * @param why a sentence for people
     */
    record Near(String why) implements Allowance {}

    /**
     * It may, but at a quarter of its pace.
     *
     * @param why a sentence for people
     */
    record Slow(String why) implements Allowance {}

    /**
     * It may not; it goes on from where it stands when the window is over.
     *
     * @param until when that is
     * @param why a sentence for people
     */
    record Spent(Instant until, String why) implements Allowance {}

    /** How many times longer than usual a source that is slowed down waits. */
    int SLOWER = 4;
}
