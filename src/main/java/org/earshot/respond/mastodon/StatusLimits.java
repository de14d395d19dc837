package org.earshot.respond.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * How long a status may be on each server, as the server says; asked once a day, beside whoever wants to know. Only the first to ask
 * waits a moment; until the answer is there, what was known before counts, or what Mastodon takes unless it is set up otherwise.
 */
@Component
class StatusLimits implements DisposableBean {
    /** What Mastodon takes unless it is set up otherwise. */
    static final Limit USUAL = new Limit(500, 23);

    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final int MOST = 1_000_000;

    private final Fetcher fetcher;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Limit>> asked = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            2, 2, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, "mastodon-limits"));

    StatusLimits(Fetcher fetcher, ObjectMapper json, Clock clock) {
        this.fetcher = fetcher;
        this.json = json;
        this.clock = clock;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * What a server takes.
     *
     * @param characters the most in one status
     * @param perLink what every link counts
     */
    record Limit(int characters, int perLink) {}

    private record Known(Limit limit, Instant at, Duration goodFor) {
        /** Also not good where the clock was set back since. */
        boolean good(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(goodFor));
        }
    }

    /** The limit on a source's server; returns within a moment. */
    Limit of(Source source) {
        String server = source.parameter("server").orElse("").strip().replaceAll("/+$", "");
        Known last = known.get(server);
        if (last != null && last.good(clock.instant())) {
            return last.limit();
        }
        Limit meanwhile = last == null ? USUAL : last.limit();
        CompletableFuture<Limit> answer = new CompletableFuture<>();
        if (server.isEmpty() || asked.putIfAbsent(server, answer) != null) {
            return meanwhile;
        }
        try {
            threads.execute(() -> learn(source, server, meanwhile, answer));
        } catch (RejectedExecutionException e) {
            asked.remove(server); // shutting down
            return meanwhile;
        }
        return answer.completeOnTimeout(meanwhile, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void learn(Source source, String server, Limit meanwhile, CompletableFuture<Limit> answer) {
        Optional<Limit> told = Optional.empty();
        try {
            told = ask(source, server + "/api/v2/instance").or(() -> ask(source, server + "/api/v1/instance"));
        } finally {
            Limit limit = told.orElse(meanwhile);
            known.put(server, new Known(limit, clock.instant(), told.isPresent() ? GOOD_FOR : ASK_AGAIN_AFTER));
            asked.remove(server);
            answer.complete(limit);
        }
    }

    private Optional<Limit> ask(Source source, String address) {
        Request request = Request.get(URI.create(address)).header("Accept", "application/json");
        Optional<String> token = source.parameter("token");
        Answer answer =
                fetcher.fetch(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token.get()));
        if (!(answer instanceof Answer.Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        JsonNode statuses = tree(answered).path("configuration").path("statuses");
        Integer characters = number(statuses, "max_characters");
        Integer perLink = number(statuses, "characters_reserved_per_url");
        return characters == null
                ? Optional.empty()
                : Optional.of(new Limit(characters, perLink == null ? USUAL.perLink() : perLink));
    }

    private static @Nullable Integer number(JsonNode statuses, String name) {
        int number = statuses.path(name).asInt(0);
        return number < 1 || number > MOST ? null : number;
    }

    private JsonNode tree(Answer.Answered answered) {
        try {
            JsonNode tree = json.readTree(answered.body());
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
