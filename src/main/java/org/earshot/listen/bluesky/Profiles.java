package org.earshot.listen.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.RetryAfter;
import org.earshot.listen.Json;
import org.earshot.mention.Author;

/** The present names of accounts, asked for 25 at a time and remembered for some hours. Who cannot be found goes by the DID. */
final class Profiles {
    private static final int AT_ONCE = 25;
    private static final int REMEMBERED = 10_000;
    private static final Duration FRESH = Duration.ofHours(6);
    /** Names are a nicety: a server that has trouble must not keep posts waiting each time. */
    private static final Duration REST = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<String, Instant> resting = new HashMap<>();

    private record Known(Author author, Instant at) {
        boolean fresh(Instant now) {
            return !at.isAfter(now) && now.isBefore(at.plus(FRESH));
        }
    }

    Profiles(Clock clock) {
        this.clock = clock;
    }

    /**
     * The accounts that are known by these names.
     *
     * @param server the base address, without a slash at the end
     * @param actors DIDs or handles
     * @return by the names that were given; who could not be found is left out
     */
    Map<String, Author> of(String server, Collection<String> actors, Fetcher fetcher) {
        Map<String, Author> found = new HashMap<>();
        List<String> wanted = new ArrayList<>();
        for (String actor : actors.stream().distinct().toList()) {
            remembered(server, actor).ifPresentOrElse(author -> found.put(actor, author), () -> wanted.add(actor));
        }
        for (int from = 0; from < wanted.size() && !rests(server); from += AT_ONCE) {
            List<String> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
            ask(server, some, fetcher).forEach((actor, author) -> {
                found.put(actor, author);
                remember(server, actor, author);
            });
        }
        return found;
    }

    private Map<String, Author> ask(String server, List<String> actors, Fetcher fetcher) {
        String query =
                actors.stream().map(actor -> "actors=" + Lane.encoded(actor)).collect(Collectors.joining("&"));
        URI address = URI.create(server + "/xrpc/app.bsky.actor.getProfiles?" + query);
        Answer answer = fetcher.fetch(Request.get(address).header("Accept", "application/json"));
        Optional<JsonNode> body = answer instanceof Answer.Answered answered && answered.ok()
                ? Json.parse(answered.text())
                : Optional.empty();
        if (body.isEmpty()) {
            rest(server, answer);
            return Map.of();
        }
        Map<String, Author> authors = new HashMap<>();
        for (JsonNode profile : body.get().path("profiles")) {
            String did = Json.text(profile, "did");
            if (did != null) {
                Author author = Views.author(did, profile);
                actors.stream()
                        .filter(actor -> actor.equals(did) || actor.equalsIgnoreCase(author.handle()))
                        .forEach(actor -> authors.put(actor, author));
            }
        }
        // Accounts that are gone are not asked for again and again.
        actors.stream()
                .filter(actor -> actor.startsWith("did:"))
                .forEach(actor -> authors.putIfAbsent(actor, new Author(actor, actor, null, null)));
        return authors;
    }

    private synchronized Optional<Author> remembered(String server, String actor) {
        Known one = known.get(server + " " + actor);
        return one != null && one.fresh(clock.instant()) ? Optional.of(one.author()) : Optional.empty();
    }

    private synchronized void remember(String server, String actor, Author author) {
        known.put(server + " " + actor, new Known(author, clock.instant()));
    }

    private synchronized boolean rests(String server) {
        Instant until = resting.get(server);
        Instant now = clock.instant();
        return until != null && now.isBefore(until) && now.isAfter(until.minus(Duration.ofDays(1)));
    }

    private synchronized void rest(String server, Answer answer) {
        Instant now = clock.instant();
        Duration asked = answer instanceof Answer.Answered answered
                ? RetryAfter.of(answered.headers(), now).orElse(REST)
                : REST;
        resting.put(server, now.plus(asked.compareTo(REST) > 0 ? asked : REST));
    }
}
