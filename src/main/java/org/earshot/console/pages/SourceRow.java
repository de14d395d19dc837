package org.earshot.console.pages;

import java.util.Locale;
import org.earshot.listen.SourceHealth;
import org.earshot.listen.StreamHealth;
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
 * @param open since when its line is open, null for one that is not streamed or whose line is closed
 * @param lag how late its posts are heard, null where unknown
 * @param money what it used and will have used this month
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
        @Nullable Moment resets,
        @Nullable Moment open,
        @Nullable String lag,
        SpendingWords money) {
    /** The state's word in style sheets and in the language file. */
    public String state() {
        return health.state().name().toLowerCase(Locale.ROOT);
    }

    /** How many seconds late the line's last event was, null where unknown. */
    public @Nullable Long lagSeconds() {
        StreamHealth stream = health.stream();
        return stream == null || stream.lag() == null ? null : stream.lag().toSeconds();
    }

    /** What is known of the account, as its word in the language file. */
    public String standing() {
        return account == null ? "" : account.state().name().toLowerCase(Locale.ROOT);
    }

    /** True for one that does nothing until somebody says so. */
    public boolean paused() {
        return switch (health.state()) {
            case PAUSED, STOPPED -> true;
            case NEW, OK, QUIET, FAILING, SPENT -> false;
        };
    }
}
