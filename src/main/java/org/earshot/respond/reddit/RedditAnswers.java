package org.earshot.respond.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyAnswers;

/**
 * Reads what Reddit says to a reply. A status of 200 may carry an error in its body.
 *
 * @param source the source that answers, for messages
 * @param now the present
 */
record RedditAnswers(String source, Instant now) {
    /** How far Reddit's clock may be behind ours. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** How long to wait stands in a sentence only: "try again in 9 minutes". */
    private static final Pattern WAIT = Pattern.compile("(\\d{1,6})\\s*(millisecond|second|minute|hour)");

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
        int hidden = body.path("error").asInt(0);
        int status = answered.ok() && hidden >= 400 && hidden < 600 ? hidden : answered.status();
        if (status < 200 || status > 299) {
            return new Read.Not(refused(answered, status, body));
        }
        return body.isObject()
                ? new Read.Body(body)
                : new Read.Not(ReplyAnswers.later(answered, now, "reddit answered something that is not JSON"));
    }

    /** What came of posting. */
    Outcome posted(Answer answer, Reply reply) {
        Read read = read(answer);
        if (read instanceof Read.Not not) {
            return not.outcome();
        }
        JsonNode json = ((Read.Body) read).json().path("json");
        JsonNode error = json.path("errors").path(0);
        if (!error.isMissingNode()) {
            return objected(json, error);
        }
        JsonNode thing = json.path("data").path("things").path(0).path("data");
        return thing.hasNonNull("name") || thing.hasNonNull("id")
                ? sent(thing)
                : new Outcome.TryLater(
                        Optional.empty(),
                        "reddit took reply " + reply.id() + " but answered with something other than a comment");
    }

    private Outcome objected(JsonNode json, JsonNode error) {
        String code = error.isArray() ? error.path(0).asText("") : error.asText("");
        String said = Texts.cut(Texts.clean(error.path(1).asText("no reason given")), 200);
        if (code.toUpperCase(Locale.ROOT).contains("RATELIMIT")) {
            return new Outcome.TryLater(pause(json, said), "reddit asks us to wait: " + said);
        }
        if (code.equals("USER_REQUIRED")) {
            return new Outcome.Refused(
                    "reddit wants the account to sign in; check the refresh-token of source " + source);
        }
        return new Outcome.Refused("reddit refuses this reply (" + Texts.cut(code, 60) + "): " + said);
    }

    private static Optional<Duration> pause(JsonNode json, String said) {
        Matcher wait = WAIT.matcher(said.toLowerCase(Locale.ROOT));
        if (wait.find()) {
            long count = Long.parseLong(wait.group(1));
            return Optional.of(
                    switch (wait.group(2)) {
                        case "millisecond" -> Duration.ofMillis(count);
                        case "second" -> Duration.ofSeconds(count);
                        // The sentence counts whole minutes and hours only, rounded down.
                        case "minute" -> Duration.ofMinutes(count + 1);
                        default -> Duration.ofHours(count + 1);
                    });
        }
        double seconds = json.path("ratelimit").asDouble(0);
        return seconds > 0 && seconds < 1e6
                ? Optional.of(Duration.ofSeconds((long) Math.ceil(seconds)))
                : Optional.empty();
    }

    /** True for what says the same as the reply and was written since. */
    static boolean same(JsonNode written, Reply reply) {
        JsonNode created = written.path("created_utc");
        long earliest = reply.createdAt().minus(CLOCKS_APART).getEpochSecond();
        boolean since = !created.isNumber() || created.asLong() >= earliest;
        return since && words(written.path("body").asText("")).equals(words(reply.text()));
    }

    private static String words(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    static Outcome sent(JsonNode thing) {
        String name = thing.path("name").asText("t1_" + thing.path("id").asText());
        String path = thing.path("permalink").asText("");
        return new Outcome.Sent(Texts.cut(name, 100), path.startsWith("/") ? "https://www.reddit.com" + path : null);
    }

    private Outcome refused(Answer.Answered answered, int status, JsonNode body) {
        return switch (status) {
            case 401 ->
                new Outcome.Refused("reddit does not let source " + source
                        + " sign in (401); check its client-id, client-secret and refresh-token");
            case 403 ->
                new Outcome.Refused("the account of source " + source
                        + " may not do that (403): the community keeps it out, or its refresh-token lacks one of the"
                        + " scopes identity, history and submit");
            case 404, 410 -> new Outcome.Refused("what it answers is gone (" + status + ")");
            case 408, 425, 429 -> ReplyAnswers.later(answered, now, "reddit asks us to wait (" + status + ")");
            default ->
                status >= 500
                        ? ReplyAnswers.later(answered, now, "reddit has trouble (" + status + ")")
                        : new Outcome.Refused("reddit refuses this reply (" + status + "): "
                                + Texts.cut(Texts.clean(body.path("message").asText("no reason given")), 200));
        };
    }
}
