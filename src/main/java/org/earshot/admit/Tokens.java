package org.earshot.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Bearer tokens for scripts. Kept as SHA-256: a token is 256 random bits, which no slow hash could make safer. */
@Service
public class Tokens {
    private static final String PREFIX = "est_";
    private static final int BYTES = 32;
    private static final int LONGEST_LABEL = 80;
    private static final int MOST = 50;
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final TokenTable table;
    private final Users users;
    private final Control control;
    private final Witness witness;
    private final Clock clock;

    Tokens(TokenTable table, Users users, Control control, Witness witness, Clock clock) {
        this.table = table;
        this.users = users;
        this.control = control;
        this.witness = witness;
        this.clock = clock;
    }

    /**
     * Makes a token and returns its secret, which cannot be had again.
     *
     * @param user whose it is
     * @param label what it is for, 1 to 80 characters
     * @param scope what it may do, at most what its owner may
     * @param expiry when it ends, null for never
     * @throws RefusedUser where there is no such user, or the label, the scope or the expiry will not do
     */
    public String create(String user, String label, Scope scope, @Nullable Instant expiry) {
        String clean = Texts.clean(label).strip();
        if (clean.isEmpty() || clean.length() > LONGEST_LABEL) {
            throw RefusedUser.because("label", "a token's label has 1 to " + LONGEST_LABEL + " characters");
        }
        User owner = users.find(user).orElseThrow(() -> RefusedUser.because("unknown", "there is no such user"));
        if (!scope.allowedTo(owner.role())) {
            throw RefusedUser.because("scope", "a token may not do more than its owner");
        }
        Instant now = clock.instant();
        if (expiry != null && !expiry.isAfter(now)) {
            throw RefusedUser.because("expiry", "a token ends in the future");
        }
        List<Token> others = table.of(owner.name());
        if (others.size() >= MOST) {
            throw RefusedUser.because("tokens", "nobody has more than " + MOST + " tokens; revoke one first");
        }
        if (others.stream().anyMatch(other -> other.label().equals(clean))) {
            throw RefusedUser.because("label.taken", "you have a token with this label already");
        }
        String secret = PREFIX + Unguessable.text(BYTES);
        table.insert(Digests.sha256(secret), new Token("", owner.name(), clean, scope, now, expiry, null));
        witness.note(owner.name(), "token.create", clean + ", may " + scope.word());
        return secret;
    }

    /** Whom a token lets in, while it lasts and its owner is enabled; the commands' own secret acts as an admin. */
    public Optional<Bearer> find(String secret) {
        Instant now = clock.instant();
        if (control.opens(secret)) {
            User command = new User(Control.USER, Role.ADMIN, false, now, Preferences.NONE, "");
            return Optional.of(new Bearer(command, Scope.ADMIN));
        }
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hash = Digests.sha256(secret);
        return table.find(hash, now)
                .flatMap(token -> users.find(token.user())
                        .filter(user -> !user.disabled())
                        .map(user -> {
                            touch(hash, token, now);
                            return new Bearer(acting(user, token.scope()), token.scope());
                        }));
    }

    /** The tokens of a user, newest first, those that ended too. */
    public List<Token> of(String user) {
        return table.of(user);
    }

    /** The tokens of everybody, newest first, those that ended too. */
    public List<Token> all() {
        return table.all();
    }

    /** Ends one token of a user, named by its handle; false where they have none of that name. */
    public boolean revoke(String by, String user, String handle) {
        Optional<Token> found = table.of(user).stream()
                .filter(token -> token.handle().equals(handle))
                .findFirst();
        if (found.isEmpty() || table.delete(user, handle) == 0) {
            return false;
        }
        witness.note(by, "token.revoke", found.get().label() + " of " + user);
        return true;
    }

    private void touch(String hash, Token token, Instant now) {
        Instant used = token.lastUsedAt();
        if (used == null || Duration.between(used, now).abs().compareTo(TOUCH) >= 0) {
            table.touch(hash, now);
        }
    }

    private static User acting(User owner, Scope scope) {
        Role role = scope.actsAs(owner.role());
        return new User(owner.name(), role, false, owner.createdAt(), owner.preferences(), owner.mark());
    }
}
