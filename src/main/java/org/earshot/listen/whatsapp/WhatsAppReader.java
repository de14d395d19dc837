package org.earshot.listen.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Delivery;
import org.earshot.listen.HookReader;
import org.earshot.listen.HubSignature;
import org.earshot.listen.Json;
import org.earshot.listen.Received;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Takes what Meta pushes for a WhatsApp business account: {@code whatsapp}. Meta sends a delivery again until it is taken, in other
 * batches too, so the ids of the messages tell what is known.
 */
@Component
final class WhatsAppReader implements HookReader {
    /** Meta gives up after seven days; what is older does not come from it. */
    private static final Duration OLDEST = Duration.ofDays(8);

    @Override
    public String platform() {
        return "whatsapp";
    }

    @Override
    public Set<String> templates() {
        return Set.of("whatsapp");
    }

    @Override
    public boolean isOpen(Source source) {
        return source.parameter("app-secret").isPresent();
    }

    @Override
    public Received receive(Source source, Delivery delivery) {
        return HubSignature.settle(delivery, source.need("app-secret"), source.parameter("verify-token"))
                .orElseGet(() -> signed(source, delivery));
    }

    private static Received signed(Source source, Delivery delivery) {
        Optional<JsonNode> body = Json.parse(delivery.text()).filter(JsonNode::isObject);
        if (body.isEmpty()) {
            return new Received.Malformed("the body is not a JSON object");
        }
        Changes changes = new Changes(source.parameter("account").orElse(null), delivery.receivedAt());
        body.get().path("entry").forEach(entry -> entry.path("changes").forEach(changes::add));
        return isStale(changes, delivery.receivedAt())
                ? new Received.Unsigned("the messages are older than WhatsApp delivers")
                : Received.Heard.of(null, changes.posts(), changes.refused())
                        .gone(changes.gone())
                        .told(changes.receipts());
    }

    private static boolean isStale(Changes changes, Instant now) {
        Optional<Instant> newest = changes.posts().stream()
                .map(post -> post.publishedAt().orElse(null))
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        return newest.filter(time -> time.isBefore(now.minus(OLDEST))).isPresent();
    }
}
