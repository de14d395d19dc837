package org.earshot.console.settings;

import org.earshot.admit.Account;
import org.earshot.console.pages.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A user as the list shows them.
 *
 * @param account who
 * @param login when they last came in, null for never
 */
record UserRow(Account account, @Nullable Moment login) {
    /** The name that they log in with. */
    public String name() {
        return account.user().name();
    }

    /** Their role as a key ends. */
    public String role() {
        return account.user().role().word();
    }
}
