package org.earshot.listen.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
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
    private static final String FIRST = "sort=-createdDate&limit=200&include=response";

    /** Edits and responses keep a review's old place in the list. */
    private static final Descent.Rule WALK =
            new Descent.Rule("", Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(30), Integer.MAX_VALUE);

    private final Source source;
    private final ConnectDoor door;
    private final Instant now;

    Connect(Source source, Fetcher fetcher, Sessions sessions, Instant now) {
        this.source = source;
        this.door = new ConnectDoor(source, fetcher, sessions, now);
        this.now = now;
    }

    Poll read(Cursor cursor) {
        Optional<Store> store = Store.of(source, ConnectDoor.SERVER);
        if (store.isEmpty()) {
            return new Poll.Stop(Store.nonsense(source));
        }
        if (!door.usable()) {
            return door.unusable();
        }
        Descent walk = Descent.of(WALK, cursor.at(store.get().place()), Backfill.since(source.parameter("since")), now);
        Answer answer = door.get(address(store.get(), walk));
        return trouble(answer, walk).orElseGet(() -> page((Answer.Answered) answer, store.get(), walk));
    }

    private static URI address(Store store, Descent walk) {
        String query = walk.page().orElse(FIRST);
        return URI.create(store.base() + "/v1/apps/" + store.app() + "/customerReviews?" + query);
    }

    private Optional<Poll> trouble(Answer answer, Descent walk) {
        boolean lost = answer instanceof Answer.Answered answered
                && answered.status() == 400
                && walk.page().isPresent();
        return lost
                ? Optional.of(walk.brokenOff("App Store Connect does not give a page in the middle of the list"))
                : door.trouble(answer);
    }

    private Poll page(Answer.Answered answered, Store store, Descent walk) {
        Optional<JsonNode> body =
                Json.parse(answered.text()).filter(node -> node.path("data").isArray());
        if (body.isEmpty()) {
            return Answers.unreadable(answered, "a list of reviews");
        }
        Map<String, JsonNode> responses = ConnectReview.responses(body.get());
        List<Descent.Item> items = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode item : body.get().path("data")) {
            Optional<ConnectReview> review = ConnectReview.of(item, store);
            review.ifPresentOrElse(
                    found -> {
                        List<Post> posts = new ArrayList<>(List.of(found.post()));
                        found.response(responses, ConnectReview.developer(source))
                                .ifPresent(posts::add);
                        items.add(Descent.Item.of(posts));
                    },
                    () -> refused.add("a review of app " + store.app() + " has no usable id"));
        }
        return walk.step(items, refused, below(body.get()), Answers.budget(answered, now));
    }

    /** Only the query of the next page's address is followed, so that the key goes nowhere but to this server. */
    private static @Nullable String below(JsonNode body) {
        String next = Json.text(body.path("links"), "next");
        return next == null || body.path("data").isEmpty()
                ? null
                : Links.parse(next)
                        .map(URI::getRawQuery)
                        .filter(query -> !query.isBlank())
                        .orElse(null);
    }
}
