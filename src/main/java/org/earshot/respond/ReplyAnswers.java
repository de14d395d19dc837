package org.earshot.respond;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.RateLimit;
import org.earshot.fetch.RetryAfter;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;

/** What an answer means for a reply where the platform has no words of its own for it. */
public final class ReplyAnswers {
    private static final int LONGEST = 200;

    private ReplyAnswers() {}

    /** The outcome of a request that nobody answered. */
    public static Outcome silence(Answer.Unanswered none) {
        return switch (none.kind()) {
            case NETWORK, TIMEOUT, TOO_LARGE -> new Outcome.TryLater(none.retryAfter(), none.why());
            case FORBIDDEN_ADDRESS, ROBOTS, REDIRECT -> new Outcome.Refused(none.why());
        };
    }

    /** True for a status that passes: the platform is busy, out of order, or asks us to wait. */
    public static boolean passes(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /** Waits as long as the answer's headers ask, in Retry-After or as the end of an allowance that is used up. */
    public static Outcome later(Answer.Answered answered, Instant now, String why) {
        Optional<Duration> wait = RetryAfter.of(answered.headers(), now)
                .or(() -> RateLimit.of(answered.headers(), now)
                        .filter(limit -> limit.left() <= 0)
                        .map(RateLimit::resetsAt)
                        .filter(reset -> reset.isAfter(now))
                        .map(reset -> Duration.between(now, reset)));
        return new Outcome.TryLater(wait, why);
    }

    /** The body as JSON, missing where there is none. */
    public static JsonNode tree(Answer answer) {
        return answer instanceof Answer.Answered answered ? answered.json() : MissingNode.getInstance();
    }

    /** True for two texts that say the same; platforms change white space as they like. */
    public static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** What a platform says, made fit to be shown to staff. */
    public static String words(String said) {
        return said.isBlank() ? "no reason given" : Texts.cut(Texts.clean(said), LONGEST);
    }
}
