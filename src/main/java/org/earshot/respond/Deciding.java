package org.earshot.respond;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a decision about a case in one transaction, and again from the start where somebody else was faster. */
@Component
class Deciding {
    private static final int MOST_TRIES = 20;

    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    Deciding(TransactionTemplate transactions, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.events = events;
    }

    /** The outcome of the first run that nobody disturbed. */
    <T> T decide(Supplier<T> decision) {
        for (int tries = 1; ; tries++) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> decision.get()));
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** The same for a change of a case, which is made known once it is committed. */
    Case change(long caseId, Supplier<Case> decision) {
        Case after = decide(decision);
        changed(caseId);
        return after;
    }

    /** Makes a committed change known. */
    void changed(long caseId) {
        events.publishEvent(new CaseChanged(caseId));
    }

    /** Makes known that compliments changed, once that is committed. */
    void praised() {
        events.publishEvent(new PraiseChanged());
    }
}
