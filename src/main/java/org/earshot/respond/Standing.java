package org.earshot.respond;

import java.time.Duration;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.mention.Outcome;

/** Whether the key of a source may speak as the account that the source names. */
public sealed interface Standing {
    /**
     * It is that account's.
     *
     * @param account as its platform writes it, such as {@code @acmebank}
     */
    record May(String account) implements Standing {}

    /**
     * It is another account's, or no key any more: nothing may be sent with it.
     *
     * @param why a sentence for an admin with a cure, without a secret
     */
    record MayNot(String why) implements Standing {}

    /**
     * It was never meant to answer: it reads, and belongs to no account.
     *
     * @param why a sentence for an admin with a cure, without a secret
     */
    record ListensOnly(String why) implements Standing {}

    /**
     * Nobody said.
     *
     * @param why a sentence for an admin, without a secret
     * @param after how long the platform asked us to wait, empty where it did not say
     */
    record Unsure(String why, Optional<Duration> after) implements Standing {
        /** Where the platform asked for no wait. */
        public Unsure(String why) {
            this(why, Optional.empty());
        }
    }

    /** What stands in the way of a reply; empty where nothing does. */
    default Optional<Outcome> objection() {
        if (this instanceof MayNot no) {
            return Optional.of(new Outcome.Refused(no.why()));
        }
        if (this instanceof ListensOnly no) {
            return Optional.of(new Outcome.Refused(no.why()));
        }
        return this instanceof Unsure unsure
                ? Optional.of(new Outcome.TryLater(unsure.after(), unsure.why()))
                : Optional.empty();
    }

    /**
     * What it means that nothing came of asking who we are.
     *
     * @param answer the platform's
     * @param trouble what it would mean for a reply
     * @param platform as people call it, for messages
     */
    static Standing of(Answer answer, Outcome trouble, String platform) {
        if (answer instanceof Answer.Answered answered && (answered.status() == 404 || answered.status() == 410)) {
            return new MayNot(platform + " does not know the question who we are (" + answered.status()
                    + "); correct the server of the source");
        }
        return trouble instanceof Outcome.TryLater later
                ? new Unsure(later.why(), later.after())
                : new MayNot(
                        trouble instanceof Outcome.Refused refused
                                ? refused.why()
                                : platform + " did not say who we are");
    }
}
