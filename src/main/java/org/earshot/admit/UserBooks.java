package org.earshot.admit;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.earshot.admit.UserChange.Field;
import org.earshot.store.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what was changed of users, in the transaction of the change; and tells the witness. */
@Component
class UserBooks {
    private final UserChangeTable changes;
    private final TransactionTemplate transactions;
    private final Witness witness;
    private final Ids ids;
    private final Clock clock;

    UserBooks(UserChangeTable changes, TransactionTemplate transactions, Witness witness, Ids ids, Clock clock) {
        this.changes = changes;
        this.transactions = transactions;
        this.witness = witness;
        this.ids = ids;
        this.clock = clock;
    }

    /** A change and its note are one. */
    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    /** Keeps a change; returns its id. */
    long note(String by, String user, Turn turn) {
        long id = ids.next();
        changes.insert(new UserChange(id, clock.instant(), by, user, turn.field(), turn.before(), turn.after(), null));
        return id;
    }

    /** For those who read what everybody did. */
    void tell(String by, String deed, String what) {
        witness.note(by, deed, what);
    }

    Optional<UserChange> find(long id) {
        return changes.find(id);
    }

    List<UserChange> history(String user, int most) {
        return changes.of(user, most);
    }

    boolean undo(long id, long by) {
        return changes.undo(id, by);
    }

    /**
     * What turns into what.
     *
     * @param field what is changed
     * @param before the value that was
     * @param after the value that is
     */
    record Turn(Field field, String before, String after) {}
}
