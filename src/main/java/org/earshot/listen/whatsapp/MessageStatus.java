package org.earshot.listen.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.Json;
import org.earshot.mention.MentionId;
import org.earshot.mention.Receipt;
import org.earshot.mention.Texts;

/**
 * What WhatsApp says became of a message of the business.
 *
 * @param status as Meta sent it
 * @param now when it came, for one that names no time
 */
record MessageStatus(JsonNode status, Instant now) {
    private static final int LONGEST = 200;

    /** A receipt; nothing for what was only sent, and for words that are not known yet. */
    Optional<Receipt> receipt() {
        String id = Json.text(status, "id");
        if (id == null || id.isBlank() || id.length() > MentionId.LONGEST) {
            return Optional.empty();
        }
        return switch (status.path("status").asText()) {
            case "delivered" -> Optional.of(Receipt.of(id, Receipt.Kind.DELIVERED, at()));
            case "read", "played" -> Optional.of(Receipt.of(id, Receipt.Kind.READ, at()));
            case "failed" -> Optional.of(new Receipt(id, Receipt.Kind.FAILED, at(), why()));
            default -> Optional.empty();
        };
    }

    private Instant at() {
        Long seconds = Json.number(status, "timestamp");
        return seconds == null || seconds <= 0 || seconds > 253_000_000_000L ? now : Instant.ofEpochSecond(seconds);
    }

    private String why() {
        JsonNode error = status.path("errors").path(0);
        int code = error.path("code").asInt(0);
        String words = Stream.of(
                        Json.text(error.path("error_data"), "details"),
                        Json.text(error, "title"),
                        Json.text(error, "message"))
                .filter(Objects::nonNull)
                .map(said -> Texts.cut(Texts.clean(said), LONGEST))
                .filter(said -> !said.isBlank())
                .findFirst()
                .orElse("no reason given");
        return "WhatsApp could not deliver this message (" + (code == 0 ? "no code" : "code " + code) + "): " + words;
    }
}
