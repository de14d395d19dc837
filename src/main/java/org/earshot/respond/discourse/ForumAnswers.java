package org.earshot.respond.discourse;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.RetryAfter;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.earshot.respond.ReplyAnswers;

/** Reads what a forum says to somebody who answers. */
final class ForumAnswers {
    private final Clock clock;

    ForumAnswers(Clock clock) {
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
        return switch (status) {
            case 401, 403 ->
                new Outcome.Refused("the forum does not let our account answer there (" + status + ")" + said(answered)
                        + "; give the source a key that may write as its account");
            case 404, 410 -> new Outcome.Refused("the topic is gone (" + status + ")");
            case 408, 425, 429 -> new Outcome.TryLater(wait(answered), "the forum asks us to wait (" + status + ")");
            default ->
                status >= 500
                        ? new Outcome.TryLater(wait(answered), "the forum has trouble (" + status + ")")
                        : new Outcome.Refused("the forum refuses this text (" + status + ")" + said(answered));
        };
    }

    private Optional<Duration> wait(Answer.Answered answered) {
        long seconds =
                ReplyAnswers.tree(answered).path("extras").path("wait_seconds").asLong();
        return RetryAfter.of(answered.headers(), clock.instant())
                .or(() -> seconds > 0 ? Optional.of(Duration.ofSeconds(Math.min(seconds, 86_400))) : Optional.empty());
    }

    /** The forum's own sentence, such as the least length of a post, with a colon before it. */
    String said(Answer.Answered answered) {
        String text =
                Texts.clean(ReplyAnswers.tree(answered).path("errors").path(0).asText(""));
        return text.isEmpty() ? "" : ": " + Texts.cut(text, 200);
    }
}
