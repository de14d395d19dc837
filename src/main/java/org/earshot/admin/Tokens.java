package org.earshot.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Bearer tokens for scripts. Kept as SHA-256: a token is 256 random bits, which no slow hash could make safer. */
@Service
public class Tokens {
    private static final String PREFIX = "est_";
    private static final int BYTES = 32;
    private static final int LONGEST_LABEL = 80;

    private final TokenTable table;
    private final Users users;
    private final Control control;
    private final Clock clock;

    Tokens(TokenTable table, Users users, Control control, Clock clock) {
        this.table = table;
        this.users = users;
        this.control = control;
        this.clock = clock;
    }

    /**
     * Makes a token and returns its secret, which cannot be had again.
     *
     * @param user whose it is
     * @param label what it is for, 1 to 80 characters
     * @param expiry when it ends, null for never
     * @throws RefusedUser where there is no such user or the label will not do
     */
    public String create(String user, String label, @Nullable Instant expiry) {
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw RefusedUser.because("a token's label has 1 to " + LONGEST_LABEL + " characters");
        }
        User owner = users.find(user).orElseThrow(() -> RefusedUser.because("there is no such user"));
        String secret = PREFIX + Unguessable.text(BYTES);
        table.insert(new TokenTable.Row(Digests.sha256(secret), owner.name(), label, clock.instant(), expiry));
        return secret;
    }

    /** The enabled user whose token this is, while it lasts; the commands' own secret acts as an admin. */
    public Optional<User> find(String secret) {
        if (control.opens(secret)) {
            return Optional.of(new User(Control.USER, Role.ADMIN, false, clock.instant(), Preferences.NONE, ""));
        }
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return table.user(Digests.sha256(secret), clock.instant())
                .flatMap(users::find)
                .filter(user -> !user.disabled());
    }

    /** Ends a user's tokens with a label; returns how many there were. */
    public int revoke(String user, String label) {
        return table.delete(user, label);
    }
}
