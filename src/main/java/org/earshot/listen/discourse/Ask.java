package org.earshot.listen.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.RetryAfter;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;

/**
 * Everything that one read needs to ask its forum.
 *
 * @param source what is read
 * @param forum where
 * @param fetcher the way there
 * @param now the present
 */
record Ask(Source source, Forum forum, Fetcher fetcher, Instant now) {
    /** What the forum says to a request. */
    sealed interface Said {
        /** JSON with the answer that it came in. */
        record Body(JsonNode json, Answer.Answered answer) implements Said {}

        /**
         * None.
         *
         * @param status the HTTP status, 0 where there was no answer
         */
        record Nothing(int status, Poll why) implements Said {}
    }

    /** Asks for an object with a field of this name. */
    Said json(String pathAndQuery, String field) {
        Answer answer = fetcher.fetch(forum.get(pathAndQuery));
        Optional<Poll> trouble = Answers.publicTrouble(answer, source, now);
        if (!(answer instanceof Answer.Answered answered)) {
            return new Said.Nothing(0, trouble.orElseThrow());
        }
        if (trouble.isPresent()) {
            return new Said.Nothing(answered.status(), said(answered, trouble.get()));
        }
        Optional<JsonNode> body = Json.parse(answered.text()).filter(json -> json.has(field));
        return body.isPresent()
                ? new Said.Body(body.get(), answered)
                : new Said.Nothing(answered.status(), Answers.unreadable(answered, "JSON of a Discourse forum"));
    }

    private Poll said(Answer.Answered answered, Poll trouble) {
        JsonNode body =
                Json.parse(answered.text()).orElseGet(() -> Json.parse("{}").orElseThrow());
        String host = forum.host() + " answered " + answered.status();
        return switch (answered.status()) {
            case 401, 403 -> new Poll.Stop(host + closed());
            case 404, 410 ->
                new Poll.Stop(host + ": it does not seem to be a Discourse forum; check server in source " + source.id()
                        + " and resume it");
            case 400, 422 ->
                new Poll.Stop(host + ": it does not accept the search; write at least three letters in query of source "
                        + source.id() + " and resume it");
            case 429 -> slowed(answered, body, host, trouble);
            default -> trouble;
        };
    }

    private String closed() {
        return forum.signed()
                ? ": the key of source " + source.id()
                        + " is wrong, was revoked, or may not act for its account; put a valid one in place and resume the source"
                : ": the forum shows this to members only; give source " + source.id() + " a key and resume it";
    }

    /** A limit that stands in the body only: {@code {"extras":{"wait_seconds":12}}}. */
    private Poll slowed(Answer.Answered answered, JsonNode body, String host, Poll trouble) {
        Long seconds = Json.number(body.path("extras"), "wait_seconds");
        if (seconds == null || RetryAfter.of(answered.headers(), now).isPresent()) {
            return trouble;
        }
        Duration wait = Duration.ofSeconds(
                Math.min(Math.max(1, seconds), Duration.ofDays(1).toSeconds()));
        return new Poll.TryLater(Optional.of(wait), host + " (asks us to slow down)", Answers.budget(answered, now));
    }
}
