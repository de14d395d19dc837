package org.earshot.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A Mastodon instance with one hashtag timeline that takes replies. */
final class MastodonPlace {
    private static final long FIRST = 114_000_000_000_000_000L;
    private final Town town;
    private final Map<String, ObjectNode> replies = new ConcurrentHashMap<>();

    MastodonPlace(Town town) {
        this.town = town;
    }

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.contains("/api/v1/timelines/tag/")) {
            timeline(exchange);
        } else if (path.endsWith("/api/v1/statuses")
                && exchange.getRequestMethod().equals("POST")) {
            reply(exchange);
        } else if (path.endsWith("/context")) {
            context(exchange, path);
        } else {
            Speaking.json(exchange, 404, Speaking.JSON.createObjectNode().put("error", "Record not found"));
        }
    }

    private void timeline(HttpExchange exchange) throws IOException {
        Map<String, String> query = Speaking.query(exchange);
        int limit = Math.min(40, Integer.parseInt(query.getOrDefault("limit", "20")));
        List<Script.Line> posted = town.posted(Script.Place.MASTODON);
        List<Script.Line> page;
        if (query.containsKey("min_id")) {
            long above = Long.parseLong(query.get("min_id"));
            page = posted.stream().filter(line -> id(line) > above).limit(limit).toList();
        } else {
            page = posted.subList(Math.max(0, posted.size() - limit), posted.size());
        }
        ArrayNode statuses = Speaking.JSON.createArrayNode();
        for (int i = page.size() - 1; i >= 0; i--) {
            statuses.add(status(page.get(i)));
        }
        if (!page.isEmpty()) {
            String base = town.address(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders()
                    .set("Link", "<" + base + "?min_id=" + id(page.get(page.size() - 1)) + ">; rel=\"prev\"");
        }
        Speaking.json(exchange, 200, statuses);
    }

    private ObjectNode status(Script.Line line) {
        String home = town.address("/mastodon");
        ObjectNode status = Speaking.JSON.createObjectNode();
        status.put("id", String.valueOf(id(line)))
                .put("uri", home + "/users/" + line.author() + "/statuses/" + id(line));
        status.put("url", home + "/@" + line.author() + "/" + id(line))
                .put("created_at", town.postedAt(line).toString());
        status.putNull("edited_at").putNull("in_reply_to_id").putNull("reblog");
        status.put("visibility", "public").put("language", line.language()).put("spoiler_text", "");
        status.put("content", "<p>" + Speaking.escaped(line.text()).replace("\n", "<br>") + "</p>");
        status.putObject("account")
                .put("id", "u" + line.author())
                .put("acct", line.author())
                .put("url", home + "/@" + line.author())
                .put("display_name", line.author())
                .put("followers_count", line.followers());
        return status;
    }

    private void reply(HttpExchange exchange) throws IOException {
        JsonNode said = Speaking.body(exchange);
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        ObjectNode status = replies.computeIfAbsent(key, first -> {
            ObjectNode made = Speaking.JSON.createObjectNode();
            String id = String.valueOf(FIRST + 900_000 + replies.size());
            made.put("id", id).put("uri", town.address("/mastodon/users/norvia/statuses/" + id));
            made.put("url", town.address("/mastodon/@norvia/" + id))
                    .put("content", Speaking.escaped(said.path("status").asText()));
            made.put("in_reply_to_id", said.path("in_reply_to_id").asText());
            return made;
        });
        Speaking.json(exchange, 200, status);
    }

    private void context(HttpExchange exchange, String path) throws IOException {
        ObjectNode context = Speaking.JSON.createObjectNode();
        context.putArray("ancestors");
        ArrayNode descendants = context.putArray("descendants");
        replies.values().stream()
                .filter(reply ->
                        path.contains("/" + reply.path("in_reply_to_id").asText() + "/"))
                .forEach(descendants::add);
        Speaking.json(exchange, 200, context);
    }

    private static long id(Script.Line line) {
        return FIRST + line.number();
    }
}
