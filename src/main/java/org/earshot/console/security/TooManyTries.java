package org.earshot.console.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The door stays shut for a while, whatever the password. */
class TooManyTries extends AuthenticationException {
    private final transient Duration wait;

    TooManyTries(Duration wait) {
        super("too many failed logins; try again in " + wait.toSeconds() + " seconds");
        this.wait = wait;
    }

    Duration patience() {
        return wait;
    }
}
