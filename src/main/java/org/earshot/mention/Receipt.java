package org.earshot.mention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a platform says, after it took a message of ours, became of it.
 *
 * @param externalId what the platform called the message when it took it
 * @param kind what became of it
 * @param at when, as far as the platform says
 * @param why in words where it failed, without the message's text; null otherwise
 */
public record Receipt(
        String externalId, Kind kind, Instant at, @Nullable String why) {
    /** What became of a message. */
    public enum Kind {
        DELIVERED,
        /** It was seen, so it was delivered too. */
        READ,
        /** It never reached whom it was for. */
        FAILED
    }

    /** One without trouble. */
    public static Receipt of(String externalId, Kind kind, Instant at) {
        return new Receipt(externalId, kind, at, null);
    }
}
