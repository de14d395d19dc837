package org.earshot.respond;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants said in a case, and how.
 *
 * @param text as typed
 * @param kind what it is to the case
 * @param seen what its author had seen of the case, as {@link Sight} writes it; null where nobody looked, and nothing is compared
 * @param why why it shall go although a rule says no, null for no such wish
 * @param undo how long it waits so that it can be undone
 * @param at when it shall go, null for as soon as it can be
 * @param instead the held or undone reply that it takes the place of, null for none
 */
public record Wish(
        String text,
        Kind kind,
        @Nullable String seen,
        @Nullable String why,
        Duration undo,
        @Nullable Instant at,
        @Nullable Long instead) {
    /** What a reply is to its case. */
    public enum Kind {
        /** It answers. */
        ANSWER(Deed.REPLY),
        /** It asks for patience. */
        HOLDING(Deed.HOLD),
        /** It asks the customer to write privately. */
        PRIVATE(Deed.ASK_PRIVATELY),
        /** It asks how it went; only Earshot does. */
        SURVEY(Deed.SURVEY);

        private final Deed deed;

        Kind(Deed deed) {
            this.deed = deed;
        }

        Deed deed() {
            return deed;
        }
    }

    /** An answer that goes at once. */
    public static Wish answer(String text) {
        return new Wish(text, Kind.ANSWER, null, null, Duration.ZERO, null, null);
    }

    /** The same as something else than an answer. */
    public Wish as(Kind other) {
        return new Wish(text, other, seen, why, undo, at, instead);
    }

    /** The same by somebody who looked at the case before. */
    public Wish seen(@Nullable String sight) {
        return new Wish(text, kind, sight, why, undo, at, instead);
    }

    /** The same although a rule says no. */
    public Wish although(@Nullable String reason) {
        return new Wish(
                text, kind, seen, reason == null || reason.isBlank() ? null : reason.strip(), undo, at, instead);
    }

    /** The same with time to undo it. */
    public Wish undoable(Duration window) {
        return new Wish(text, kind, seen, why, window, at, instead);
    }

    /** The same at a time. */
    public Wish at(@Nullable Instant time) {
        return new Wish(text, kind, seen, why, undo, time, instead);
    }

    /** The same in the place of another reply. */
    public Wish instead(@Nullable Long reply) {
        return new Wish(text, kind, seen, why, undo, at, reply);
    }
}
