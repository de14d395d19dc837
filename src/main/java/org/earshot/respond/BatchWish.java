package org.earshot.respond;

import java.time.Instant;
import java.util.function.Function;

/** What shall be done to many cases at once. */
public sealed interface BatchWish {
    /** Take them. */
    record Claim() implements BatchWish {}

    /**
     * Give them to somebody, whoever had them; who may do that is for the caller to check.
     *
     * @param to a user's name
     */
    record Assign(String to) implements BatchWish {}

    /**
     * Put them off.
     *
     * @param until when a case of a brand comes back
     */
    record Snooze(Function<String, Instant> until) implements BatchWish {}

    /**
     * End them.
     *
     * @param outcome a word or two for the reports
     */
    record Resolve(String outcome) implements BatchWish {}

    /**
     * End them, as there is nothing to do.
     *
     * @param why in a few words
     */
    record Dismiss(String why) implements BatchWish {}
}
