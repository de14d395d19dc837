package org.earshot.respond;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to a case's history for packages that do things to cases which change no row of theirs. */
@Component
public class CaseJournal {
    private final JournalTable journal;
    private final Deciding deciding;
    private final Clock clock;

    CaseJournal(JournalTable journal, Deciding deciding, Clock clock) {
        this.journal = journal;
        this.deciding = deciding;
        this.clock = clock;
    }

    /**
     * Adds a line, in the caller's transaction.
     *
     * @param who the user, or {@code earshot}
     * @param deed a stable word or two; the language file has it as {@code deed.…}
     * @param text the words that go with it, null for none
     */
    public void add(long caseId, String who, String deed, @Nullable String text) {
        journal.add(caseId, clock.instant(), new JournalTable.Line(who, deed, text));
    }

    /** Makes a committed change known to pages that follow the case. */
    public void changed(long caseId) {
        deciding.changed(caseId);
    }
}
