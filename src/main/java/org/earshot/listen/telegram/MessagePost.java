package org.earshot.listen.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.listen.Json;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/** Makes a post of a message. */
final class MessagePost {
    private static final List<String> PICTURES = List.of(
            "photo",
            "video",
            "video_note",
            "voice",
            "audio",
            "document",
            "animation",
            "sticker",
            "location",
            "contact");

    private final Bot bot;

    MessagePost(Bot bot) {
        this.bot = bot;
    }

    /** What became of an update: a post, nothing that anybody said, or something that cannot be read. */
    sealed interface Made {
        /** Somebody said something. */
        record Said(Post post) implements Made {}

        /** Somebody joined, a bot was started, an update of a kind that says nothing. */
        record Nothing() implements Made {}

        /** A message without the fields that every message has. */
        record Broken() implements Made {}
    }

    /** The message of an update; of the kinds of update only new and edited messages bring one. */
    Made of(JsonNode update) {
        JsonNode message = update.path(update.has("edited_message") ? "edited_message" : "message");
        if (message.isMissingNode()) {
            return new Made.Nothing();
        }
        Long chat = Json.number(message.path("chat"), "id");
        Long number = Json.number(message, "message_id");
        if (chat == null || number == null) {
            return new Made.Broken();
        }
        String text = text(message);
        if (text == null
                || text.matches("/start( .*)?")
                || message.path("is_automatic_forward").asBoolean(false)) {
            return new Made.Nothing();
        }
        return new Made.Said(post(message, chat, number, text));
    }

    private Post post(JsonNode message, long chat, long number, String text) {
        String reference = reference(message.path("chat"), chat, number);
        Post.Details details = Post.Details.NONE
                .at(address(message.path("chat"), number))
                .on(time(message, "date"))
                .revised(edited(message))
                .answering(place(message, chat, reference))
                .from(message.toString());
        // An administrator who hides behind the group speaks for those whose group it is.
        Long behind = Json.number(message.path("sender_chat"), "id");
        boolean brand = behind != null && behind == chat;
        return Post.of(new MentionId("telegram", reference), author(message), text)
                .with(brand ? details.byBrand() : details);
    }

    /** Only in supergroups is a message's number the same for everybody; elsewhere each bot counts for itself. */
    private String reference(JsonNode chat, long id, long number) {
        boolean common = chat.path("type").asText().equals("supergroup");
        return (common ? "" : bot.id() + ":") + id + "/" + number;
    }

    private Post.ReplyTo place(JsonNode message, long chat, String own) {
        JsonNode above = message.path("reply_to_message");
        Long number = Json.number(above, "message_id");
        String parent = number == null ? null : reference(message.path("chat"), chat, number);
        boolean direct = isDirect(message);
        String thread = direct ? bot.id() + ":" + chat : thread(message, chat);
        return new Post.ReplyTo(
                thread, parent, own, direct || named(message) || answersBot(above), visibility(message));
    }

    /** In a supergroup the answers to a message carry its number; in a forum that number means the topic, which is no conversation. */
    private @Nullable String thread(JsonNode message, long chat) {
        Long root = Json.number(message, "message_thread_id");
        boolean topic = message.path("is_topic_message").asBoolean(false);
        return root == null || topic ? null : reference(message.path("chat"), chat, root);
    }

    private boolean answersBot(JsonNode above) {
        return bot.id().equals(Json.text(above.path("from"), "id"));
    }

    private boolean named(JsonNode message) {
        String text = text(message);
        return bot.name() != null
                && text != null
                && text.toLowerCase(Locale.ROOT).contains("@" + bot.name());
    }

    private static boolean isDirect(JsonNode message) {
        return message.path("chat").path("type").asText().equals("private");
    }

    private static Visibility visibility(JsonNode message) {
        if (isDirect(message)) {
            return Visibility.DIRECT;
        }
        return Json.text(message.path("chat"), "username") == null ? Visibility.FOLLOWERS : Visibility.PUBLIC;
    }

    /** Only groups have addresses: by name where they are public, by number for their members. */
    private static @Nullable String address(JsonNode chat, long number) {
        String name = Json.text(chat, "username");
        String type = chat.path("type").asText();
        String id = Optional.ofNullable(Json.text(chat, "id")).orElse("");
        if (!type.equals("supergroup")) {
            return null;
        }
        if (name != null && name.matches("\\w{1,64}")) {
            return "https://t.me/" + name + "/" + number;
        }
        return id.startsWith("-100") ? "https://t.me/c/" + id.substring(4) + "/" + number : null;
    }

    /** A picture without words still is a message to whom it was sent; in a group it is none of ours. */
    private static @Nullable String text(JsonNode message) {
        String text = Json.text(message, "text");
        String said = text == null ? Json.text(message, "caption") : text;
        if (said != null || !isDirect(message)) {
            return said;
        }
        return PICTURES.stream()
                .filter(message::has)
                .findFirst()
                .map(kind -> "[" + kind.replace('_', ' ') + "]")
                .orElse(null);
    }

    private static Author author(JsonNode message) {
        JsonNode from = message.path(message.has("sender_chat") ? "sender_chat" : "from");
        String first = Optional.ofNullable(Json.text(from, "first_name")).orElse("");
        String last = Optional.ofNullable(Json.text(from, "last_name")).orElse("");
        String title = Json.text(from, "title");
        String name = title == null ? (first + " " + last).strip() : title;
        String handle = Json.text(from, "username");
        return new Author(Json.text(from, "id"), handle == null ? name : handle, name, null);
    }

    private static long edited(JsonNode message) {
        Instant edited = time(message, "edit_date");
        return edited == null ? 0 : edited.toEpochMilli();
    }

    /** Seconds since 1970, nothing for what lies outside the years that anybody writes. */
    static @Nullable Instant time(JsonNode message, String name) {
        Long seconds = Json.number(message, name);
        return seconds == null || seconds <= 0 || seconds > 253_000_000_000L ? null : Instant.ofEpochSecond(seconds);
    }
}
