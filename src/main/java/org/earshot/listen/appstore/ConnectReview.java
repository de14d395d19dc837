package org.earshot.listen.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.listen.PlainText;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One review as App Store Connect has it. It names no time of change; whether an edit moves its date Apple does not say, so an edit
 * is known by its text or stars as well as by a later date.
 *
 * @param id the review's id, opaque
 * @param node the whole resource
 * @param store its app
 */
record ConnectReview(String id, JsonNode node, Store store) {
    private static final int LONGEST_ID = 600;

    /** Empty for a resource without a usable id. */
    static Optional<ConnectReview> of(JsonNode node, Store store) {
        String id = Json.text(node, "id");
        return id == null || id.length() > LONGEST_ID
                ? Optional.empty()
                : Optional.of(new ConnectReview(id, node, store));
    }

    /** The responses that came with an answer, by their ids. */
    static Map<String, JsonNode> responses(JsonNode body) {
        Map<String, JsonNode> responses = new HashMap<>();
        for (JsonNode included : body.path("included")) {
            if (included.path("type").asText().equals("customerReviewResponses")) {
                responses.put(included.path("id").asText(), included);
            }
        }
        return responses;
    }

    /** Whom responses are by: Apple does not say, so it is the app that the source answers for. */
    static String developer(Source source) {
        return source.parameter("account").orElse("developer");
    }

    /** The review as a post. */
    Post post() {
        JsonNode facts = node.path("attributes");
        Optional<Instant> written = LooseTime.read(Json.text(facts, "createdDate"));
        Post.Details details = Post.Details.NONE
                .at(address())
                .on(written.orElse(null))
                .revised(written.map(Instant::toEpochMilli).orElse(0L))
                .rated(stars(facts))
                .answering(new Post.ReplyTo(id, null, id, false, Visibility.PUBLIC))
                .from(node.toString());
        String name = Json.text(facts, "reviewerNickname");
        Author author = new Author(null, name == null ? "unknown" : name, null, null);
        String title = Json.text(facts, "title");
        String body = Json.text(facts, "body");
        String text = PlainText.titled(title == null ? "" : title, body == null ? "" : body);
        return new Post(new MentionId("app-store", id), author, text, details);
    }

    /**
     * What the developer answered, which is one text at most; empty for none.
     *
     * @param responses the responses that came with the page, by their ids
     * @param developer whom the answer is by
     */
    Optional<Post> response(Map<String, JsonNode> responses, String developer) {
        String named = Json.text(node.path("relationships").path("response").path("data"), "id");
        JsonNode response = named == null ? null : responses.get(named);
        String text = response == null ? null : Json.text(response.path("attributes"), "responseBody");
        if (named == null || response == null || text == null || named.length() > LONGEST_ID) {
            return Optional.empty();
        }
        Optional<Instant> changed = LooseTime.read(Json.text(response.path("attributes"), "lastModifiedDate"));
        Post.Details details = Post.Details.NONE
                .at(address())
                .on(changed.orElse(null))
                .revised(changed.map(Instant::toEpochMilli).orElse(0L))
                .answering(new Post.ReplyTo(id, id, named, false, Visibility.PUBLIC))
                .byBrand()
                .from(response.toString());
        Author author = new Author(null, developer, null, null);
        return Optional.of(new Post(new MentionId("app-store", id + "/reply"), author, text, details));
    }

    private String address() {
        return store.page(Json.text(node.path("attributes"), "territory"));
    }

    private static @Nullable Rating stars(JsonNode facts) {
        Long stars = Json.number(facts, "rating");
        return stars != null && stars >= 1 && stars <= 5 ? new Rating(stars, stars.toString()) : null;
    }
}
