package org.earshot.share;

import org.earshot.respond.Case;
import org.earshot.respond.CaseChanged;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Counts the foul cases that somebody took by themselves, or was assigned by a supervisor, among those they had today: who read five of
 * these because they wanted to is not given five more.
 */
@Component
class TakenFoul {
    private final Cases cases;
    private final CaseNeeds asking;
    private final GiftTable gifts;
    private final SharingDay rules;

    TakenFoul(Cases cases, CaseNeeds asking, GiftTable gifts, SharingDay rules) {
        this.cases = cases;
        this.asking = asking;
        this.gifts = gifts;
        this.rules = rules;
    }

    /** Counts once for each case and person; where nothing is shared out there is nothing to count. */
    @EventListener
    void changed(CaseChanged event) {
        if (rules.get().brands().isEmpty()) {
            return;
        }
        try {
            cases.find(event.caseId())
                    .filter(item -> item.state() == CaseState.CLAIMED)
                    .ifPresent(this::count);
        } catch (ConcurrencyFailureException busy) {
            return; // the next change of the case counts it
        }
    }

    private void count(Case item) {
        String who = item.assignee();
        if (who != null && asking.hard(item) && !gifts.had(item.id(), who)) {
            gifts.insert(item.id(), who, rules.now(), true);
        }
    }
}
