package org.earshot.listen.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Makes posts of what the Graph API lists. The customer who begins to comment begins a conversation: it is named by the comment at the
 * top, not by the post of the page, under which hundreds may talk.
 *
 * @param page the page's id; what it says itself is said by the brand
 */
record Saying(String page) {
    static final String PLATFORM = "facebook";

    /** The revision of words that were never edited; below it, 0 is for what was announced without its words. */
    static final long WORDS = 1;

    private static final String SITE = "https://www.facebook.com/";

    /** True for an id that can stand in a path and in our cursor. */
    static boolean isId(@Nullable String id) {
        return id != null && id.matches("[A-Za-z0-9_.:-]{1,200}");
    }

    static MentionId id(String id) {
        return new MentionId(PLATFORM, id);
    }

    /** When it was said. */
    static @Nullable Instant time(JsonNode node, String name) {
        return LooseTime.read(Json.text(node, name)).orElse(null);
    }

    /** A post that somebody put on the page, or elsewhere naming it. */
    Optional<Post> post(JsonNode node, boolean summoned) {
        String id = Json.text(node, "id");
        if (!isId(id) || id == null) {
            return Optional.empty();
        }
        Instant updated = time(node, "updated_time");
        Post.ReplyTo place = new Post.ReplyTo(id, null, id, summoned, Visibility.PUBLIC);
        Post.Details details = details(node, id, place).revised(updated == null ? WORDS : updated.toEpochMilli());
        String story = Json.text(node, "story");
        String words = words(node, story == null ? "[post]" : story);
        return Optional.of(new Post(id(id), author(node.path("from")), words, owned(details, node.path("from"))));
    }

    /**
     * A comment.
     *
     * @param under the id of the post that it stands under
     */
    Optional<Post> comment(JsonNode node, String under) {
        String id = Json.text(node, "id");
        if (!isId(id) || id == null) {
            return Optional.empty();
        }
        String above = Json.text(node.path("parent"), "id");
        boolean answers = above != null && !above.equals(under);
        Post.ReplyTo place =
                new Post.ReplyTo(answers ? above : id, answers ? above : under, id, false, Visibility.PUBLIC);
        String kind = Json.text(node.path("attachment"), "type");
        String words = words(node, "[" + (kind == null ? "comment" : kind) + "]");
        Post.Details details = details(node, id, place).revised(WORDS);
        return Optional.of(new Post(id(id), author(node.path("from")), words, owned(details, node.path("from"))));
    }

    /** A recommendation, which has no id of its own but that of the story that it makes. */
    Optional<Post> recommendation(JsonNode node) {
        String story = Json.text(node.path("open_graph_story"), "id");
        JsonNode reviewer = node.path("reviewer");
        String written = Json.text(node, "created_time");
        boolean named = isId(story);
        if (!named && (written == null || Json.text(reviewer, "id") == null)) {
            return Optional.empty();
        }
        String id = named && story != null ? story : Json.text(reviewer, "id") + "@" + written;
        if (id.length() > MentionId.LONGEST) {
            return Optional.empty();
        }
        Rating stars = stars(node);
        Post.ReplyTo place = new Post.ReplyTo(id, null, named ? story : null, false, Visibility.PUBLIC);
        Post.Details details = Post.Details.NONE
                .at(named ? SITE + story : SITE + page + "/reviews")
                .on(time(node, "created_time"))
                .revised(WORDS)
                .rated(stars)
                .answering(place)
                .from(node.toString());
        String text = Json.text(node, "review_text");
        return Optional.of(new Post(id(id), author(reviewer), text == null ? unsaid(stars) : text, details));
    }

    /** What stands for a recommendation without words. */
    static String unsaid(@Nullable Rating stars) {
        return stars == null ? "[recommendation]" : stars.stars() >= 3 ? "[recommends]" : "[does not recommend]";
    }

    /** Facebook asks yes or no; stars are from before 2018. */
    static @Nullable Rating stars(JsonNode node) {
        String kind = Json.text(node, "recommendation_type");
        if (kind != null) {
            return switch (kind.toLowerCase(Locale.ROOT)) {
                case "positive" -> new Rating(5, "recommended");
                case "negative" -> new Rating(1, "not recommended");
                default -> null;
            };
        }
        Long stars = Json.number(node, "rating");
        return stars != null && stars >= 1 && stars <= 5 ? new Rating(stars, stars.toString()) : null;
    }

    /** Where people read something that has this id. */
    static String address(String id) {
        return SITE + id;
    }

    private static Post.Details details(JsonNode node, String id, Post.ReplyTo place) {
        String link = Json.address(node, "permalink_url");
        return Post.Details.NONE
                .at(link == null ? address(id) : link)
                .on(time(node, "created_time"))
                .answering(place)
                .from(node.toString());
    }

    private Post.Details owned(Post.Details details, JsonNode from) {
        return page.equals(Json.text(from, "id")) ? details.byBrand() : details;
    }

    private static String words(JsonNode node, String unsaid) {
        String message = Json.text(node, "message");
        return message == null ? unsaid : message;
    }

    /** Facebook names an author only to those who may know. */
    static Author author(JsonNode from) {
        String name = Json.text(from, "name");
        return new Author(Json.text(from, "id"), name == null ? "unknown" : name, name, null);
    }
}
