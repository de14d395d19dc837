package org.earshot.respond;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a deed on many cases, or of undoing it.
 *
 * @param id what to name for undoing it
 * @param done the cases that it was done to
 * @param refused the others, each with why
 */
public record BatchResult(long id, List<Long> done, List<Refusal> refused) {
    /** Copies the lists. */
    public BatchResult {
        done = List.copyOf(done);
        refused = List.copyOf(refused);
    }

    /** Why a case was left as it is. */
    public enum Why {
        /** It is more than what is done at once. */
        MANY,
        /** There is no such case. */
        MISSING,
        /** Somebody else holds it. */
        HELD,
        /** Its state does not allow the deed. */
        STATE,
        /** It is so already. */
        ALREADY,
        /** It changed since, so that undoing would undo more than the deed. */
        CHANGED
    }

    /**
     * A case that was left as it is.
     *
     * @param caseId the case
     * @param now as it stands, null where there is none
     * @param why why
     * @param who who holds it, or who changed it; null where nobody is to be named
     */
    public record Refusal(
            long caseId,
            @Nullable Case now,
            Why why,
            @Nullable String who) {}
}
