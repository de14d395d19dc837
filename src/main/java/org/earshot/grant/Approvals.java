package org.earshot.grant;

import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.earshot.mention.Texts;
import org.earshot.respond.Cases;
import org.earshot.store.Ids;
import org.springframework.stereotype.Service;

/** Says yes or no to what somebody else may not give alone. Of two who decide at once, one does. */
@Service
public class Approvals {
    private static final int LONGEST_REMARK = 500;

    private final GoodwillTable ledger;
    private final RequestTable requests;
    private final Turns turns;
    private final Cases cases;
    private final Calendar calendar;
    private final Ids ids;
    private final Clock clock;

    Approvals(
            GoodwillTable ledger,
            RequestTable requests,
            Turns turns,
            Cases cases,
            Calendar calendar,
            Ids ids,
            Clock clock) {
        this.ledger = ledger;
        this.requests = requests;
        this.turns = turns;
        this.cases = cases;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives what was asked for; it does not count against what the asker may give alone.
     *
     * @throws NoSuchElementException where there is no such request
     */
    public Settling approve(long id, Person by, String remark) {
        return others(id, by, Request.State.APPROVED, remark);
    }

    /**
     * Says no; that needs words.
     *
     * @throws NoSuchElementException where there is no such request
     */
    public Settling decline(long id, Person by, String remark) {
        return Texts.clean(remark).isEmpty() ? new Settling.Wordless() : others(id, by, Request.State.DECLINED, remark);
    }

    /**
     * Takes one's own request back.
     *
     * @throws NoSuchElementException where the person has no such request
     */
    public Settling withdraw(long id, Person by) {
        Request asked = find(id);
        if (!asked.person().equals(by.name())) {
            throw missing(id);
        }
        return settle(asked, Request.State.WITHDRAWN, by, "");
    }

    private Settling others(long id, Person by, Request.State to, String remark) {
        Request asked = find(id);
        return !by.approves() || asked.person().equals(by.name())
                ? new Settling.NotYours()
                : settle(asked, to, by, Texts.cut(Texts.clean(remark), LONGEST_REMARK));
    }

    private Settling settle(Request asked, Request.State to, Person by, String remark) {
        return turns.take(asked.person(), asked.caseId(), () -> {
            Instant now = clock.instant();
            if (!requests.settle(asked.id(), to, new RequestTable.Decision(by.name(), now, remark))) {
                String faster = find(asked.id()).decidedBy();
                return new Settling.Settled(faster == null ? by.name() : faster);
            }
            if (to == Request.State.APPROVED) {
                ledger.insert(gesture(asked, by, now), null);
            }
            String more = remark.isEmpty() ? "" : ": " + remark;
            String said = asked.kind() + ", " + asked.amount() + ", " + asked.person() + more;
            cases.record(asked.caseId(), by.name(), "goodwill " + to.word(), said);
            return new Settling.Done();
        });
    }

    private Gesture gesture(Request asked, Person by, Instant now) {
        return new Gesture(
                ids.next(),
                asked.caseId(),
                asked.brand(),
                asked.person(),
                asked.kind(),
                asked.amount(),
                calendar.month(asked.brand(), now),
                false,
                now,
                by.name(),
                asked.why(),
                null,
                null);
    }

    private Request find(long id) {
        return requests.find(id).orElseThrow(() -> missing(id));
    }

    private static NoSuchElementException missing(long id) {
        return new NoSuchElementException("there is no request " + id);
    }
}
