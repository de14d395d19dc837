package org.earshot.console.pages;

import java.util.List;
import org.earshot.configure.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says, ready to be written; holds no secret.
 *
 * @param problems what was wrong at the last reload
 * @param levels what each urgency promises
 * @param recipients who is told, by names and channels
 * @param dead alerts that were given up
 */
record SettingsView(
        List<Problem> problems, List<LevelLine> levels, List<RecipientLine> recipients, List<DeadLine> dead) {
    /**
     * A level.
     *
     * @param urgency its word
     * @param promise how soon the first answer is due, null for no promise
     * @param aroundTheClock true where nights count
     */
    record LevelLine(String urgency, @Nullable String promise, boolean aroundTheClock) {}

    /**
     * A recipient.
     *
     * @param name its name in the file
     * @param channels by what it hears
     */
    record RecipientLine(String name, List<String> channels) {}

    /**
     * An alert that was given up.
     *
     * @param caseId about which case
     * @param recipient for whom
     * @param trouble why
     * @param created when it was written
     */
    record DeadLine(long caseId, String recipient, @Nullable String trouble, Moment created) {}
}
