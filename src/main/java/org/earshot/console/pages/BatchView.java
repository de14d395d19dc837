package org.earshot.console.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a deed on many cases, in words.
 *
 * @param said the sentence
 * @param refused a line for each case that was left as it is
 * @param undo what to name for undoing it, null where there is nothing to undo
 */
record BatchView(
        String said, List<Refused> refused, @Nullable Long undo) {
    /** Nothing was done at all. */
    static BatchView refused(String why) {
        return new BatchView(why, List.of(), null);
    }

    /**
     * A case that was left as it is.
     *
     * @param caseId the case
     * @param customer its customer's handle, null where there is no such case
     * @param why why
     */
    record Refused(long caseId, @Nullable String customer, String why) {}
}
