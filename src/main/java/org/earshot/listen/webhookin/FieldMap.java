package org.earshot.listen.webhookin;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/** Where the fields of a post stand in an item, as JSON pointers (RFC 6901); without any, the names of POST /api/v1/mentions. */
final class FieldMap {
    private static final int LONGEST_THREAD = 700;
    private static final String VALUE = "value";

    private final Source source;
    private final String platform;

    FieldMap(Source source, String platform) {
        this.source = source;
        this.platform = platform;
    }

    /** Where the items stand, the whole body where nothing is said. */
    static JsonNode items(Source source, JsonNode body) {
        return source.parameter("items-field")
                .map(path -> body.at(pointer(path)))
                .orElse(body);
    }

    /** The post that an item is, nothing without a text or with an id that is too long. */
    Optional<Post> post(JsonNode item, String fallbackId) {
        String text = text(item, "text-field", "/text");
        Optional<MentionId> id = id(item, fallbackId);
        if (text == null || id.isEmpty()) {
            return Optional.empty();
        }
        Instant edited = time(item, "edited-field", "/editedAt");
        Post.Details details = Post.Details.NONE
                .at(Json.address(field(item, "url-field", "/url"), VALUE))
                .on(time(item, "time-field", "/publishedAt"))
                .revised(edited == null ? 0 : edited.toEpochMilli())
                .rated(rating(item))
                .answering(new Post.ReplyTo(thread(item), null, null, true, visibility()))
                .from(item.toString());
        return Optional.of(new Post(id.get(), author(item), text, details));
    }

    /** The id of an item, the fallback where it has none; nothing for one that is too long. */
    Optional<MentionId> id(JsonNode item, String fallback) {
        String given = text(item, "id-field", "/externalId");
        String id = given == null ? fallback : given.strip();
        return id.length() > MentionId.LONGEST ? Optional.empty() : Optional.of(new MentionId(platform, id));
    }

    /** True for an item that says that it was deleted. */
    boolean isDeleted(JsonNode item) {
        JsonNode said = field(item, "deleted-field", "/deleted").path(VALUE);
        return said.asBoolean(false);
    }

    private Author author(JsonNode item) {
        String handle = text(item, "author-field", "/author/handle");
        Long followers = Json.number(field(item, "followers-field", "/author/followers"), VALUE);
        return new Author(
                text(item, "author-id-field", "/author/id"),
                handle == null ? "unknown" : handle,
                text(item, "author-name-field", "/author/name"),
                followers == null || followers < 0 ? null : followers);
    }

    private @Nullable Rating rating(JsonNode item) {
        String raw = text(item, "rating-field", "/rating");
        if (raw == null || !raw.strip().matches("\\d{1,6}([.,]\\d{1,6})?")) {
            return null;
        }
        double best = source.parameter("rating-best")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Double::parseDouble)
                .orElse(5.0);
        double value = Double.parseDouble(raw.strip().replace(',', '.'));
        return value == 0 || best <= 1 ? null : Rating.on(value, 1, best, best == 5 ? raw : raw + "/" + (int) best);
    }

    private @Nullable String thread(JsonNode item) {
        String thread = text(item, "thread-field", "/thread");
        return thread == null || thread.length() > LONGEST_THREAD ? null : thread;
    }

    private Visibility visibility() {
        return source.parameter("visibility").filter("direct"::equals).isPresent()
                ? Visibility.DIRECT
                : Visibility.PUBLIC;
    }

    private @Nullable Instant time(JsonNode item, String parameter, String usual) {
        return LooseTime.read(text(item, parameter, usual)).orElse(null);
    }

    private @Nullable String text(JsonNode item, String parameter, String usual) {
        return Json.text(field(item, parameter, usual), VALUE);
    }

    /** The field under a name of its own, for those who read fields by name. */
    private ObjectNode field(JsonNode item, String parameter, String usual) {
        JsonNode found = item.at(pointer(source.parameter(parameter).orElse(usual)));
        return JsonNodeFactory.instance.objectNode().set(VALUE, found);
    }

    private static JsonPointer pointer(String path) {
        return JsonPointer.compile(path.isEmpty() || path.startsWith("/") ? path : "/" + path);
    }
}
