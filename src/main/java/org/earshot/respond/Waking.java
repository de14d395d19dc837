package org.earshot.respond;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Brings snoozed cases back when their time has come, and forgets compliments that nobody will answer any more. */
@Component("waking")
public class Waking {
    private static final int MOST = 200;

    /** So long a compliment waits; thanks after a month surprise more than they please. */
    private static final Duration PRAISE = Duration.ofDays(30);

    private final CaseTable cases;
    private final Deeds deeds;
    private final PraiseTable praise;
    private final Clock clock;

    Waking(CaseTable cases, Deeds deeds, PraiseTable praise, Clock clock) {
        this.cases = cases;
        this.deeds = deeds;
        this.praise = praise;
        this.clock = clock;
    }

    /** Wakes what is due, up to 200 cases; a case that staff woke meanwhile stays as they left it. */
    public void wakeDue() {
        for (long id : cases.toWake(clock.instant(), MOST)) {
            wake(id);
        }
        praise.clear(clock.instant().minus(PRAISE));
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
