package org.earshot.respond.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyAnswers;
import org.jsoup.Jsoup;

/** Reads what a Mastodon server says to a reply. */
final class StatusAnswers {
    /** How far a server's clock may be behind ours. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final Clock clock;

    StatusAnswers(Clock clock) {
        this.clock = clock;
    }

    /** What came of posting. */
    Outcome posted(Answer answer, Reply reply) {
        if (!(answer instanceof Answer.Answered answered)) {
            return ReplyAnswers.silence((Answer.Unanswered) answer);
        }
        if (!answered.ok()) {
            return refused(answered);
        }
        JsonNode status = ReplyAnswers.tree(answered);
        return status.hasNonNull("id")
                ? sent(status)
                : later(
                        answered,
                        "the server took reply " + reply.id() + " but answered with something other than a post");
    }

    /** What the conversation shows of an earlier attempt: that it went through, or why nothing can be sent now; else empty. */
    Optional<Outcome> lookedBack(Answer answer, String own, Reply reply) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Optional.of(ReplyAnswers.silence((Answer.Unanswered) answer));
        }
        if (!answered.ok()) {
            return Optional.of(refused(answered));
        }
        JsonNode after = ReplyAnswers.tree(answered).path("descendants");
        if (!after.isArray()) {
            return Optional.of(later(answered, "the server answered with something other than a conversation"));
        }
        for (JsonNode status : after) {
            if (own.equals(status.path("in_reply_to_id").asText()) && ours(status, reply)) {
                return Optional.of(sent(status));
            }
        }
        return Optional.empty();
    }

    private static boolean ours(JsonNode status, Reply reply) {
        String text = Jsoup.parse(status.path("content").asText()).text();
        Instant earliest = reply.createdAt().minus(CLOCKS_APART);
        return StatusText.same(text, reply.text()) && !postedAt(status).isBefore(earliest);
    }

    private static Instant postedAt(JsonNode status) {
        try {
            return Instant.parse(status.path("created_at").asText());
        } catch (DateTimeException e) {
            return Instant.MAX; // a server that gives no time must not make us send twice
        }
    }

    private static Outcome sent(JsonNode status) {
        String url = status.hasNonNull("url") ? status.get("url").asText() : null;
        return new Outcome.Sent(Texts.cut(status.get("id").asText(), 700), url);
    }

    private Outcome refused(Answer.Answered answered) {
        int status = answered.status();
        return switch (status) {
            case 401 ->
                new Outcome.Refused("the server does not know our token any more (401); give the source a new one");
            case 403 ->
                new Outcome.Refused(
                        "our account may not answer there (403); give the source a token with the scope write:statuses");
            case 404, 410 -> new Outcome.Refused("the post is gone (" + status + ")");
            case 408, 425, 429 -> later(answered, "the server asks us to wait (" + status + ")");
            default ->
                status >= 500
                        ? later(answered, "the server has trouble (" + status + ")")
                        : new Outcome.Refused("the server refuses this text (" + status + "): " + message(answered));
        };
    }

    private Outcome later(Answer.Answered answered, String why) {
        Optional<Duration> after = answered.headers().first("Retry-After").flatMap(StatusAnswers::seconds);
        Optional<Duration> reset = answered.status() == 429
                ? answered.headers().first("X-RateLimit-Reset").flatMap(this::until)
                : Optional.empty();
        return new Outcome.TryLater(after.or(() -> reset), why);
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    private Optional<Duration> until(String time) {
        try {
            Duration wait = Duration.between(clock.instant(), Instant.parse(time));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty(); // other servers write it otherwise; then our own back-off decides
        }
    }

    private static String message(Answer.Answered answered) {
        String said = ReplyAnswers.tree(answered).path("error").asText("no reason given");
        return Texts.cut(Texts.clean(said), 200);
    }
}
