package org.earshot.listen.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.listen.PlainText;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the public feed. Everything in it is wrapped: {@code {"label": …}}. Older feeds name the app itself first, as an entry
 * without stars.
 *
 * @param node as the feed has it
 */
record FeedEntry(JsonNode node) {
    private static final int LONGEST_ID = 600;
    private static final Pattern ACCOUNT = Pattern.compile("/id(\\d{1,30})");

    /** False for the app itself. */
    boolean isReview() {
        return node.has("im:rating");
    }

    /** The review's number, null where it has none that could be kept. */
    @Nullable
    String id() {
        String id = label(node, "id");
        return id == null || id.length() > LONGEST_ID ? null : id.strip();
    }

    /** When it was written or last changed. */
    Optional<Instant> updated() {
        return LooseTime.read(label(node, "updated"));
    }

    /** As a post; the same number in two countries is two reviews, as far as Apple says. */
    Post post(String id, String country, Store store) {
        Optional<Instant> updated = updated();
        Post.Details details = Post.Details.NONE
                .at(store.page(country))
                .on(updated.orElse(null))
                .revised(updated.map(Instant::toEpochMilli).orElse(0L))
                .rated(stars())
                .from(node.toString());
        return new Post(new MentionId("app-store", country + "/" + id), author(), text(), details);
    }

    private Author author() {
        JsonNode author = node.path("author");
        String name = label(author, "name");
        String address = label(author, "uri");
        Matcher account = ACCOUNT.matcher(address == null ? "" : address);
        return new Author(account.find() ? account.group(1) : null, name == null ? "unknown" : name, null, null);
    }

    private String text() {
        String said = label(node, "content");
        String type = Json.text(node.path("content").path("attributes"), "type");
        String text = said == null ? "" : said;
        String title = label(node, "title");
        return PlainText.titled(title == null ? "" : title, "html".equals(type) ? PlainText.of(text) : text);
    }

    private @Nullable Rating stars() {
        String stars = label(node, "im:rating");
        return stars != null && stars.matches("[1-5]") ? new Rating(Integer.parseInt(stars), stars) : null;
    }

    private static @Nullable String label(JsonNode node, String name) {
        String bare = Json.text(node, name);
        return bare == null ? Json.text(node.path(name), "label") : bare;
    }
}
