package org.earshot.console.attend;

import org.earshot.attend.ReplyDraft;
import org.jspecify.annotations.Nullable;

/**
 * What the reader has typed in a case and not sent, ready to be written.
 *
 * @param caseId the case
 * @param user the reader
 * @param zone the clock of the reader, by its id
 * @param draft the draft, null for none
 * @param time when it was last changed, empty for none
 * @param earlier when what it replaced was last changed, null for nothing
 */
record DraftView(
        long caseId,
        String user,
        String zone,
        @Nullable ReplyDraft draft,
        String time,
        @Nullable String earlier) {
    /** The version that a page builds on. */
    public int version() {
        return draft == null ? 0 : draft.version();
    }

    /** When it was last changed, for a script; milliseconds since 1970 UTC. */
    public long millis() {
        return draft == null ? 0 : draft.at().toEpochMilli();
    }
}
