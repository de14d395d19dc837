package org.earshot.console.security;

import org.earshot.admit.User;
import org.springframework.security.core.AuthenticationException;

/** The password was right, and it is not enough. */
class NeedsMore extends AuthenticationException {
    private final transient User user;

    NeedsMore(User user) {
        super("more than a password is needed");
        this.user = user;
    }

    User user() {
        return user;
    }
}
