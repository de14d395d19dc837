package org.earshot.respond.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.earshot.respond.ReplyAnswers;
import org.jspecify.annotations.Nullable;

/**
 * Reads what YouTube says to a reply.
 *
 * @param source the source that answers, for messages
 * @param now the present
 */
record CommentAnswers(String source, Instant now) {
    /** How far YouTube's clock may be behind ours. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final Pattern VIDEO = Pattern.compile("[?&]v=([A-Za-z0-9_%-]+)");

    /** What an answer holds, or why it holds nothing. */
    sealed interface Read {
        /** Its JSON. */
        record Body(JsonNode json) implements Read {}

        /** What that means for the reply. */
        record Not(Outcome outcome) implements Read {}
    }

    Read read(Answer answer) {
        if (!(answer instanceof Answer.Answered answered)) {
            return new Read.Not(ReplyAnswers.silence((Answer.Unanswered) answer));
        }
        JsonNode body = ReplyAnswers.tree(answered);
        int hidden = body.path("error").path("code").asInt(0);
        int status = answered.ok() && hidden >= 400 && hidden < 600 ? hidden : answered.status();
        if (status < 200 || status > 299) {
            return new Read.Not(refused(answered, status, body.path("error")));
        }
        return body.isObject()
                ? new Read.Body(body)
                : new Read.Not(ReplyAnswers.later(answered, now, "youtube answered something that is not JSON"));
    }

    /** What came of posting under a comment with the given address. */
    Outcome posted(Answer answer, @Nullable String url) {
        Read read = read(answer);
        if (read instanceof Read.Not not) {
            return not.outcome();
        }
        JsonNode comment = ((Read.Body) read).json();
        return comment.path("id").asText("").isBlank()
                ? new Outcome.TryLater(
                        Optional.empty(), "youtube took the reply but answered with something other than a comment")
                : sent(comment, url);
    }

    /** The comment that we sent; its address names the video, which YouTube may leave out. */
    Outcome sent(JsonNode comment, @Nullable String url) {
        String id = Texts.cut(comment.path("id").asText(), 700);
        String video = comment.path("snippet").path("videoId").asText("");
        Matcher known = VIDEO.matcher(String.valueOf(url));
        String under = !video.isEmpty() ? YoutubeDoor.encoded(video) : known.find() ? known.group(1) : null;
        return new Outcome.Sent(
                id,
                under == null ? null : "https://www.youtube.com/watch?v=" + under + "&lc=" + YoutubeDoor.encoded(id));
    }

    /** True for a comment of this channel with this text that was written since. */
    static boolean same(JsonNode comment, String channel, String text, Instant since) {
        JsonNode snippet = comment.path("snippet");
        String written =
                snippet.path("textOriginal").asText(snippet.path("textDisplay").asText(""));
        return channel.equals(snippet.path("authorChannelId").path("value").asText())
                && words(written).equals(words(text))
                && !publishedAt(snippet).isBefore(since.minus(CLOCKS_APART));
    }

    private static Instant publishedAt(JsonNode snippet) {
        try {
            return Instant.parse(snippet.path("publishedAt").asText());
        } catch (DateTimeException e) {
            return Instant.MAX; // a comment without a time must not make us send twice
        }
    }

    private static String words(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private Outcome refused(Answer.Answered answered, int status, JsonNode error) {
        String reason = error.path("errors").path(0).path("reason").asText("");
        String said = Texts.cut(Texts.clean(error.path("message").asText("no reason given")), 200);
        return switch (reason) {
            case "quotaExceeded", "dailyLimitExceeded" ->
                new Outcome.TryLater(
                        Optional.of(Duration.between(now, YoutubeDoor.quotaResets(now))),
                        "the project's daily quota at youtube is used up");
            case "rateLimitExceeded", "userRateLimitExceeded", "processingFailure", "backendError" ->
                ReplyAnswers.later(answered, now, "youtube asks us to wait (" + reason + ")");
            case "commentsDisabled" -> new Outcome.Refused("comments under this video are switched off");
            case "parentCommentNotFound", "commentNotFound" -> new Outcome.Refused("the comment is gone");
            default -> refused(answered, status, reason.isEmpty() ? said : reason + ": " + said);
        };
    }

    private Outcome refused(Answer.Answered answered, int status, String said) {
        return switch (status) {
            case 401 ->
                new Outcome.Refused("youtube does not let source " + source
                        + " sign in (401); check its client-id and client-secret, and make a new refresh-token");
            case 403 ->
                new Outcome.Refused("the channel of source " + source + " may not answer there (403: " + said
                        + "); its refresh-token needs the scope youtube.force-ssl");
            case 404, 410 -> new Outcome.Refused("the comment is gone (" + status + ")");
            case 408, 425, 429 -> ReplyAnswers.later(answered, now, "youtube asks us to wait (" + status + ")");
            default ->
                status >= 500
                        ? ReplyAnswers.later(answered, now, "youtube has trouble (" + status + ")")
                        : new Outcome.Refused("youtube refuses this reply (" + status + "): " + said);
        };
    }
}
