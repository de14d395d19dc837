package org.earshot.listen.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * A review as Google lists it: what its author said last, and what the developer answered.
 *
 * @param id the review's id, which stays over edits
 * @param node all of it
 * @param said the author's comment
 * @param answer the developer's comment, null for none
 */
record PlayReview(
        String id, JsonNode node, JsonNode said, @Nullable JsonNode answer) {
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();
    private static final int ROOM_FOR_REPLY = 10;

    /** Nothing for a review without a usable id or without any words of its author. */
    static Optional<PlayReview> of(JsonNode node) {
        String id = Json.text(node, "reviewId");
        JsonNode said = latest(node, "userComment");
        if (id == null || said == null || id.length() > MentionId.LONGEST - ROOM_FOR_REPLY) {
            return Optional.empty();
        }
        return Optional.of(new PlayReview(id, node, said, latest(node, "developerComment")));
    }

    private static @Nullable JsonNode latest(JsonNode node, String kind) {
        JsonNode latest = null;
        for (JsonNode comment : node.path("comments")) {
            JsonNode one = comment.path(kind);
            if (one.isObject() && (latest == null || millis(one) >= millis(latest))) {
                latest = one;
            }
        }
        return latest;
    }

    /** The review in the list that is walked down. An answer may lift it there or not. */
    Descent.Item item(PlayApp app) {
        Instant own = changed(said);
        Instant answered = answer == null ? null : changed(answer);
        boolean later = own == null || (answered != null && answered.isAfter(own));
        return new Descent.Item(own, later && answered != null ? answered : own, posts(app));
    }

    /** The review, and the developer's answer where there is one. */
    List<Post> posts(PlayApp app) {
        List<Post> posts = new ArrayList<>();
        posts.add(review(app));
        if (answer != null && Json.text(answer, "text") != null) {
            posts.add(answered(app, answer));
        }
        return posts;
    }

    /** A name is no account; each customer has one review of an app, so the review's id stands for its author. */
    private Post review(PlayApp app) {
        String name = Json.text(node, "authorName");
        Post.Details details = Post.Details.NONE
                .at(app.shown(id))
                .in(language())
                .on(changed(said))
                .revised(millis(said))
                .rated(stars())
                .answering(new Post.ReplyTo(id, null, id, false, Visibility.PUBLIC))
                .from(node.toString());
        return Post.of(
                        new MentionId("google-play", id),
                        new Author(id, name == null ? "unknown" : name, name, null),
                        words())
                .with(details);
    }

    private Post answered(PlayApp app, JsonNode comment) {
        Post.Details details = Post.Details.NONE
                .at(app.shown(id))
                .on(changed(comment))
                .revised(millis(comment))
                .answering(new Post.ReplyTo(id, id, null, false, Visibility.PUBLIC))
                .byBrand();
        return Post.of(
                        new MentionId("google-play", id + "/reply"),
                        new Author(app.name(), app.name(), null, null),
                        comment.path("text").asText())
                .with(details);
    }

    /** Title and body come with a tab between them, a missing title leaves the tab; a translation brings the original beside it. */
    private String words() {
        String original = Json.text(said, "originalText");
        String text = original == null ? said.path("text").asText("") : original;
        return text.strip().replaceFirst("\\s*\\t\\s*", "\n");
    }

    private @Nullable Rating stars() {
        Long stars = Json.number(said, "starRating");
        return stars == null || stars < 1 || stars > 5 ? null : new Rating(stars, stars + "/5");
    }

    /** That of the device; a hint, no more. */
    private @Nullable String language() {
        String language = Json.text(said, "reviewerLanguage");
        return language == null ? null : language.replace('_', '-');
    }

    private static long millis(JsonNode comment) {
        Instant changed = changed(comment);
        return changed == null ? 0 : changed.toEpochMilli();
    }

    /** Seconds come as a text, the fraction as a number. */
    private static @Nullable Instant changed(JsonNode comment) {
        Long seconds = Json.number(comment.path("lastModified"), "seconds");
        Long nanos = Json.number(comment.path("lastModified"), "nanos");
        if (seconds == null || seconds <= 0 || seconds > LAST_SECOND) {
            return null;
        }
        return Instant.ofEpochSecond(seconds, nanos == null || nanos < 0 || nanos > 999_999_999 ? 0 : nanos);
    }
}
