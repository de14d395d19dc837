package org.earshot.listen.stackexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one read needs to ask the API. Its errors are HTTP 400 whatever they are; which one stands in the body.
 *
 * @param source what is read
 * @param site where
 * @param fetcher the way there
 * @param now the present
 */
record Ask(Source source, Site site, Fetcher fetcher, Instant now) {
    private static final Pattern SECONDS = Pattern.compile("available in (\\d{1,6}) seconds");
    private static final Duration THROTTLED = Duration.ofMinutes(10);

    /** What the API says to a request. */
    sealed interface Said {
        /**
         * A page.
         *
         * @param more true where there is another one
         * @param budget what is left of the day, or nothing until a method may be called again
         */
        record Items(List<JsonNode> items, boolean more, Poll.@Nullable Budget budget) implements Said {}

        /** No page. */
        record Nothing(Poll why) implements Said {}
    }

    /** Asks for a page of a method. */
    Said items(String method, String query) {
        Answer answer = fetcher.fetch(site.get(method, query));
        if (!(answer instanceof Answer.Answered answered)) {
            return new Said.Nothing(Answers.publicTrouble(answer, source, now).orElseThrow());
        }
        Optional<JsonNode> body = Json.parse(answered.text());
        Long error = body.map(json -> Json.number(json, "error_id")).orElse(null);
        if (body.isPresent() && error != null) {
            return new Said.Nothing(error(error, body.get()));
        }
        // An address that asked far too often is cut off with whatever answer; that passes.
        boolean cutOff = answered.status() == 400;
        Optional<Poll> trouble =
                cutOff ? Optional.of(later(THROTTLED, 400)) : Answers.publicTrouble(answered, source, now);
        if (trouble.isPresent()) {
            return new Said.Nothing(trouble.get());
        }
        if (body.isEmpty() || !body.get().path("items").isArray()) {
            return new Said.Nothing(Answers.unreadable(answered, "a page of Stack Exchange"));
        }
        List<JsonNode> items = new ArrayList<>();
        body.get().path("items").forEach(items::add);
        return new Said.Items(items, body.get().path("has_more").asBoolean(), budget(body.get()));
    }

    private Poll error(long id, JsonNode body) {
        String said = "Stack Exchange answered error " + id;
        String message = body.path("error_message").asText("").toLowerCase(java.util.Locale.ROOT);
        return switch ((int) id) {
            case 401, 402, 403, 405, 406 ->
                new Poll.Stop(said + ": it wants a valid key for this; check key in source " + source.id()
                        + " and resume it");
            case 400 ->
                new Poll.Stop(said + (message.contains("key") ? " (key)" : "")
                        + ": it does not accept site, query or key of source " + source.id()
                        + "; check them and resume it");
            case 404 -> new Poll.Stop(said + ": check server in source " + source.id() + " and resume it");
            case 502 -> later(wait(message), id);
            default -> new Poll.TryLater(Optional.empty(), said + " (out of order)", budget(body));
        };
    }

    private Poll later(Duration wait, long id) {
        return new Poll.TryLater(
                Optional.of(wait),
                "Stack Exchange answered error " + id + ": the allowance is used up, or requests came too fast",
                new Poll.Budget(0, null, now.plus(wait)));
    }

    private static Duration wait(String message) {
        Matcher seconds = SECONDS.matcher(message);
        return seconds.find() ? Duration.ofSeconds(Math.max(1, Long.parseLong(seconds.group(1)))) : THROTTLED;
    }

    /** The allowance ends at midnight UTC. A backoff in an answer that went well forbids the next call for so many seconds. */
    private Poll.@Nullable Budget budget(JsonNode body) {
        Long left = Json.number(body, "quota_remaining");
        Long limit = Json.number(body, "quota_max");
        Long backoff = Json.number(body, "backoff");
        if (backoff != null && backoff > 0) {
            return new Poll.Budget(0, limit, now.plusSeconds(Math.min(backoff, 86_400) + 1));
        }
        return left == null
                ? null
                : new Poll.Budget(
                        Math.max(0, left),
                        limit,
                        now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    /** The tighter of two allowances, the one that lasts longer where both are used up. */
    static Poll.@Nullable Budget tighter(Poll.@Nullable Budget one, Poll.@Nullable Budget other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        if (one.left() != other.left()) {
            return one.left() < other.left() ? one : other;
        }
        Instant first = one.resetsAt();
        Instant second = other.resetsAt();
        return first == null || (second != null && second.isAfter(first)) ? other : one;
    }
}
