package org.earshot.console.pages;

import java.util.List;
import org.earshot.configure.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says, ready to be written; holds no secret.
 *
 * @param problems what was wrong at the last reload
 * @param brands whom we listen for
 * @param levels what each urgency promises
 * @param recipients who is told, by names and channels
 * @param dead alerts that were given up
 */
record SettingsView(
        List<Problem> problems,
        List<BrandLine> brands,
        List<LevelLine> levels,
        List<RecipientLine> recipients,
        List<DeadLine> dead) {
    /**
     * A brand.
     *
     * @param id its id
     * @param name its name
     * @param terms what is listened for
     * @param exclude what is not
     * @param languages in words
     * @param hours opening hours, a line for each day; empty for around the clock
     * @param zone its time zone
     */
    record BrandLine(
            String id,
            String name,
            List<String> terms,
            List<String> exclude,
            String languages,
            List<String> hours,
            String zone) {}

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
