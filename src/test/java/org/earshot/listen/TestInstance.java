package org.earshot.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Heard;
import org.earshot.fetch.StandIn.Served;

/** A stand-in Mastodon server: one hashtag, notifications and a search over the same posts, paged as vanilla Mastodon pages them. */
final class TestInstance implements AutoCloseable {
    static final String TAG = "/api/v1/timelines/tag/acmebank";
    static final String NOTIFICATIONS = "/api/v1/notifications";
    static final String SEARCH = "/api/v2/search";

    final StandIn server = StandIn.start();
    private final ConcurrentSkipListMap<Long, ObjectNode> posts = new ConcurrentSkipListMap<>();
    private volatile boolean knowsMinId = true;
    private volatile boolean knowsOffset = true;
    private volatile Function<String, String> link = path -> "<" + path + ">; rel=\"prev\"";

    TestInstance() {
        server.answer(TAG, this::listed);
        server.answer(NOTIFICATIONS, this::listed);
        server.answer(SEARCH, this::found);
    }

    /** Posts with ids from the first to the last, all naming the brand. */
    void post(int first, int last) {
        for (int id = first; id <= last; id++) {
            post(id, "acme bank " + id, null);
        }
    }

    /** One post, in place of the one with the same id. */
    void post(long id, String text, @org.jspecify.annotations.Nullable String editedAt) {
        posts.put(id, status(id, text, editedAt));
    }

    /** A status as the server writes it. */
    static ObjectNode status(long id, String text, @org.jspecify.annotations.Nullable String editedAt) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("id", Long.toString(id)).put("uri", "https://far.example/statuses/" + id);
        status.put("created_at", "2026-03-02T10:00:00.000Z").put("edited_at", editedAt);
        status.put("content", "<p>" + text + "</p>").put("visibility", "public");
        status.putObject("account").put("acct", "ann@far.example");
        return status;
    }

    TestInstance withoutMinId() {
        knowsMinId = false;
        return this;
    }

    TestInstance withoutOffset() {
        knowsOffset = false;
        return this;
    }

    /** Makes the Link header of the path and query of the page above. */
    TestInstance linking(Function<String, String> header) {
        link = header;
        return this;
    }

    private Served listed(Heard request) {
        Map<String, String> query = query(request);
        int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
        boolean upwards = knowsMinId && query.containsKey("min_id");
        List<ObjectNode> page = new ArrayList<>();
        (upwards ? posts.tailMap(Long.parseLong(query.get("min_id")), false) : posts.descendingMap())
                .values().stream().limit(limit).forEach(page::add);
        if (upwards) {
            java.util.Collections.reverse(page);
        }
        Served served =
                Served.json(array(page, request.path().equals(NOTIFICATIONS)).toString());
        return page.isEmpty()
                ? served
                : served.header(
                        "Link",
                        link.apply(request.path() + "?limit=" + limit + "&min_id="
                                + page.get(0).path("id").asText()));
    }

    private static ArrayNode array(List<ObjectNode> page, boolean notifications) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode status : page) {
            array.add(notifications ? notification(status) : status);
        }
        return array;
    }

    private static JsonNode notification(ObjectNode status) {
        ObjectNode notification = JsonNodeFactory.instance.objectNode();
        notification.put("id", status.path("id").asText()).put("type", "mention");
        return notification.set("status", status);
    }

    private Served found(Heard request) {
        Map<String, String> query = query(request);
        long above = knowsMinId ? Long.parseLong(query.getOrDefault("min_id", "-1")) : -1;
        int offset = knowsOffset ? Integer.parseInt(query.getOrDefault("offset", "0")) : 0;
        List<ObjectNode> page = posts.tailMap(above, false).descendingMap().values().stream()
                .skip(offset)
                .limit(Integer.parseInt(query.getOrDefault("limit", "20")))
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("accounts");
        answer.set("statuses", array(page, false));
        return Served.json(answer.toString());
    }

    private static Map<String, String> query(Heard request) {
        Map<String, String> query = new HashMap<>();
        String raw = request.query();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.close();
    }
}
