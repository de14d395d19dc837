package org.earshot.respond;

import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.mention.Outcome;

/** What an answer without success means for a reply, the same for every platform. */
public final class Unsent {
    private Unsent() {}

    /** Says why a status of 400 to 499 means no, with a cure. */
    public interface Words {
        /** A sentence for staff, without a secret. */
        String refused(Answer.Answered answered);
    }

    /**
     * What came of asking.
     *
     * @param answer what the fetcher brought
     * @param now the present, for times that headers name
     * @param words what to say to a refusal
     * @return empty for 200 to 299
     */
    public static Optional<Outcome> of(Answer answer, Instant now, Words words) {
        if (answer instanceof Answer.Unanswered none) {
            return Optional.of(ReplyAnswers.silence(none));
        }
        Answer.Answered answered = (Answer.Answered) answer;
        if (answered.ok()) {
            return Optional.empty();
        }
        return Optional.of(
                ReplyAnswers.passes(answered.status())
                        ? ReplyAnswers.later(answered, now, host(answered) + " answered " + answered.status())
                        : new Outcome.Refused(words.refused(answered)));
    }

    /** For a body that is not what was asked for: the next attempt looks whether the reply is there. */
    public static Outcome unreadable(Answer.Answered answered, String expected) {
        return new Outcome.TryLater(Optional.empty(), host(answered) + " answered something that is not " + expected);
    }

    private static String host(Answer.Answered answered) {
        return Optional.ofNullable(answered.address().getHost()).orElse("the server");
    }
}
