package org.earshot.listen.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.listen.Received;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/** Collects what the changes of a delivery bring about one page: posts, comments, recommendations, what names it, and what is deleted. */
final class PageChanges {
    private static final Set<String> SAID = Set.of("add", "edit", "edited");
    private static final Set<String> REMOVED = Set.of("remove", "delete", "removed", "deleted");
    /** What may stand on a page as a post. */
    private static final Set<String> POSTS =
            Set.of("post", "status", "photo", "video", "share", "link", "note", "album");

    private final String page;
    private final List<Post> posts = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<MentionId> gone = new ArrayList<>();

    PageChanges(String page) {
        this.page = page;
    }

    /** Adds what an entry brings; one about another page of the same app is left out. */
    void add(JsonNode entry) {
        if (!page.equals(Json.text(entry, "id"))) {
            return;
        }
        Instant sent = LooseTime.read(Json.text(entry, "time")).orElse(null);
        for (JsonNode change : entry.path("changes")) {
            JsonNode value = change.path("value");
            switch (change.path("field").asText()) {
                case "feed" -> feed(value, sent, false);
                case "mention" -> feed(value, sent, true);
                case "ratings" -> ratings(value, sent);
                default -> {
                    // Likes, messages and settings say nothing that could be answered here.
                }
            }
        }
    }

    Received.Heard heard() {
        return Received.Heard.of(null, posts, refused).gone(gone);
    }

    /**
     * A change that says something, or takes it back.
     *
     * @param value what is told
     * @param comment true for a comment, false for a post
     * @param naming true where it stands elsewhere and names the page
     * @param sent when it was told
     */
    private record Told(
            JsonNode value,
            boolean comment,
            boolean naming,
            @Nullable Instant sent) {}

    private void feed(JsonNode value, @Nullable Instant sent, boolean naming) {
        String item = value.path("item").asText().toLowerCase(Locale.ROOT);
        boolean comment = item.equals("comment") || (naming && value.has("comment_id"));
        if (comment || POSTS.contains(item) || (naming && item.isEmpty())) {
            take(new Told(value, comment, naming, sent));
        }
    }

    private void take(Told told) {
        String id = Json.text(told.value(), told.comment() ? "comment_id" : "post_id");
        String verb = told.value().path("verb").asText("add").toLowerCase(Locale.ROOT);
        if (!Saying.isId(id) || id == null) {
            refused.add("a change of Facebook's has no usable id");
        } else if (REMOVED.contains(verb)) {
            gone.add(Saying.id(id));
        } else if (SAID.contains(verb)) {
            say(told, id);
        }
    }

    private void say(Told told, String id) {
        JsonNode value = told.value();
        boolean ours = page.equals(speaker(value));
        if (ours && !told.comment()) {
            return; // What the page publishes by itself answers nobody.
        }
        boolean wordless = told.naming() && Json.text(value, "message") == null;
        String link = Json.address(value.path("post"), "permalink_url");
        Post.Details details = Post.Details.NONE
                .at(link == null || told.comment() ? Saying.address(id) : link)
                .on(said(value))
                .revised(wordless ? 0 : revision(value, told.sent()))
                .answering(place(told, id))
                .wordless(wordless)
                .from(value.toString());
        posts.add(new Post(Saying.id(id), author(value), words(told), ours ? details.byBrand() : details));
    }

    private static String words(Told told) {
        String message = Json.text(told.value(), "message");
        if (message != null) {
            return message;
        }
        return told.naming()
                ? "[names the page; Facebook has not told the words yet]"
                : "[" + told.value().path("item").asText("post") + "]";
    }

    private static Post.ReplyTo place(Told told, String id) {
        String under = Json.text(told.value(), "post_id");
        String above = Json.text(told.value(), "parent_id");
        boolean answers = told.comment() && above != null && !above.equals(under) && !above.equals(id);
        String parent = !told.comment() ? null : answers ? above : under;
        return new Post.ReplyTo(answers ? above : id, parent, id, told.naming(), Visibility.PUBLIC);
    }

    private void ratings(JsonNode value, @Nullable Instant sent) {
        String item = value.path("item").asText("rating").toLowerCase(Locale.ROOT);
        String verb = value.path("verb").asText("add").toLowerCase(Locale.ROOT);
        String story = Json.text(value, "open_graph_story_id");
        boolean comment = item.equals("comment");
        String id = comment ? Json.text(value, "comment_id") : story;
        if (!comment && !item.equals("rating")) {
            return; // A reaction.
        }
        if (!Saying.isId(id) || id == null) {
            refused.add("a recommendation of Facebook's has no usable id");
        } else if (REMOVED.contains(verb)) {
            gone.add(Saying.id(id));
        } else if (SAID.contains(verb)) {
            posts.add(comment ? answer(value, id, story, sent) : recommendation(value, id, sent));
        }
    }

    private static Post recommendation(JsonNode value, String id, @Nullable Instant sent) {
        Rating stars = Saying.stars(value);
        String text = Json.text(value, "review_text");
        Post.Details details = Post.Details.NONE
                .at(Saying.address(id))
                .on(said(value))
                .revised(revision(value, sent))
                .rated(stars)
                .answering(new Post.ReplyTo(id, null, id, false, Visibility.PUBLIC))
                .from(value.toString());
        return new Post(Saying.id(id), author(value), text == null ? Saying.unsaid(stars) : text, details);
    }

    private Post answer(JsonNode value, String id, @Nullable String story, @Nullable Instant sent) {
        String above = Json.text(value, "parent_id");
        boolean answers = above != null && !above.equals(story) && !above.equals(id);
        Post.Details details = Post.Details.NONE
                .at(Saying.address(id))
                .on(said(value))
                .revised(revision(value, sent))
                .answering(
                        new Post.ReplyTo(answers ? above : id, answers ? above : story, id, false, Visibility.PUBLIC))
                .from(value.toString());
        String message = Json.text(value, "message");
        boolean ours = page.equals(speaker(value));
        return new Post(
                Saying.id(id),
                author(value),
                message == null ? "[comment]" : message,
                ours ? details.byBrand() : details);
    }

    /** An edit is as new as the delivery that tells it; deliveries come in any order, and a later edit must win. */
    private static long revision(JsonNode value, @Nullable Instant sent) {
        boolean edited = value.path("verb").asText().startsWith("edit");
        return edited && sent != null ? sent.toEpochMilli() : Saying.WORDS;
    }

    private static @Nullable Instant said(JsonNode value) {
        return LooseTime.read(Json.text(value, "created_time")).orElse(null);
    }

    private static @Nullable String speaker(JsonNode value) {
        return first(
                Json.text(value.path("from"), "id"), Json.text(value, "sender_id"), Json.text(value, "reviewer_id"));
    }

    private static Author author(JsonNode value) {
        String name = first(
                Json.text(value.path("from"), "name"),
                Json.text(value, "sender_name"),
                Json.text(value, "reviewer_name"));
        return new Author(speaker(value), name == null ? "unknown" : name, name, null);
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
