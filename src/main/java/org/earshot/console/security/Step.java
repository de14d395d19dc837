package org.earshot.console.security;

import org.earshot.admit.Account;

/** What somebody whose password was right still has to do before they are in. */
enum Step {
    /** Type a code. */
    CODE,
    /** Choose another password. */
    PASSWORD,
    /** Enrol a second factor. */
    ENROL,
    /** Nothing. */
    IN;

    /**
     * The next step.
     *
     * @param account whose password was right
     * @param proven whether a code was right too
     * @param required whether their role needs a second factor
     */
    static Step next(Account account, boolean proven, boolean required) {
        if (account.secondFactor() && !proven) {
            return CODE;
        }
        if (account.mustChange()) {
            return PASSWORD;
        }
        return required && !account.secondFactor() ? ENROL : IN;
    }

    String path() {
        return this == IN ? "/" : "/login/" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
