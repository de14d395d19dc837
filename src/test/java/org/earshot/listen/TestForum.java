package org.earshot.listen;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Heard;
import org.earshot.fetch.StandIn.Served;

/** A stand-in Discourse forum: its newest posts, a search that shows one post of each topic, and topics. */
final class TestForum implements AutoCloseable {
    final StandIn server = StandIn.start();
    private final ConcurrentSkipListMap<Long, ObjectNode> posts = new ConcurrentSkipListMap<>();
    private volatile boolean old;

    TestForum() {
        server.answer("/posts.json", this::latest);
        server.answer("/search.json", this::found);
    }

    /** As forums paged until 2025: the readable posts among the 50 ids below and with the one named. */
    TestForum paging50Ids() {
        old = true;
        return this;
    }

    /** Posts of one topic each, ids from the first to the last, a minute apart. */
    void post(int first, int last) {
        for (int id = first; id <= last; id++) {
            post(id, id, "acme bank " + id);
        }
    }

    ObjectNode post(long id, long topic, String text) {
        long number = 1
                + posts.headMap(id).values().stream()
                        .filter(other -> other.path("topic_id").asLong() == topic)
                        .count();
        String time = java.time.Instant.parse("2026-02-01T00:00:00Z")
                .plusSeconds(60 * id)
                .toString();
        ObjectNode post = JsonNodeFactory.instance.objectNode();
        post.put("id", id).put("username", "ann").put("user_id", 3).put("post_type", 1);
        post.put("created_at", time).put("updated_at", time).put("cooked", "<p>" + text + "</p>");
        post.put("topic_id", topic).put("post_number", number);
        posts.put(id, post);
        server.answer("/t/" + topic + "/" + number + ".json", request -> topic(topic, List.of(id)));
        server.answer("/t/" + topic + "/posts.json", request -> topic(topic, ids(request)));
        return post;
    }

    private Served latest(Heard request) {
        long before = Long.parseLong(query(request).getOrDefault("before", "0"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("latest_posts");
        Map<Long, ObjectNode> below = before == 0 ? posts : posts.headMap(before, old);
        long lowest = old && before > 0 ? before - 50 : 0;
        new java.util.TreeMap<>(below)
                .descendingMap().entrySet().stream()
                        .filter(post -> post.getKey() > lowest)
                        .limit(50)
                        .forEach(post -> list.add(post.getValue()));
        return Served.json(answer.toString());
    }

    /** One post of each topic, the newest that holds the words; ten pages of ten. */
    private Served found(Heard request) {
        String[] words = query(request).getOrDefault("q", "").split(" order:latest");
        String before = words.length > 1 ? words[1].replace(" before:", "") : "9999";
        int page = Integer.parseInt(query(request).getOrDefault("page", "1"));
        if (page > 10) {
            return Served.of(400, "{\"errors\":[\"page\"],\"error_type\":\"invalid_parameters\"}");
        }
        Map<Long, ObjectNode> newest = new LinkedHashMap<>();
        posts.descendingMap().values().stream()
                .filter(post -> fits(post, words[0]))
                .filter(post -> post.path("created_at").asText().compareTo(before) < 0)
                .forEach(post -> newest.putIfAbsent(post.path("topic_id").asLong(), post));
        List<ObjectNode> all = new ArrayList<>(newest.values());
        List<ObjectNode> hits = all.stream().skip(10L * (page - 1)).limit(10).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("posts");
        hits.forEach(hit -> list.add(hit.deepCopy().without(List.of("cooked", "updated_at"))));
        answer.putObject("grouped_search_result").put("more_full_page_results", all.size() > 10 * page);
        return Served.json(answer.toString());
    }

    private static boolean fits(ObjectNode post, String words) {
        return words.startsWith("@")
                ? post.path("username").asText().equals(words.substring(1))
                : post.path("cooked").asText().contains(words);
    }

    private Served topic(long topic, List<Long> wanted) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", topic).put("title", "Topic " + topic).put("slug", "topic");
        ArrayNode shown = answer.putObject("post_stream").putArray("posts");
        ArrayNode stream = ((ObjectNode) answer.path("post_stream")).putArray("stream");
        for (Map.Entry<Long, ObjectNode> post : posts.entrySet()) {
            if (post.getValue().path("topic_id").asLong() == topic) {
                stream.add(post.getKey());
                if (wanted.contains(post.getKey())) {
                    shown.add(post.getValue());
                }
            }
        }
        return Served.json(answer.toString());
    }

    private static List<Long> ids(Heard request) {
        return List.of(String.valueOf(request.query()).split("&")).stream()
                .map(pair -> Long.valueOf(pair.substring(pair.indexOf('=') + 1)))
                .toList();
    }

    private static Map<String, String> query(Heard request) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : String.valueOf(request.query()).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.close();
    }
}
