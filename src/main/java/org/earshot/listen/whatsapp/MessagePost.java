package org.earshot.listen.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.Json;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Makes a post of a message.
 *
 * @param message as Meta sent it
 * @param value what it stands in, with the names of those who write
 * @param ours the id of the business's phone number, null where it is missing
 */
record MessagePost(
        JsonNode message, JsonNode value, @Nullable String ours) {
    private static final String PLATFORM = "whatsapp";
    private static final int LONGEST_ID = MentionId.LONGEST;

    /** What a customer wrote; an edited message has the id of the one that it replaces. */
    Optional<Post> post() {
        boolean edit = message.path("type").asText().equals("edit");
        JsonNode inner = edit ? message.path("edit").path("message") : message;
        String id = edit ? Json.text(message.path("edit"), "original_message_id") : Json.text(message, "id");
        String from = Json.text(message, "from");
        Instant time = time();
        if (unusable(id, from) || ours == null) {
            return Optional.empty();
        }
        Post.Details details = Post.Details.NONE
                .on(edit ? null : time)
                .revised(edit && time != null ? time.toEpochMilli() : 0)
                .answering(place(from, Objects.requireNonNull(id)))
                .from(message.toString());
        return Optional.of(
                Post.of(new MentionId(PLATFORM, id), author(from), text(inner)).with(details));
    }

    /** What the business answered in its own app. */
    Optional<Post> echo() {
        String id = Json.text(message, "id");
        String to = Json.text(message, "to");
        if (unusable(id, to) || ours == null) {
            return Optional.empty();
        }
        Post.Details details = Post.Details.NONE
                .on(time())
                .answering(place(to, Objects.requireNonNull(id)))
                .byBrand()
                .from(message.toString());
        String shown = Json.text(value.path("metadata"), "display_phone_number");
        Author brand = new Author(ours, shown == null ? ours : shown, null, null);
        return Optional.of(
                Post.of(new MentionId(PLATFORM, id), brand, text(message)).with(details));
    }

    /** The message that its author took back. */
    Optional<MentionId> revoked() {
        String id = Json.text(message.path("revoke"), "original_message_id");
        return id == null || id.length() > LONGEST_ID ? Optional.empty() : Optional.of(new MentionId(PLATFORM, id));
    }

    private static boolean unusable(@Nullable String id, @Nullable String customer) {
        return id == null || id.length() > LONGEST_ID || customer == null || customer.length() > 100;
    }

    /** What one customer and one number write to each other is one conversation. */
    private Post.ReplyTo place(@Nullable String customer, String id) {
        String parent = Json.text(message.path("context"), "id");
        return new Post.ReplyTo(ours + ":" + customer, parent, id, true, Visibility.DIRECT);
    }

    private Author author(@Nullable String from) {
        String name = null;
        for (JsonNode contact : value.path("contacts")) {
            boolean same = Objects.equals(Json.text(contact, "wa_id"), from);
            name = same ? Json.text(contact.path("profile"), "name") : name;
        }
        return new Author(from, from == null ? "unknown" : "+" + from, name, null);
    }

    private @Nullable Instant time() {
        Long seconds = Json.number(message, "timestamp");
        return seconds == null || seconds <= 0 || seconds > 253_000_000_000L ? null : Instant.ofEpochSecond(seconds);
    }

    /** The words of a message of any kind; one without words is named by its kind. */
    private static String text(JsonNode message) {
        String kind = Optional.ofNullable(Json.text(message, "type")).orElse("message");
        JsonNode content = message.path(kind);
        return Stream.of(
                        Json.text(content, "body"),
                        Json.text(content, "caption"),
                        Json.text(content, "text"),
                        Json.text(content.path("button_reply"), "title"),
                        Json.text(content.path("list_reply"), "title"),
                        kind.equals("location") ? place(content) : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("[" + kind + "]");
    }

    private static String place(JsonNode location) {
        List<String> words = Stream.of(Json.text(location, "name"), Json.text(location, "address"))
                .filter(Objects::nonNull)
                .toList();
        return ("[location] " + String.join(", ", words)).strip();
    }
}
