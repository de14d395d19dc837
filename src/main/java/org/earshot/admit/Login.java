package org.earshot.admit;

import java.time.Duration;

/** What came of a login. */
public sealed interface Login {
    /**
     * Come in.
     *
     * @param user who it is
     */
    record In(User user) implements Login {}

    /** There is no such user, or the password is wrong, or the user is disabled; nobody is told which. */
    record Refused() implements Login {}

    /**
     * Too many failures; nothing was compared.
     *
     * @param patience until the next try counts, at least a second
     */
    record TooMany(Duration patience) implements Login {}
}
