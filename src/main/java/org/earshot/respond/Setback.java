package org.earshot.respond;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.RateLimit;
import org.earshot.fetch.RetryAfter;
import org.earshot.mention.Outcome;

/**
 * What an answer that is no success means for a reply: a key that is refused and a post that is gone end it, a server in trouble puts
 * it off.
 *
 * @param platform as people call it
 * @param key the cure for 401
 * @param permission the cure for 403
 * @param gone what 404 and 410 mean
 */
public record Setback(String platform, String key, String permission, String gone) {
    /**
     * The outcome, nothing for an answer of 200 to 299.
     *
     * @param words the platform's own words for a refusal, empty for none
     */
    public Optional<Outcome> of(Answer answer, String words, Instant now) {
        if (answer instanceof Answer.Unanswered none) {
            return Optional.of(silence(none));
        }
        Answer.Answered answered = (Answer.Answered) answer;
        return answered.ok() ? Optional.empty() : Optional.of(refusal(answered, words, now));
    }

    private static Outcome silence(Answer.Unanswered none) {
        return switch (none.kind()) {
            case NETWORK, TIMEOUT, TOO_LARGE -> new Outcome.TryLater(none.retryAfter(), none.why());
            case FORBIDDEN_ADDRESS, ROBOTS, REDIRECT -> new Outcome.Refused(none.why());
        };
    }

    private Outcome refusal(Answer.Answered answered, String words, Instant now) {
        String said = platform + " answered " + answered.status();
        return switch (answered.status()) {
            case 401 -> new Outcome.Refused(said + ": " + key);
            case 403 -> new Outcome.Refused(said + ": " + permission);
            case 404, 410 -> new Outcome.Refused(said + ": " + gone);
            case 408, 425, 429 -> new Outcome.TryLater(wait(answered, now), said + " (asks us to wait)");
            default ->
                answered.status() >= 500
                        ? new Outcome.TryLater(wait(answered, now), said + " (out of order)")
                        : new Outcome.Refused(said + (words.isEmpty() ? "" : ": " + words));
        };
    }

    /** As long as the platform says, in Retry-After or as the end of a used up allowance. */
    private static Optional<Duration> wait(Answer.Answered answered, Instant now) {
        return RetryAfter.of(answered.headers(), now)
                .or(() -> RateLimit.of(answered.headers(), now)
                        .filter(limit -> limit.left() <= 0)
                        .map(RateLimit::resetsAt)
                        .filter(reset -> reset.isAfter(now))
                        .map(reset -> Duration.between(now, reset)));
    }
}
