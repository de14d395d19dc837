package org.earshot.admit;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Links with which a user chooses a password, once and for a day. They do not let anybody in: who uses one logs in afterwards. */
@Service
public class ResetLinks {
    /** How long a link lasts. */
    public static final Duration LIFE = Duration.ofHours(24);

    private static final String PREFIX = "rst_";
    private static final int BYTES = 32;

    private final ResetLinkTable table;
    private final Users users;
    private final TransactionTemplate transactions;
    private final Witness witness;
    private final Clock clock;

    ResetLinks(ResetLinkTable table, Users users, TransactionTemplate transactions, Witness witness, Clock clock) {
        this.table = table;
        this.users = users;
        this.transactions = transactions;
        this.witness = witness;
        this.clock = clock;
    }

    /** Makes the secret of a link; earlier links of this user end. */
    String make(String user) {
        String secret = PREFIX + Unguessable.text(BYTES);
        table.deleteAll(user);
        table.insert(Digests.sha256(secret), user, clock.instant().plus(LIFE));
        return secret;
    }

    /** The enabled user whose link this is, while it lasts and is unused. */
    public Optional<User> find(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return table.user(Digests.sha256(secret), clock.instant())
                .flatMap(users::find)
                .filter(user -> !user.disabled());
    }

    /**
     * Uses a link up; all sessions of its user end.
     *
     * @throws RefusedUser where the link is over, or the password will not do, which leaves the link as it was
     */
    public User use(String secret, String password) {
        User user = find(secret).orElseThrow(() -> RefusedUser.because("link", "the link is over"));
        transactions.executeWithoutResult(status -> {
            if (!table.delete(Digests.sha256(secret))) {
                throw RefusedUser.because("link", "the link is over");
            }
            users.changePassword(user.name(), password);
        });
        witness.note(user.name(), "user.password", user.name() + " chose a password with a link");
        return user;
    }
}
