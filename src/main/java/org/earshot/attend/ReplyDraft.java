package org.earshot.attend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is writing to the customer of a case. Its text is the customer's and the agent's business and is never logged.
 *
 * @param caseId the case
 * @param user who writes it
 * @param version grows with every change
 * @param at when it was last changed
 * @param text what is written so far
 * @param earlier what another page of the same user had written and this one replaced without having shown it, null for nothing
 */
public record ReplyDraft(
        long caseId,
        String user,
        int version,
        Instant at,
        String text,
        @Nullable Earlier earlier) {
    /**
     * Whether somebody may read it. That there is one, every colleague sees; what it says is for its author, for supervisors, and for
     * whoever holds the case now and has to answer: that is how a case is handed over.
     *
     * @param holder who holds the case, null for nobody
     */
    public boolean readableBy(String reader, boolean supervisor, @Nullable String holder) {
        return supervisor || reader.equals(user) || reader.equals(holder);
    }

    /** Says whose and how long it is, and never what it says. */
    @Override
    public String toString() {
        return "draft of " + user + " in case " + caseId + ", version " + version + ", " + text.length()
                + " characters";
    }

    /**
     * A text that was replaced.
     *
     * @param at when it was last changed
     * @param text what it says
     */
    public record Earlier(Instant at, String text) {
        @Override
        public String toString() {
            return text.length() + " characters of " + at;
        }
    }
}
