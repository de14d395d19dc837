package org.earshot.listen.twiliosms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a page of Twilio's list.
 *
 * @param posts of customers, and of the brand where somebody answered them elsewhere
 * @param refused one sentence for each item that could not be read
 * @param times when the messages of the page were sent
 */
record ListedMessages(List<Post> posts, List<String> refused, List<Instant> times) {
    private static final Set<String> NEVER_ARRIVED = Set.of("failed", "undelivered", "canceled", "scheduled");

    /** Unlike {@code outbound-reply}, which an automaton sends back, such as the confirmation of a STOP. */
    private static final String BY_HAND = "outbound-api";

    static ListedMessages of(JsonNode messages, Source source) {
        ListedMessages page = new ListedMessages(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        messages.forEach(message -> page.add(message, source));
        return page;
    }

    private void add(JsonNode message, Source source) {
        Instant at = sentAt(message);
        if (at != null) {
            times.add(at);
        }
        Sms sms = new Sms(
                text(message, "sid"),
                text(message, "from"),
                text(message, "to"),
                text(message, "body"),
                !Set.of("", "0").contains(text(message, "num_media")),
                null,
                at,
                message.toString());
        String direction = text(message, "direction");
        if (!sms.usable() || direction.isEmpty()) {
            refused.add("a message in the list of Twilio has no sid, direction, from or to");
        } else if (!sms.silent() && sms.concerns(source.parameter("account"))) {
            if (direction.equals("inbound")) {
                posts.add(sms.fromCustomer());
            } else if (direction.equals(BY_HAND) && !NEVER_ARRIVED.contains(text(message, "status"))) {
                posts.add(sms.fromBrand());
            }
        }
    }

    private static @Nullable Instant sentAt(JsonNode message) {
        return LooseTime.read(Json.text(message, "date_sent"))
                .or(() -> LooseTime.read(Json.text(message, "date_created")))
                .orElse(null);
    }

    private static String text(JsonNode message, String name) {
        return Optional.ofNullable(Json.text(message, name)).orElse("");
    }

    Optional<Instant> newest() {
        return times.stream().max(Instant::compareTo);
    }

    Optional<Instant> oldest() {
        return times.stream().min(Instant::compareTo);
    }
}
