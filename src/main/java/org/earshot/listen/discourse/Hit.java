package org.earshot.listen.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.listen.Json;

/**
 * What a search found: a post, without its whole text.
 *
 * @param id of the post
 * @param topic in which it stands
 * @param number of the post in its topic
 * @param created when, as the forum writes it; empty where it does not say
 */
record Hit(long id, long topic, long number, String created) {
    /** The hits of an answer, those without an id or a place left out. */
    static List<Hit> all(JsonNode body) {
        List<Hit> hits = new ArrayList<>();
        for (JsonNode item : body.path("posts")) {
            of(item).ifPresent(hits::add);
        }
        return hits;
    }

    private static Optional<Hit> of(JsonNode item) {
        Long id = Json.number(item, "id");
        Long topic = Json.number(item, "topic_id");
        Long number = Json.number(item, "post_number");
        String created = Json.text(item, "created_at");
        return id == null || topic == null || number == null
                ? Optional.empty()
                : Optional.of(new Hit(id, topic, number, created == null ? "" : created));
    }

    /** As a cursor keeps it. */
    String written() {
        return topic + "/" + number + "/" + id;
    }

    /** What a cursor keeps, read again. */
    static Hit read(String written) {
        String[] parts = written.split("/");
        return new Hit(Long.parseLong(parts[2]), Long.parseLong(parts[0]), Long.parseLong(parts[1]), "");
    }
}
