package org.earshot.listen.webhookin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.earshot.listen.Delivery;
import org.earshot.listen.HookReader;
import org.earshot.listen.Json;
import org.earshot.listen.Received;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads what any other system sends as signed JSON: {@code webhook-in}. */
@Component
public final class WebhookInReader implements HookReader {
    private static final int MOST_ITEMS = 1000;
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9-]{1,40}");

    @Override
    public String platform() {
        return "webhook-in";
    }

    @Override
    public Set<String> templates() {
        return Set.of("webhook-in");
    }

    @Override
    public boolean isOpen(Source source) {
        return !WebhookSecrets.of(source).isEmpty();
    }

    @Override
    public Received receive(Source source, Delivery delivery) {
        if (!delivery.isPost()) {
            return new Received.Malformed("only POST is taken here");
        }
        Optional<String> objection = StandardSignature.objection(delivery, WebhookSecrets.of(source));
        if (objection.isPresent()) {
            return new Received.Unsigned(objection.get());
        }
        String name = source.parameter("platform").orElse(platform());
        if (!PLATFORM.matcher(name).matches()) {
            return new Received.Malformed("the parameter platform of this source is not 1 to 40 of a-z, 0-9 and dash");
        }
        return Json.parse(delivery.text())
                .map(body -> items(source, body))
                .map(items -> heard(delivery.header("webhook-id").orElseThrow(), items, new FieldMap(source, name)))
                .orElseGet(() -> new Received.Malformed("the body is not JSON"));
    }

    private static List<JsonNode> items(Source source, JsonNode body) {
        JsonNode found = FieldMap.items(source, body);
        if (!found.isArray()) {
            return found.isMissingNode() || found.isNull() ? List.of() : List.of(found);
        }
        List<JsonNode> items = new ArrayList<>();
        found.forEach(items::add);
        return items;
    }

    private static Received heard(String deliveryId, List<JsonNode> items, FieldMap fields) {
        if (items.size() > MOST_ITEMS) {
            return new Received.Malformed("there are more than " + MOST_ITEMS + " items");
        }
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<MentionId> gone = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            String fallbackId = items.size() == 1 ? deliveryId : deliveryId + "/" + i;
            if (fields.isDeleted(item)) {
                fields.id(item, fallbackId).ifPresent(gone::add);
                continue;
            }
            String sentence = "item " + i + " has no text where the field map looks, or an id that is too long";
            fields.post(item, fallbackId).ifPresentOrElse(posts::add, () -> refused.add(sentence));
        }
        return Received.Heard.of(deliveryId, posts, refused).gone(gone);
    }
}
