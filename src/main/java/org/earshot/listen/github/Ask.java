package org.earshot.listen.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.LinkHeader;
import org.earshot.fetch.Request;
import org.earshot.fetch.RetryAfter;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one read needs to ask GitHub. A 403 may be a limit, not a bad key: its headers or its sentence tell.
 *
 * @param source what is read
 * @param hub where
 * @param fetcher the way there
 * @param now the present
 */
record Ask(Source source, Hub hub, Fetcher fetcher, Instant now) {
    /** What GitHub asks for where a limit names no time. */
    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    /** What GitHub says to a request. */
    sealed interface Said {
        /**
         * A page.
         *
         * @param items of the list
         * @param body that it stood in
         * @param answer that it came in
         */
        record Items(List<JsonNode> items, JsonNode body, Answer.Answered answer) implements Said {
            /** When its newest item was changed. */
            Optional<Instant> newest() {
                return items.stream()
                        .map(item -> Json.time(item, "updated_at"))
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo);
            }
        }

        /** Nothing new since the last time, which cost nothing. */
        record Unchanged() implements Said {}

        /**
         * No page.
         *
         * @param status the HTTP status, 0 where there was no answer
         */
        record Nothing(int status, Poll why) implements Said {}
    }

    /**
     * Asks for a list.
     *
     * @param field where the list stands in the answer, empty where the answer is the list
     */
    Said items(Request request, String field) {
        Answer answer = fetcher.fetch(request);
        Optional<Poll> trouble = Answers.trouble(answer, source, now);
        if (!(answer instanceof Answer.Answered answered)) {
            return new Said.Nothing(0, trouble.orElseThrow());
        }
        if (trouble.isPresent()) {
            return new Said.Nothing(answered.status(), said(answered, trouble.get()));
        }
        if (answered.status() == 304) {
            return new Said.Unchanged();
        }
        Optional<JsonNode> body = Json.parse(answered.text());
        JsonNode list =
                body.map(json -> field.isEmpty() ? json : json.path(field)).orElse(null);
        if (body.isEmpty() || list == null || !list.isArray()) {
            return new Said.Nothing(answered.status(), Answers.unreadable(answered, "a list of GitHub's"));
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return new Said.Items(items, body.get(), answered);
    }

    private Poll said(Answer.Answered answered, Poll trouble) {
        int status = answered.status();
        String host = hub.host() + " answered " + status;
        return switch (status) {
            case 403, 429 -> limited(answered) ? slowed(answered) : trouble;
            case 404 ->
                new Poll.Stop(host + ": there is no such repository, or the token may not see it; check source "
                        + source.id() + " and resume it");
            case 410 ->
                new Poll.Stop(host + ": this repository has no issues any more; take source " + source.id()
                        + " out, or check it and resume it");
            case 422 ->
                new Poll.Stop(host + ": it does not accept the search; check query in source " + source.id()
                        + " (it wants is:issue or is:pull-request, and at most 256 characters) and resume it");
            default -> trouble;
        };
    }

    private static boolean limited(Answer.Answered answered) {
        String text = answered.text().toLowerCase(Locale.ROOT);
        return answered.status() == 429
                || answered.headers().first("Retry-After").isPresent()
                || answered.headers()
                        .first("X-RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent()
                || text.contains("rate limit")
                || text.contains("abuse detection");
    }

    private Poll slowed(Answer.Answered answered) {
        Poll.Budget budget = Answers.budget(answered, now);
        Instant reset = budget == null || budget.left() > 0 ? null : budget.resetsAt();
        Duration wait = RetryAfter.of(answered.headers(), now)
                .orElse(reset == null || !reset.isAfter(now) ? AT_LEAST : Duration.between(now, reset));
        return new Poll.TryLater(
                Optional.of(wait), hub.host() + " answered " + answered.status() + " (asks us to slow down)", budget);
    }

    /** Where the next page is, null where there is none or it is said to be on another server. */
    @Nullable
    URI next(Answer.Answered answer) {
        URI link = LinkHeader.parse(answer.headers(), answer.address()).get("next");
        return link != null && hub.owns(link) ? link : null;
    }
}
