package org.earshot.console.pages;

import java.util.Locale;
import org.earshot.listen.SourceHealth;
import org.earshot.respond.AnsweringAccount;
import org.jspecify.annotations.Nullable;

/**
 * A source as its page shows it.
 *
 * @param health how it does
 * @param platform its platform, as people write it
 * @param brand its brand, as people write it
 * @param account the account that answers, null for none
 * @param success when a poll last succeeded, null for never
 * @param brought when it last brought something, null for never
 * @param troubled when its last trouble was, null while all is well
 * @param again when it may be polled again at the earliest, null for at once
 * @param resets when its allowance is renewed, null where unknown
 */
record SourceRow(
        SourceHealth health,
        String platform,
        String brand,
        @Nullable AnsweringAccount account,
        @Nullable Moment success,
        @Nullable Moment brought,
        @Nullable Moment troubled,
        @Nullable Moment again,
        @Nullable Moment resets) {
    /** The state's word in style sheets and in the language file. */
    public String state() {
        return health.state().name().toLowerCase(Locale.ROOT);
    }

    /** What is known of the account, as its word in the language file. */
    public String standing() {
        return account == null ? "" : account.state().name().toLowerCase(Locale.ROOT);
    }

    /** True for one that does nothing until somebody says so. */
    public boolean paused() {
        return switch (health.state()) {
            case PAUSED, STOPPED -> true;
            case NEW, OK, QUIET, FAILING -> false;
        };
    }
}
