package org.earshot.listen.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.earshot.listen.HtmlText;
import org.earshot.listen.Json;
import org.earshot.listen.PlainText;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Makes a post of what a forum sent.
 *
 * @param forum where it was said
 * @param title of its topic, null where the post itself says it
 * @param slug the topic's title in addresses, null where the post itself says it
 */
record ForumPost(
        Forum forum, @Nullable String title, @Nullable String slug) {
    /** What moderators and the forum itself note, such as "closed this topic", and whispers among staff. */
    private static final int NOTE = 3;

    /** Quotes are somebody else's words, previews another page's. */
    private static final String NOT_SAID_HERE = "aside.quote, aside.onebox, .quote-controls, .lightbox .meta";

    /** Our name of a post of a forum. */
    static MentionId id(Forum forum, String id) {
        return new MentionId("discourse", forum.place() + "/p/" + id);
    }

    /** What a topic is called in conversations. */
    static String thread(Forum forum, String topic) {
        return forum.place() + "/t/" + topic;
    }

    /** True for what the forum took back or hides. */
    static boolean isGone(JsonNode item) {
        return item.path("hidden").asBoolean()
                || item.path("user_deleted").asBoolean()
                || Json.text(item, "deleted_at") != null;
    }

    /** True for a note that nobody said to everybody. */
    static boolean isNote(JsonNode item) {
        return item.path("post_type").asInt(1) >= NOTE;
    }

    /** When it was written or edited last, in milliseconds since 1970; 0 where the forum does not say. */
    static long changedAt(JsonNode item) {
        Instant changed = Json.time(item, "updated_at");
        return changed == null ? 0 : changed.toEpochMilli();
    }

    /** The post that an item is; nothing for one without an id or a place in a topic. */
    Optional<Post> of(JsonNode item) {
        Long id = Json.number(item, "id");
        Long topic = Json.number(item, "topic_id");
        Long number = Json.number(item, "post_number");
        if (id == null || topic == null || number == null) {
            return Optional.empty();
        }
        Element body = Jsoup.parseBodyFragment(item.path("cooked").asText("")).body();
        body.select(NOT_SAID_HERE).remove();
        Author author = author(item);
        Post.Details details = Post.Details.NONE
                .at(address(item, topic, number))
                .on(Json.time(item, "created_at"))
                .revised(changedAt(item))
                .answering(place(item, topic, number, body))
                .from(item.toString());
        return Optional.of(Post.of(id(forum, id.toString()), author, text(item, number, body))
                .with(details));
    }

    private String text(JsonNode item, long number, Element body) {
        String said = HtmlText.of(body.html());
        String topic = title == null ? Json.text(item, "topic_title") : title;
        return number == 1 && topic != null ? PlainText.titled(PlainText.of(topic), said) : said;
    }

    private String address(JsonNode item, long topic, long number) {
        String words = slug == null ? Json.text(item, "topic_slug") : slug;
        String safe = words == null || !words.matches("[\\p{L}\\p{N}_-]+") ? "-" : Forum.encoded(words);
        return forum.base() + "/t/" + safe + "/" + topic + "/" + number;
    }

    private Post.ReplyTo place(JsonNode item, long topic, long number, Element body) {
        String thread = thread(forum, Long.toString(topic));
        Long parent = Json.number(item, "reply_to_post_number");
        boolean summoned = body.select("a.mention").stream()
                .map(link -> link.text().replaceFirst("^@", ""))
                .anyMatch(forum::isOurs);
        return new Post.ReplyTo(
                thread,
                parent == null ? null : thread + "/" + parent,
                thread + "/" + number,
                summoned,
                Visibility.PUBLIC);
    }

    private Author author(JsonNode item) {
        String username = Json.text(item, "username");
        if (username == null) {
            return Author.UNKNOWN;
        }
        Long number = Json.number(item, "user_id");
        String id = number == null ? username.toLowerCase(Locale.ROOT) : number.toString();
        return new Author(forum.place() + "/u/" + id, username, Json.text(item, "name"), null);
    }
}
