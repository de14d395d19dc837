package org.earshot.listen.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Delivery;
import org.earshot.listen.HookReader;
import org.earshot.listen.HookSignature;
import org.earshot.listen.Json;
import org.earshot.listen.Received;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Takes the updates that Telegram pushes: {@code telegram-hook}. Telegram signs nothing; it sends along the secret that was given to it
 * with the webhook. It sends an update again until it hears that it was taken, and holds back those behind it, so a known one is
 * answered like a new one.
 */
@Component
final class TelegramHookReader implements HookReader {
    /** Telegram gives up after 24 hours; what is much older does not come from it. */
    private static final Duration OLDEST = Duration.ofHours(48);

    @Override
    public String platform() {
        return "telegram";
    }

    @Override
    public Set<String> templates() {
        return Set.of("telegram-hook");
    }

    @Override
    public boolean isOpen(Source source) {
        return source.parameter("secret").isPresent() && Bot.of(source).isPresent();
    }

    @Override
    public Received receive(Source source, Delivery delivery) {
        if (!delivery.isPost()) {
            return new Received.Malformed("only POST is taken here");
        }
        Optional<String> given = delivery.header("X-Telegram-Bot-Api-Secret-Token");
        if (given.isEmpty() || !HookSignature.same(source.need("secret"), given.get())) {
            return new Received.Unsigned("X-Telegram-Bot-Api-Secret-Token is missing or wrong");
        }
        Optional<JsonNode> update = Json.parse(delivery.text())
                .filter(node -> node.path("update_id").isNumber());
        if (update.isEmpty()) {
            return new Received.Malformed("the body is not an update of Telegram");
        }
        return isStale(update.get(), delivery.receivedAt())
                ? new Received.Unsigned("the update is older than Telegram delivers")
                : heard(new MessagePost(Bot.of(source).orElseThrow()).of(update.get()));
    }

    private static boolean isStale(JsonNode update, Instant now) {
        JsonNode message = update.path(update.has("edited_message") ? "edited_message" : "message");
        Instant said = MessagePost.time(message, message.has("edit_date") ? "edit_date" : "date");
        return said != null && said.isBefore(now.minus(OLDEST));
    }

    private static Received heard(MessagePost.Made made) {
        if (made instanceof MessagePost.Made.Said said) {
            return Received.Heard.of(null, List.of(said.post()), List.of());
        }
        boolean broken = made instanceof MessagePost.Made.Broken;
        List<String> refused = broken ? List.of("an update of Telegram has a message without a number") : List.of();
        return Received.Heard.of(null, List.of(), refused);
    }
}
