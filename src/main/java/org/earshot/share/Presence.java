package org.earshot.share;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is at work, as they said it and as it shows.
 *
 * @param away true where they said that they are away
 * @param backAt when they said that they come back, null where they did not
 * @param seenAt when they last opened a page or sent a form, null for never
 */
public record Presence(
        boolean away, @Nullable Instant backAt, @Nullable Instant seenAt) {
    /** Of somebody who was never seen. */
    public static final Presence NEVER = new Presence(false, null, null);

    /** How it stands now; who does nothing for so long is away without having said so. */
    public State state(Instant now, Duration idle) {
        boolean back = backAt != null && !now.isBefore(backAt);
        if (away && !back) {
            return State.AWAY;
        }
        return seenAt != null && now.isBefore(seenAt.plus(idle)) ? State.HERE : State.IDLE;
    }

    /** What it comes to. */
    public enum State {
        /** At work. */
        HERE,
        /** Said so. */
        AWAY,
        /** Has done nothing for a while. */
        IDLE
    }
}
