package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    private final LeaseTable leases;
    private final Deciding deciding;
    private final Clock clock;
    private final List<NoteReader> readers;

    Deeds(
            CaseTable cases,
            CaseMentionTable filings,
            JournalTable journal,
            LeaseTable leases,
            Deciding deciding,
            Clock clock,
            List<NoteReader> readers) {
        this.cases = cases;
        this.filings = filings;
        this.journal = journal;
        this.leases = leases;
        this.deciding = deciding;
        this.clock = clock;
        this.readers = List.copyOf(readers);
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
        Case done = draft.move(next).finished();
        cases.update(done, now);
        if (done.mainMention() != before.mainMention() || done.urgency() != before.urgency()) {
            cases.mark(id);
        }
        leases.renew(id, active(act, before), now);
        journal.add(id, now, new JournalTable.Line(act.user(), act.deed().past(), act.text()));
        String text = act.text();
        if (act.deed() == Deed.NOTE && text != null) {
            readers.forEach(reader -> reader.noted(id, act.user(), text));
        }
        return cases.find(id).orElseThrow(() -> CaseTable.missing(id));
    }

    /** Adds a line to the journal, in the caller's transaction. */
    void line(long id, String who, String deed, @Nullable String text) {
        journal.add(id, clock.instant(), new JournalTable.Line(who, deed, text));
    }

    /** Takes a case for a user; nothing happens where the user has it already. */
    Case claim(long id, String user) {
        return deciding.change(id, () -> {
            Case before = cases.find(id).orElseThrow(() -> CaseTable.missing(id));
            Deed.CLAIM.check(before, user);
            if (before.state() == CaseState.CLAIMED) {
                leases.renew(id, user, clock.instant());
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

    /** Whose claim runs anew: the doer's, or that of who must hear that a reply failed. */
    private static String active(Act act, Case before) {
        String holder = before.assignee();
        return act.deed() == Deed.UNSENT && holder != null ? holder : act.user();
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
