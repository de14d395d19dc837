package org.earshot.listen.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Delivery;
import org.earshot.listen.HookReader;
import org.earshot.listen.HubSignature;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.listen.Received;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Takes what Meta pushes for a page: {@code facebook-hook}. Meta sends a delivery again until it is taken, in other batches and another
 * order, too, so ids and revisions tell what is known.
 */
@Component
final class FacebookHookReader implements HookReader {
    /** Meta gives up after 36 hours; what is much older does not come from it. */
    private static final Duration OLDEST = Duration.ofDays(3);

    @Override
    public String platform() {
        return Saying.PLATFORM;
    }

    @Override
    public Set<String> templates() {
        return Set.of("facebook-hook");
    }

    @Override
    public boolean isOpen(Source source) {
        return source.parameter("app-secret").isPresent()
                && source.parameter("page").isPresent();
    }

    /** With a token, the lists of the page tell what was missed. */
    @Override
    public boolean catchesUp(Source source) {
        return source.parameter("token").isPresent();
    }

    @Override
    public Received receive(Source source, Delivery delivery) {
        return HubSignature.settle(delivery, source.need("app-secret"), source.parameter("verify-token"))
                .orElseGet(() -> signed(source, delivery));
    }

    private static Received signed(Source source, Delivery delivery) {
        Optional<JsonNode> body =
                Json.parse(delivery.text()).filter(node -> node.path("entry").isArray());
        if (body.isEmpty()) {
            return new Received.Malformed("the body is not a change of a page");
        }
        Instant eldest = delivery.receivedAt().minus(OLDEST);
        PageChanges changes = new PageChanges(source.need("page").strip());
        boolean stale = false;
        for (JsonNode entry : body.get().path("entry")) {
            stale |= LooseTime.read(Json.text(entry, "time"))
                    .filter(eldest::isAfter)
                    .isPresent();
            changes.add(entry);
        }
        return stale ? new Received.Unsigned("the changes are older than Facebook delivers") : changes.heard();
    }
}
