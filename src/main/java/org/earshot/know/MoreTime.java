package org.earshot.know;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.mention.Texts;
import org.earshot.respond.CaseJournal;
import org.earshot.respond.Cases;
import org.earshot.respond.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The flag that a case needs more time: nobody is pressed about it while it stands. Its clocks run on, and the journal says so. */
@Service
public class MoreTime {
    private static final int LONGEST = 1000;

    private final MoreTimeTable table;
    private final Cases cases;
    private final CaseJournal journal;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MoreTime(MoreTimeTable table, Cases cases, CaseJournal journal, TransactionTemplate transactions, Clock clock) {
        this.table = table;
        this.cases = cases;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who asked for more time in a case. */
    public Optional<Asked> of(long caseId) {
        return Optional.ofNullable(table.of(List.of(caseId)).get(caseId));
    }

    /** Those of the cases that need more time. */
    public Map<Long, Asked> of(Collection<Long> caseIds) {
        return table.of(caseIds);
    }

    /** Asks for more time. */
    public void ask(long caseId, String user, String why) {
        String reason = Texts.cut(Texts.clean(why), LONGEST);
        if (reason.isEmpty()) {
            throw new NotAllowed("say why the case needs more time");
        }
        if (cases.find(caseId).isEmpty()) {
            throw new NoSuchElementException("there is no case " + caseId);
        }
        try {
            transactions.executeWithoutResult(status -> {
                table.insert(caseId, new Asked(user, clock.instant(), reason));
                journal.add(caseId, user, "needs more time", reason);
            });
        } catch (DuplicateKeyException e) {
            throw new NotAllowed("case " + caseId + " has that flag already");
        }
        journal.changed(caseId);
    }

    /** Takes the flag off. */
    public void enough(long caseId, String user) {
        transactions.executeWithoutResult(status -> {
            if (!table.delete(caseId)) {
                throw new NotAllowed("case " + caseId + " does not have that flag");
            }
            journal.add(caseId, user, "needs no more time", null);
        });
        journal.changed(caseId);
    }

    /**
     * Who asked for more time.
     *
     * @param who the user
     * @param at when
     * @param why in words, null where they were erased
     */
    public record Asked(String who, Instant at, @Nullable String why) {}
}
