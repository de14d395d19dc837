package org.earshot.listen.rss;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.Json;
import org.earshot.listen.Links;
import org.earshot.listen.LooseTime;
import org.earshot.listen.PlainText;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
final class JsonFeed {
    private final JsonNode feed;
    private final String address;

    private JsonFeed(JsonNode feed, String address) {
        this.feed = feed;
        this.address = address;
    }

    /** The feed that a text is, nothing for one that is none. */
    static Optional<JsonFeed> of(String text, String address) {
        return Json.parse(text)
                .filter(feed -> feed.path("version").asText().contains("jsonfeed.org/version/")
                        && feed.path("items").isArray())
                .map(feed -> new JsonFeed(feed, address));
    }

    /** Its items; one without text and link still counts, so that it can be refused. */
    Stream<FeedPost> items() {
        String home = Links.web(address, Json.text(feed, "home_page_url")).orElse(address);
        return feed.path("items").valueStream().filter(JsonNode::isObject).map(item -> item(item, home));
    }

    private FeedPost item(JsonNode item, String home) {
        String plain = Optional.ofNullable(Json.text(item, "content_text")).orElse("");
        String html = Optional.ofNullable(Json.text(item, "content_html"))
                .orElseGet(() -> "" + item.path("summary").asText());
        String text = plain.isBlank() ? PlainText.of(html) : plain;
        Instant updated = LooseTime.read(Json.text(item, "date_modified")).orElse(null);
        Instant published = LooseTime.read(Json.text(item, "date_published")).orElse(updated);
        String link = Links.web(home, Json.text(item, "url"))
                .or(() -> Links.web(home, Json.text(item, "external_url")))
                .orElse(null);
        String language = Optional.ofNullable(Json.text(item, "language")).orElse(Json.text(feed, "language"));
        String title = Optional.ofNullable(Json.text(item, "title")).orElse("");
        return new FeedPost(
                Json.text(item, "id"),
                link,
                author(item),
                PlainText.titled(title, text),
                language,
                published,
                updated,
                item.toString());
    }

    private @Nullable String author(JsonNode item) {
        return Stream.of(item, feed)
                .flatMap(node -> Stream.of(node.path("authors").path(0), node.path("author")))
                .flatMap(author -> FeedPost.withoutMail(Json.text(author, "name")).stream())
                .findFirst()
                .orElse(null);
    }
}
