package org.earshot.admit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token may do at most; never more than its owner may. */
public enum Scope {
    /** Reads what agents and supervisors read. */
    READ,
    /** Also does what agents and supervisors do. */
    WORK,
    /** All that an admin may; for admins only. */
    ADMIN;

    /** The scope as people write it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope that a word names. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** True where an owner may have such a token. */
    public boolean allowedTo(Role owner) {
        return this != ADMIN || owner == Role.ADMIN;
    }

    /** The role that a token acts in, while its owner has a role. */
    public Role actsAs(Role owner) {
        return this != ADMIN && owner == Role.ADMIN ? Role.SUPERVISOR : owner;
    }
}
