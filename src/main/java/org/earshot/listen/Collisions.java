package org.earshot.listen;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a transaction again where another writer was faster: two sources brought the same post, or waited for each other. */
@Component
class Collisions {
    private static final int MOST_RETRIES = 3;

    private final TransactionTemplate transactions;

    Collisions(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    /** What the action returns, from the first of at most four tries that does not collide. */
    <T> T retry(Supplier<T> action) {
        for (int retries = 0; ; retries++) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> action.get()));
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (retries == MOST_RETRIES) {
                    throw e;
                }
            }
        }
    }
}
