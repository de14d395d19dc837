package org.earshot.listen.googlebusiness;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earshot.listen.Descent;
import org.earshot.listen.Json;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A review of a location. Its identity leaves the account out, because a location may be seen through several.
 *
 * @param id {@code locations/L/reviews/R}
 * @param own what an answer names: {@code accounts/A/locations/L/reviews/R}
 * @param node all of it
 */
record BusinessReview(String id, String own, JsonNode node) {
    private static final int LONGEST = MentionId.LONGEST - 100;
    private static final String TRANSLATED = "(Translated by Google)";
    private static final String ORIGINAL = "(Original)";
    private static final Map<String, Integer> STARS = Map.of("ONE", 1, "TWO", 2, "THREE", 3, "FOUR", 4, "FIVE", 5);

    /** Nothing for a review without a usable id. */
    static Optional<BusinessReview> of(JsonNode node, String account, String location) {
        String name = Json.text(node, "name");
        String review = Json.text(node, "reviewId");
        String id = review != null || name == null ? review : name.substring(name.lastIndexOf('/') + 1);
        if (id == null || id.length() > LONGEST || !id.matches("[^/?#%\\s\\p{Cntrl}]+")) {
            return Optional.empty();
        }
        String place = "locations/" + location + "/reviews/" + id;
        return Optional.of(new BusinessReview(place, "accounts/" + account + "/" + place, node));
    }

    /** The review in the list that is walked down. An answer may lift it there or not. */
    Descent.Item item() {
        Instant own = updated();
        Instant answered = Json.time(node.path("reviewReply"), "updateTime");
        boolean later = own == null || (answered != null && answered.isAfter(own));
        return new Descent.Item(own, later && answered != null ? answered : own, posts());
    }

    /** The review, and the owner's answer where people can see one. */
    List<Post> posts() {
        List<Post> posts = new ArrayList<>();
        posts.add(review());
        JsonNode reply = node.path("reviewReply");
        if (Json.text(reply, "comment") != null && !rejected(reply)) {
            posts.add(answered(reply));
        }
        return posts;
    }

    /** Google publishes an answer only once it has looked at it; one that is on its way counts, one that was refused does not. */
    private static boolean rejected(JsonNode reply) {
        String state = Optional.ofNullable(Json.text(reply, "reviewReplyState"))
                .orElseGet(() -> reply.path("state").asText(""));
        return state.toUpperCase(Locale.ROOT).contains("REJECTED");
    }

    /** A name is no account; each customer has one review of a location, so the review's id stands for its author. */
    private Post review() {
        String name = Json.text(node.path("reviewer"), "displayName");
        Instant updated = updated();
        Instant created = Json.time(node, "createTime");
        Post.Details details = Post.Details.NONE
                .at(Json.address(node, "reviewReplyUrl"))
                .on(created == null ? updated : created)
                .revised(updated == null ? 0 : updated.toEpochMilli())
                .rated(stars())
                .answering(new Post.ReplyTo(id, null, own, false, Visibility.PUBLIC))
                .from(node.toString());
        return Post.of(
                        new MentionId("google-business", id),
                        new Author(id, name == null ? "unknown" : name, name, null),
                        original(node.path("comment").asText("")))
                .with(details);
    }

    private Post answered(JsonNode reply) {
        Instant updated = Json.time(reply, "updateTime");
        String location = id.substring(0, id.indexOf("/reviews/"));
        Post.Details details = Post.Details.NONE
                .at(Json.address(node, "reviewReplyUrl"))
                .on(updated)
                .revised(updated == null ? 0 : updated.toEpochMilli())
                .answering(new Post.ReplyTo(id, own, null, false, Visibility.PUBLIC))
                .byBrand();
        return Post.of(
                        new MentionId("google-business", id + "/reply"),
                        new Author(location, location, null, null),
                        original(reply.path("comment").asText()))
                .with(details);
    }

    private @Nullable Instant updated() {
        Instant updated = Json.time(node, "updateTime");
        return updated == null ? Json.time(node, "createTime") : updated;
    }

    private @Nullable Rating stars() {
        String word = node.path("starRating").asText("").toUpperCase(Locale.ROOT);
        Integer stars = STARS.get(word);
        return stars == null ? null : new Rating(stars, word);
    }

    /** What the author wrote: behind a translation it stands under a mark of its own, before one it has none. */
    static String original(String text) {
        int translated = text.indexOf(TRANSLATED);
        int original = text.lastIndexOf(ORIGINAL);
        if (translated < 0) {
            return text.strip();
        }
        if (original > translated) {
            return text.substring(original + ORIGINAL.length()).strip();
        }
        String before = text.substring(0, translated).strip();
        return before.isEmpty()
                ? text.substring(translated + TRANSLATED.length()).strip()
                : before;
    }
}
