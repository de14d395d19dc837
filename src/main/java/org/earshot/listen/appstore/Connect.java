package org.earshot.listen.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.AppStoreKey;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Answers;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.Descent;
import org.earshot.listen.Json;
import org.earshot.listen.Links;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/** Reads the reviews of one's own app through App Store Connect, newest first, with the responses to them. */
final class Connect {
    private static final String SERVER = "https://api.appstoreconnect.apple.com";
    private static final String FIRST = "sort=-createdDate&limit=200&include=response";

    private final Source source;
    private final Fetcher fetcher;
    private final Sessions sessions;
    private final Instant now;

    Connect(Source source, Fetcher fetcher, Sessions sessions, Instant now) {
        this.source = source;
        this.fetcher = fetcher;
        this.sessions = sessions;
        this.now = now;
    }

    Poll read(Cursor cursor) {
        Optional<Store> store = Store.of(source, SERVER);
        if (store.isEmpty()) {
            return new Poll.Stop(Store.nonsense(source));
        }
        AppStoreKey key =
                new AppStoreKey(source.parameter("issuer"), source.need("key-id"), source.need("key"), sessions);
        Optional<String> token = key.token(now);
        if (token.isEmpty()) {
            return new Poll.Stop(
                    "key of source " + source.id()
                            + " is not the private key of App Store Connect: give it the whole text of the .p8 file and resume the source");
        }
        Descent walk = Descent.of(store.get().place(), cursor, Backfill.since(source.parameter("since")), now);
        Answer answer = fetcher.fetch(Request.get(address(store.get(), walk))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.get()));
        if (answer instanceof Answer.Answered answered && answered.status() == 401) {
            key.refused(token.get());
        }
        return trouble(answer, walk).orElseGet(() -> page((Answer.Answered) answer, store.get(), walk));
    }

    private static URI address(Store store, Descent walk) {
        String query = walk.page().orElse(FIRST);
        return URI.create(store.base() + "/v1/apps/" + store.app() + "/customerReviews?" + query);
    }

    private Optional<Poll> trouble(Answer answer, Descent walk) {
        if (answer instanceof Answer.Answered answered) {
            String said = Answers.host(answered) + " answered " + answered.status();
            if (answered.status() == 401) {
                return Optional.of(
                        new Poll.Stop(
                                said + " (not signed in): issuer, key-id and key of source " + source.id()
                                        + " do not belong together, or the key was revoked; correct them and resume the source"));
            }
            if (answered.status() == 403) {
                return Optional.of(new Poll.Stop(said + " (forbidden): the key of source " + source.id()
                        + " may not read reviews; give it the role Customer Support, or accept the agreements that wait in App Store Connect,"
                        + " and resume the source"));
            }
            if (answered.status() == 400 && walk.page().isPresent()) {
                return Optional.of(walk.brokenOff(said + " for a page in the middle of the list"));
            }
        }
        return Answers.trouble(answer, source, now);
    }

    private Poll page(Answer.Answered answered, Store store, Descent walk) {
        Optional<JsonNode> body =
                Json.parse(answered.text()).filter(node -> node.path("data").isArray());
        if (body.isEmpty()) {
            return Answers.unreadable(answered, "a list of reviews");
        }
        Map<String, JsonNode> responses = new HashMap<>();
        for (JsonNode included : body.get().path("included")) {
            if (included.path("type").asText().equals("customerReviewResponses")) {
                responses.put(included.path("id").asText(), included);
            }
        }
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode item : body.get().path("data")) {
            Optional<ConnectReview> review = ConnectReview.of(item, store);
            review.ifPresentOrElse(
                    found -> {
                        posts.add(found.post());
                        found.response(responses, developer()).ifPresent(posts::add);
                    },
                    () -> refused.add("a review of app " + store.app() + " has no usable id"));
        }
        return walk.step(posts, refused, below(body.get()), Answers.budget(answered, now));
    }

    private String developer() {
        return source.parameter("account").orElse("developer");
    }

    /** Only the query of the next page's address is followed, so that the key goes nowhere but to this server. */
    private static @Nullable String below(JsonNode body) {
        String next = Json.text(body.path("links"), "next");
        return next == null
                ? null
                : Links.parse(next)
                        .map(URI::getRawQuery)
                        .filter(query -> !query.isBlank())
                        .orElse(null);
    }
}
