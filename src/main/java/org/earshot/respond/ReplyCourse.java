package org.earshot.respond;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a reply has come on its way, for people.
 *
 * @param reply the reply
 * @param kind what it is to its case
 * @param step where it is
 * @param goesAt when it goes out, null for one that waits for nothing
 * @param later true where its author chose the time
 * @param holds why it is held, empty for one that is not
 * @param by the supervisor who approved it or sent it back, null for none
 * @param remark what the supervisor said, null for nothing
 * @param deliveredAt when it reached the customer, null where the platform did not tell
 * @param readAt when the customer saw it, null where the platform did not tell
 */
public record ReplyCourse(
        Reply reply,
        Wish.Kind kind,
        Step step,
        @Nullable Instant goesAt,
        boolean later,
        List<Hold> holds,
        @Nullable String by,
        @Nullable String remark,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt) {
    /** Copies its list. */
    public ReplyCourse {
        holds = List.copyOf(holds);
    }

    /** True for one that can still be taken back. */
    public boolean undoable() {
        return step == Step.SCHEDULED || step == Step.HELD || step == Step.AWAITING;
    }

    /** The gravest release that it needs; {@link Hold.Release#AUTHOR} for one that is not held. */
    public Hold.Release release() {
        return holds.stream()
                .map(Hold::release)
                .max(java.util.Comparator.naturalOrder())
                .orElse(Hold.Release.AUTHOR);
    }

    /** True where its author has to say why it shall go. */
    public boolean needsReason() {
        return holds.stream().anyMatch(hold -> hold.release() == Hold.Release.REASON);
    }

    /** Where a reply is. */
    public enum Step {
        SCHEDULED,
        SENDING,
        SENT,
        FAILED,
        HELD,
        AWAITING,
        UNDONE
    }
}
