package org.earshot.respond;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Brings snoozed cases back when their time has come. */
@Component("waking")
public class Waking {
    private static final int MOST = 200;

    private final CaseTable cases;
    private final Deeds deeds;
    private final Clock clock;

    Waking(CaseTable cases, Deeds deeds, Clock clock) {
        this.cases = cases;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** Wakes what is due, up to 200 cases; a case that staff woke meanwhile stays as they left it. */
    public void wakeDue() {
        for (long id : cases.toWake(clock.instant(), MOST)) {
            wake(id);
        }
    }

    private void wake(long id) {
        try {
            deeds.perform(id, Deeds.Act.own(Deed.WAKE, null), draft -> stillDue(draft));
        } catch (NotAllowed e) {
            return; // somebody woke it, or put it off again, after we looked
        }
    }

    private void stillDue(Draft draft) {
        java.time.Instant until = draft.before().snoozedUntil();
        if (until != null && until.isAfter(clock.instant())) {
            throw new NotAllowed("case " + draft.before().id() + " was put off again");
        }
    }
}
