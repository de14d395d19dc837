package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Who holds a case, where it is not the holder's own doing: given, put back, handed over. Throws as {@link Cases} does. */
@Service
public class Holders {
    private final CaseTable cases;
    private final JournalTable journal;
    private final Deeds deeds;
    private final Deciding deciding;
    private final Clock clock;

    Holders(CaseTable cases, JournalTable journal, Deeds deeds, Deciding deciding, Clock clock) {
        this.cases = cases;
        this.journal = journal;
        this.deeds = deeds;
        this.deciding = deciding;
        this.clock = clock;
    }

    /**
     * Somebody who gets a case without asking for it.
     *
     * @param to their name
     * @param why what spoke for them
     */
    public record Gift(String to, String why) {}

    /**
     * Gives an open case to whom the choice names, at most once however many daemons try; empty where it is not open any more, or
     * where the choice is nobody.
     *
     * @param choice runs in the transaction, perhaps more than once
     */
    public Optional<Case> give(long id, Function<Case, Optional<Gift>> choice) {
        Optional<Case> given = deciding.decide(() -> given(id, choice));
        given.ifPresent(item -> deciding.changed(item.id()));
        return given;
    }

    private Optional<Case> given(long id, Function<Case, Optional<Gift>> choice) {
        Optional<Case> open = cases.find(id).filter(item -> item.state() == CaseState.OPEN);
        return open.flatMap(before -> choice.apply(before).map(gift -> give(before, gift)));
    }

    /** Only where the case is still as it was read; else the whole decision begins again. */
    private Case give(Case before, Gift gift) {
        Instant now = clock.instant();
        CaseState next = Deed.GIVE.check(before, JournalTable.EARSHOT);
        cases.update(new Draft(before).holder(gift.to()).move(next).finished(), now);
        journal.add(before.id(), now, JournalTable.Line.own(Deed.GIVE.past(), gift.to() + ": " + gift.why()));
        return cases.find(before.id()).orElseThrow(() -> CaseTable.missing(before.id()));
    }

    /** Takes a case from whoever holds it and lets it be anybody's; who may do that is for the caller to check. */
    public Case putBack(long id, String by) {
        Case held = cases.find(id).orElseThrow(() -> CaseTable.missing(id));
        String holder = held.assignee();
        if (holder == null) {
            throw new NotAllowed("nobody holds case " + id + ", so it cannot be put back");
        }
        return deeds.perform(id, new Deeds.Act(Deed.PUT_BACK, by, holder), draft -> {
            if (!holder.equals(draft.before().assignee())) {
                throw new NotAllowed("case " + id + " is not held by " + holder + " any more");
            }
            draft.holder(null);
        });
    }

    /**
     * Takes a case from its holder for others to answer; its deadline stays.
     *
     * @param words to whom and why, for its journal
     * @param also what goes with it, with the case as it was; runs in the transaction, perhaps more than once
     */
    public Case handOver(long id, String by, String words, Consumer<Case> also) {
        return deeds.perform(id, new Deeds.Act(Deed.HAND_OVER, by, words), draft -> {
            also.accept(draft.before());
            draft.holder(null);
        });
    }

    /**
     * Notes that a colleague looked at how a case was answered; what they think of it does not stand in its journal.
     *
     * @param also what goes with it; runs in the transaction, perhaps more than once
     */
    public Case reviewed(long id, String by, Runnable also) {
        return deeds.perform(id, new Deeds.Act(Deed.REVIEW, by, null), draft -> also.run());
    }
}
