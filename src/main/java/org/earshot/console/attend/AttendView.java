package org.earshot.console.attend;

import java.util.List;
import org.earshot.attend.Attendant;
import org.jspecify.annotations.Nullable;

/**
 * Who is at a case, ready to be written.
 *
 * @param caseId the case
 * @param lease who has it and until when, null where nobody has it
 * @param mine true where the reader has it
 * @param others colleagues who have it before them
 * @param drafts what colleagues are writing there
 */
record AttendView(long caseId, @Nullable String lease, boolean mine, List<Attendant> others, List<Drafted> drafts) {
    /** True where there is nothing to say. */
    public boolean quiet() {
        return lease == null && others.isEmpty() && drafts.isEmpty();
    }

    /**
     * That a colleague is writing something.
     *
     * @param user who
     * @param time when it was last changed
     * @param readable true where the reader may see what it says
     */
    record Drafted(String user, String time, boolean readable) {}
}
