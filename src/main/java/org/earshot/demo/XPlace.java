package org.earshot.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** X's API v2 as far as a brand's mentions and replies go. */
final class XPlace {
    private static final long FIRST = 1_900_000_000_000_000_000L;
    private final Town town;
    private final AtomicLong replies = new AtomicLong(FIRST + 900_000);

    XPlace(Town town) {
        this.town = town;
    }

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/2/users/by") || path.endsWith("/2/users/me")) {
            ObjectNode user = Speaking.JSON
                    .createObjectNode()
                    .put("id", "42")
                    .put("username", "norvia")
                    .put("name", "Norvia");
            ObjectNode answer = Speaking.JSON.createObjectNode();
            answer.set(
                    "data",
                    path.endsWith("/me")
                            ? user
                            : Speaking.JSON.createArrayNode().add(user));
            Speaking.json(exchange, 200, answer);
        } else if (path.endsWith("/mentions") || path.endsWith("/2/tweets/search/recent")) {
            posts(exchange);
        } else if (path.endsWith("/2/tweets") && exchange.getRequestMethod().equals("POST")) {
            ObjectNode answer = Speaking.JSON.createObjectNode();
            answer.putObject("data")
                    .put("id", String.valueOf(replies.incrementAndGet()))
                    .put("text", Speaking.body(exchange).path("text").asText());
            Speaking.json(exchange, 201, answer);
        } else {
            Speaking.json(
                    exchange,
                    200,
                    Speaking.JSON
                            .createObjectNode()
                            .set("meta", Speaking.JSON.createObjectNode().put("result_count", 0)));
        }
    }

    private void posts(HttpExchange exchange) throws IOException {
        Map<String, String> query = Speaking.query(exchange);
        int most = Integer.parseInt(query.getOrDefault("max_results", "10"));
        long above = Long.parseLong(query.getOrDefault("since_id", "0"));
        String token = query.getOrDefault("next_token", query.getOrDefault("pagination_token", "n" + Long.MAX_VALUE));
        long below = Long.parseLong(token.substring(1));
        List<Script.Line> found = town.posted(Script.Place.X).stream()
                .filter(line -> id(line) > above && id(line) < below)
                .toList();
        List<Script.Line> page = found.subList(Math.max(0, found.size() - most), found.size());
        ObjectNode answer = Speaking.JSON.createObjectNode();
        ArrayNode users = Speaking.JSON.createArrayNode();
        ObjectNode meta = Speaking.JSON.createObjectNode().put("result_count", page.size());
        for (int i = page.size() - 1; i >= 0; i--) {
            answer.withArray("data").add(post(page.get(i)));
            users.add(user(page.get(i)));
        }
        if (!page.isEmpty()) {
            meta.put("newest_id", String.valueOf(id(page.get(page.size() - 1))))
                    .put("oldest_id", String.valueOf(id(page.get(0))));
        }
        if (page.size() < found.size()) {
            meta.put("next_token", "n" + id(page.get(0)));
        }
        answer.putObject("includes").set("users", users);
        answer.set("meta", meta);
        exchange.getResponseHeaders().set("x-rate-limit-limit", "450");
        exchange.getResponseHeaders().set("x-rate-limit-remaining", "449");
        Speaking.json(exchange, 200, answer);
    }

    private ObjectNode post(Script.Line line) {
        String id = String.valueOf(id(line));
        ObjectNode post = Speaking.JSON.createObjectNode();
        post.put("id", id)
                .put(
                        "text",
                        line.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        post.put("author_id", authorId(line)).put("conversation_id", id).put("lang", line.language());
        post.put("created_at", town.postedAt(line).toString());
        post.putArray("edit_history_tweet_ids").add(id);
        return post;
    }

    private static ObjectNode user(Script.Line line) {
        ObjectNode user = Speaking.JSON.createObjectNode();
        user.put("id", authorId(line)).put("username", line.author()).put("name", line.author());
        user.putObject("public_metrics").put("followers_count", line.followers());
        return user;
    }

    private static String authorId(Script.Line line) {
        return String.valueOf(7_000_000_000L + (line.author().hashCode() & 0xffffffffL));
    }

    private static long id(Script.Line line) {
        return FIRST + line.number();
    }
}
