package org.earshot.admit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a user may do; each one may do all that the ones before may. */
public enum Role {
    /** Works cases. */
    AGENT,
    /** Also assigns and approves. */
    SUPERVISOR,
    /** Also sees to sources, settings and users. */
    ADMIN;

    /** The role as people write it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that a word names, in upper or lower case. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** This role and all that it stands above. */
    public List<Role> andBelow() {
        return Arrays.stream(values()).filter(role -> role.compareTo(this) <= 0).toList();
    }
}
