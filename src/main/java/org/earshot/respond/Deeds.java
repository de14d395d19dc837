package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Does one deed to one case: checks that it is allowed, changes the case, writes the journal, in one transaction. */
@Component
class Deeds {
    private final CaseTable cases;
    private final CaseMentionTable filings;
    private final JournalTable journal;
    private final Deciding deciding;
    private final Clock clock;

    Deeds(CaseTable cases, CaseMentionTable filings, JournalTable journal, Deciding deciding, Clock clock) {
        this.cases = cases;
        this.filings = filings;
        this.journal = journal;
        this.deciding = deciding;
        this.clock = clock;
    }

    /**
     * Does it in a transaction of its own and makes it known.
     *
     * @param also what the deed changes beside the state; runs in the transaction, perhaps more than once
     */
    Case perform(long id, Act act, Consumer<Draft> also) {
        return deciding.change(id, () -> within(id, act, also));
    }

    /** Does it in the caller's transaction. */
    Case within(long id, Act act, Consumer<Draft> also) {
        Instant now = clock.instant();
        Case before = cases.take(id);
        CaseState next = act.deed().check(before, act.user());
        Draft draft = new Draft(before);
        if (act.deed().hold() == Deed.Hold.TAKES && before.assignee() == null) {
            draft.holder(act.user());
            claimed(act, before, now);
        }
        also.accept(draft);
        cases.update(draft.move(next).finished(), now);
        journal.add(id, now, new JournalTable.Line(act.user(), act.deed().past(), act.text()));
        return cases.find(id).orElseThrow(() -> CaseTable.missing(id));
    }

    /** Takes a case for a user; nothing happens where the user has it already. */
    Case claim(long id, String user) {
        return deciding.change(id, () -> {
            Case before = cases.find(id).orElseThrow(() -> CaseTable.missing(id));
            Deed.CLAIM.check(before, user);
            if (before.state() == CaseState.CLAIMED) {
                return before;
            }
            Instant now = clock.instant();
            if (!cases.claim(id, user, now)) {
                throw new OptimisticLockingFailureException("case " + id + " changed meanwhile");
            }
            journal.add(id, now, new JournalTable.Line(user, Deed.CLAIM.past(), null));
            return cases.find(id).orElseThrow(() -> CaseTable.missing(id));
        });
    }

    /** Settles all that a case holds: staff decided about it as it is. */
    void settle(Draft draft) {
        filings.answered(draft.before().id(), Instant.MAX);
    }

    /** Lets the mention that a case rested on count again. */
    void unsettle(Draft draft) {
        filings.unanswer(draft.before().mainMention());
    }

    private void claimed(Act act, Case before, Instant now) {
        if (act.deed() != Deed.CLAIM) {
            journal.add(before.id(), now, new JournalTable.Line(act.user(), Deed.CLAIM.past(), null));
        }
    }

    /** Who does what, with which words. */
    record Act(Deed deed, String user, @Nullable String text) {
        static Act own(Deed deed, @Nullable String text) {
            return new Act(deed, JournalTable.EARSHOT, text);
        }
    }
}
