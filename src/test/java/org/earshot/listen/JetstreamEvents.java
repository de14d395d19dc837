package org.earshot.listen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Events as a Jetstream writes them, so many microseconds after a moment. */
final class JetstreamEvents {
    static final long NOW = Instant.parse("2026-03-02T11:00:00Z").toEpochMilli() * 1_000;

    private JetstreamEvents() {}

    static ObjectNode event(long micros, String who, String kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("did", "did:plc:" + who)
                .put("time_us", NOW + micros)
                .put("kind", kind);
    }

    static ObjectNode delete(long micros, String who, String key) {
        ObjectNode event = event(micros, who, "commit");
        event.putObject("commit")
                .put("rev", "3k" + micros)
                .put("operation", "delete")
                .put("collection", "app.bsky.feed.post")
                .put("rkey", key);
        return event;
    }

    static ObjectNode post(long micros, String who, String key, String text) {
        ObjectNode event = delete(micros, who, key);
        ObjectNode commit = (ObjectNode) event.path("commit");
        commit.put("operation", "create").put("cid", "bafy" + micros);
        commit.putObject("record")
                .put("$type", "app.bsky.feed.post")
                .put("text", text)
                .put("createdAt", "2026-03-02T10:59:00.000Z");
        return event;
    }

    static ObjectNode record(ObjectNode event) {
        return (ObjectNode) event.path("commit").path("record");
    }
}
