package org.earshot.listen.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;

/**
 * Everything that one read needs to ask YouTube.
 *
 * @param source what is read
 * @param door the way there
 * @param quota counts every request
 * @param now the present
 */
record Ask(Source source, YoutubeDoor door, Quota quota, Instant now) {
    /** What YouTube says. */
    sealed interface Said {
        /** A list. */
        record Items(JsonNode body) implements Said {}

        /** No list. */
        record Nothing(Poll why) implements Said {}

        /** This video has no comments to read; others may. */
        record Closed(String why) implements Said {}

        /** The token of this page is not known any more. */
        record Expired() implements Said {}
    }

    Said list(String resourceAndQuery) {
        quota.use();
        Answer answer = plain(door.get(resourceAndQuery));
        if (answer instanceof Answer.Answered answered && !answered.ok()) {
            return refusal(answered);
        }
        Optional<Poll> trouble = Answers.trouble(answer, source, now);
        if (trouble.isPresent()) {
            return new Said.Nothing(trouble.get());
        }
        Answer.Answered answered = (Answer.Answered) answer;
        return Json.parse(answered.text())
                .filter(body -> body.path("items").isArray())
                .<Said>map(Said.Items::new)
                .orElseGet(() -> new Said.Nothing(Answers.unreadable(answered, "a list of YouTube's")));
    }

    /** An error may come with status 200; its body then says which. */
    private static Answer plain(Answer answer) {
        if (!(answer instanceof Answer.Answered answered) || !answered.ok()) {
            return answer;
        }
        int code = Json.parse(answered.text())
                .map(body -> body.path("error").path("code").asInt(0))
                .orElse(0);
        return code < 400 || code > 599
                ? answer
                : new Answer.Answered(code, answered.headers(), answered.body(), answered.address());
    }

    private Said refusal(Answer.Answered answered) {
        JsonNode error =
                Json.parse(answered.text()).map(body -> body.path("error")).orElse(null);
        return switch (reason(error)) {
            case "quotaExceeded", "dailyLimitExceeded", "dailyLimitExceededUnreg" ->
                new Said.Nothing(quota.spent("YouTube says that the project's quota is used up"));
            case "rateLimitExceeded", "userRateLimitExceeded", "processingFailure", "backendError" ->
                new Said.Nothing(slower(answered));
            case "commentsDisabled" -> new Said.Closed("comments are switched off");
            case "videoNotFound" -> new Said.Closed("there is no such video");
            case "commentNotFound", "commentThreadNotFound" -> new Said.Closed("the comment is gone");
            case "invalidPageToken" -> new Said.Expired();
            case "channelNotFound" ->
                stop(answered, "there is no such channel: check channel in source " + source.id());
            case "accessNotConfigured", "SERVICE_DISABLED" ->
                stop(answered, "switch YouTube Data API v3 on in the project of source " + source.id());
            case "keyInvalid", "keyExpired", "API_KEY_INVALID" ->
                stop(answered, "the key of source " + source.id() + " is wrong or expired; put a valid one in place");
            default -> other(answered);
        };
    }

    private Said other(Answer.Answered answered) {
        return switch (answered.status()) {
            case 401 ->
                stop(
                        answered,
                        "not signed in: check key, or client-id, client-secret and the grant of source " + source.id());
            case 403 ->
                stop(
                        answered,
                        "forbidden: what source " + source.id()
                                + " signs in with may not read this; give it what YouTube's page in routes names");
            default ->
                new Said.Nothing(Answers.trouble(answered, source, now)
                        .orElseGet(() -> Answers.unreadable(answered, "a list of YouTube's")));
        };
    }

    private static Said stop(Answer.Answered answered, String cure) {
        return new Said.Nothing(new Poll.Stop(
                Answers.host(answered) + " answered " + answered.status() + ": " + cure + " and resume it"));
    }

    /** A limit of requests per minute comes as 403 and means what 429 means. */
    private Poll slower(Answer.Answered answered) {
        Answer busy = new Answer.Answered(429, answered.headers(), answered.body(), answered.address());
        return Answers.trouble(busy, source, now).orElseThrow();
    }

    /** The word that YouTube has for an error, in one of two places; empty for none. */
    static String reason(@org.jspecify.annotations.Nullable JsonNode error) {
        if (error == null) {
            return "";
        }
        for (JsonNode detail : error.path("details")) {
            if (detail.path("reason").isTextual()) {
                return detail.path("reason").asText();
            }
        }
        return error.path("errors").path(0).path("reason").asText("");
    }
}
