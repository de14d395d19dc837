package org.earshot.respond.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.RateLimit;
import org.earshot.fetch.RetryAfter;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.earshot.respond.ReplyAnswers;

/** Reads what GitHub says to somebody who answers. A 403 may be a limit, not a bad key: its headers or its sentence tell. */
final class HubAnswers {
    /** What GitHub asks for where a limit names no time. */
    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    private final Clock clock;

    HubAnswers(Clock clock) {
        this.clock = clock;
    }

    /** Why nothing came of a request; empty for an answer of 200 to 299. */
    Optional<Outcome> trouble(Answer answer) {
        if (answer instanceof Answer.Unanswered none) {
            return Optional.of(ReplyAnswers.silence(none));
        }
        Answer.Answered answered = (Answer.Answered) answer;
        return answered.ok() ? Optional.empty() : Optional.of(refused(answered));
    }

    private Outcome refused(Answer.Answered answered) {
        int status = answered.status();
        if (status == 429 || (status == 403 && limited(answered))) {
            return new Outcome.TryLater(Optional.of(wait(answered)), "GitHub asks us to wait (" + status + ")");
        }
        return switch (status) {
            case 401 -> new Outcome.Refused("GitHub does not know our token any more (401); give the source a new one");
            case 403 ->
                new Outcome.Refused(
                        "our account may not answer there (403)" + said(answered)
                                + "; the conversation is locked, or the token lacks the right to write issues: give it that right");
            case 404 ->
                new Outcome.Refused(
                        "the issue is gone, or the token may not see or answer it (404); give it the repository");
            case 410 -> new Outcome.Refused("the issue was deleted (410)");
            default ->
                status >= 500 || status == 408
                        ? new Outcome.TryLater(
                                RetryAfter.of(answered.headers(), clock.instant()),
                                "GitHub has trouble (" + status + ")")
                        : new Outcome.Refused("GitHub refuses this text (" + status + ")" + said(answered));
        };
    }

    private static boolean limited(Answer.Answered answered) {
        String text = answered.text().toLowerCase(Locale.ROOT);
        return answered.headers().first("Retry-After").isPresent()
                || answered.headers()
                        .first("X-RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent()
                || text.contains("rate limit")
                || text.contains("abuse detection");
    }

    private Duration wait(Answer.Answered answered) {
        Instant now = clock.instant();
        return RetryAfter.of(answered.headers(), now)
                .or(() -> RateLimit.of(answered.headers(), now)
                        .filter(limit -> limit.left() <= 0 && limit.resetsAt() != null)
                        .map(limit -> Duration.between(now, limit.resetsAt()))
                        .filter(wait -> !wait.isNegative()))
                .orElse(AT_LEAST);
    }

    private String said(Answer.Answered answered) {
        String text = Texts.clean(ReplyAnswers.tree(answered).path("message").asText(""));
        return text.isEmpty() ? "" : ": " + Texts.cut(text, 200);
    }
}
