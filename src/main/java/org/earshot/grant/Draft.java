package org.earshot.grant;

import java.time.Instant;
import org.earshot.respond.Case;

/** A wish that is filled in well, on its way into the ledger. */
record Draft(Wish wish, Case item, Person person, Amount amount) {
    Gesture gesture(long id, Month month, Instant now) {
        return new Gesture(
                id,
                item.id(),
                item.brand(),
                person.name(),
                wish.kind(),
                amount,
                month,
                true,
                now,
                person.name(),
                wish.why(),
                null,
                null);
    }

    Request request(long id, Excess excess, Instant now) {
        return new Request(
                id,
                item.id(),
                item.brand(),
                person.name(),
                wish.kind(),
                amount,
                wish.why(),
                excess,
                now,
                Request.State.WAITING,
                null,
                null,
                null);
    }

    /** How the journal says it. */
    String said() {
        return wish.kind() + ", " + amount + ": " + wish.why();
    }
}
