package org.earshot.grant;

import java.util.Objects;
import java.util.function.Supplier;
import org.earshot.respond.CaseChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a decision about what a person gives in one transaction, while nobody else decides about that person. */
@Component
class Turns {
    private static final int MOST_TRIES = 20;

    private final GoodwillTable table;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    Turns(GoodwillTable table, TransactionTemplate transactions, ApplicationEventPublisher events) {
        this.table = table;
        this.transactions = transactions;
        this.events = events;
    }

    /** Decides, and makes the change of the case known once it is committed. */
    <T> T take(String person, long caseId, Supplier<T> decision) {
        T decided = retried(() -> {
            table.take(person);
            return decision.get();
        });
        events.publishEvent(new CaseChanged(caseId));
        return decided;
    }

    private <T> T retried(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> work.get()));
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }
}
