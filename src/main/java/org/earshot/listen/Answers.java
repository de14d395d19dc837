package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.RateLimit;
import org.earshot.fetch.RetryAfter;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for a source, the same for every platform: 401 and 403 stop it until a person mends the key, 429,
 * 5xx and a broken line put it off, any other 4xx stops it and is shown.
 */
public final class Answers {
    private static final Duration ROBOTS_WAIT = Duration.ofHours(1);

    private Answers() {}

    /**
     * Why an answer cannot be read on, with the sentence that people see.
     *
     * @param answer what the fetcher brought
     * @param source for which source
     * @param now the present, for times that the headers name
     * @return nothing for an answer of 200 to 299, and for 304, which only a conditional request gets
     */
    public static Optional<Poll> trouble(Answer answer, Source source, Instant now) {
        return trouble(answer, source, now, Answers::key);
    }

    /** The same for a place that is read without a key, such as a feed: 401 and 403 mean that it is not public. */
    public static Optional<Poll> publicTrouble(Answer answer, Source source, Instant now) {
        return trouble(answer, source, now, Answers::closed);
    }

    private static Optional<Poll> trouble(Answer answer, Source source, Instant now, Closed closed) {
        if (answer instanceof Answer.Unanswered unanswered) {
            return Optional.of(silence(unanswered));
        }
        Answer.Answered answered = (Answer.Answered) answer;
        if (answered.ok() || answered.status() == 304) {
            return Optional.empty();
        }
        return Optional.of(refusal(answered, source, now, closed));
    }

    /** What an answer of 401 or 403 asks a person to do. */
    private interface Closed {
        String cure(int status, Source source);
    }

    private static String key(int status, Source source) {
        return status == 401
                ? " (not signed in): the token of source " + source.id()
                        + " is missing, wrong or expired; put a valid one in place and resume the source"
                : " (forbidden): the token of source " + source.id()
                        + " may not read this; give it the scopes that the platform's page names and resume the source";
    }

    private static String closed(int status, Source source) {
        return status == 401
                ? " (not signed in): it shows this only to people who sign in, and source " + source.id()
                        + " reads as nobody; put a public address in its url and resume the source"
                : " (forbidden): it does not let Earshot read this; ask who runs it to allow it, or put another address"
                        + " in the url of source " + source.id() + ", and resume the source";
    }

    private static Poll silence(Answer.Unanswered unanswered) {
        Optional<Duration> wait = unanswered.retryAfter();
        return switch (unanswered.kind()) {
            case FORBIDDEN_ADDRESS -> new Poll.Stop(unanswered.why());
            case ROBOTS -> new Poll.TryLater(Optional.of(wait.orElse(ROBOTS_WAIT)), unanswered.why(), null);
            case NETWORK, TIMEOUT, TOO_LARGE, REDIRECT -> new Poll.TryLater(wait, unanswered.why(), null);
        };
    }

    private static Poll refusal(Answer.Answered answered, Source source, Instant now, Closed closed) {
        String said = host(answered) + " answered " + answered.status();
        return switch (answered.status()) {
            case 401, 403 -> new Poll.Stop(said + closed.cure(answered.status(), source));
            case 404, 410 ->
                new Poll.Stop(said + " (nothing there): check the address and names in source " + source.id()
                        + " and resume it");
            case 408, 425, 429 ->
                new Poll.TryLater(wait(answered, now), said + " (asks us to slow down)", budget(answered, now));
            default ->
                answered.status() >= 500
                        ? new Poll.TryLater(wait(answered, now), said + " (out of order)", budget(answered, now))
                        : new Poll.Stop(said + ": it does not accept what source " + source.id()
                                + " asks for; check its parameters and resume it");
        };
    }

    /** For an answer whose body is not what was asked for, such as a page of HTML with status 200. */
    public static Poll unreadable(Answer.Answered answered, String expected) {
        return new Poll.TryLater(
                Optional.empty(), host(answered) + " answered something that is not " + expected, null);
    }

    /** What the answer's headers say about our allowance, null where they say nothing. */
    public static Poll.@Nullable Budget budget(Answer.Answered answered, Instant now) {
        return RateLimit.of(answered.headers(), now)
                .map(limit -> new Poll.Budget(limit.left(), limit.limit(), limit.resetsAt()))
                .orElse(null);
    }

    /** The host that answered, as people see it. */
    public static String host(Answer.Answered answered) {
        return Optional.ofNullable(answered.address().getHost()).orElse("the server");
    }

    private static Optional<Duration> wait(Answer.Answered answered, Instant now) {
        return RetryAfter.of(answered.headers(), now)
                .or(() -> Optional.ofNullable(budget(answered, now)).flatMap(budget -> untilReset(budget, now)));
    }

    private static Optional<Duration> untilReset(Poll.Budget budget, Instant now) {
        Instant resetsAt = budget.resetsAt();
        boolean ahead = budget.left() <= 0 && resetsAt != null && resetsAt.isAfter(now);
        return ahead ? Optional.of(Duration.between(now, resetsAt)) : Optional.empty();
    }
}
