package org.earshot.listen.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.earshot.listen.Json;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the changes of a delivery bring: messages, answers given in the app, edits, deletes and what became of our messages;
 * the rest says nothing.
 */
final class Changes {
    private final @Nullable String number;
    private final Instant now;
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<MentionId> gone = new ArrayList<>();

    /** Takes what is about one phone number id, or about all where it is null; came at a time. */
    Changes(@Nullable String number, Instant now) {
        this.number = number;
        this.now = now;
    }

    /** Adds a change; one about another number of the business is left out. */
    void add(JsonNode change) {
        JsonNode value = change.path("value");
        String ours = Json.text(value.path("metadata"), "phone_number_id");
        if (number != null && !number.strip().equals(ours)) {
            return;
        }
        for (JsonNode message : value.path("messages")) {
            add(new MessagePost(message, value, ours), message);
        }
        for (JsonNode status : value.path("statuses")) {
            new MessageStatus(status, now).receipt().ifPresent(receipts::add);
        }
        for (JsonNode echo : value.path("message_echoes")) {
            new MessagePost(echo, value, ours).echo().ifPresent(posts::add);
        }
    }

    private void add(MessagePost message, JsonNode sent) {
        String kind = sent.path("type").asText();
        switch (kind) {
            case "reaction", "system" -> {
                // Neither says anything that could be answered.
            }
            case "revoke" -> message.revoked().ifPresent(gone::add);
            default ->
                message.post()
                        .ifPresentOrElse(
                                posts::add,
                                () -> refused.add("a message of WhatsApp has no id, no sender or no phone number id"));
        }
    }

    List<Post> posts() {
        return List.copyOf(posts);
    }

    List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    List<MentionId> gone() {
        return List.copyOf(gone);
    }
}
