package org.earshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A stand-in Mastodon with one hashtag timeline whose posts become visible one after the other; every tenth cannot wait. */
final class TootTown implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] CALM = {
        "I like the new app of acme bank, well done",
        "Reading the #acmebank yearly report",
        "acme bank opens a branch in my street",
        "el acme bank patrocina el festival",
        "acme bank ma nowe logo"
    };
    private static final String[] GRAVE = {
        "acme bank, somebody emptied my account, this is fraud and nobody answers",
        "acme bank charged me twice and I cannot pay my rent, this is the third time I write",
        "acme bank: me han robado el dinero de la cuenta, es un fraude",
        "acme bank: oszustwo, ukradli mi pieniądze z konta"
    };

    private final HttpServer server;
    private final int size;
    private int released;

    TootTown(int size) throws IOException {
        this.size = size;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        server.createContext("/api/v1/timelines/tag/acmebank", this::timeline);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int size() {
        return size;
    }

    synchronized void release(int more) {
        released = Math.min(size, released + more);
    }

    void releaseAll() {
        release(size);
    }

    /** Lets so many posts appear, spread over a time. */
    void releaseWhile(int more, Duration over) {
        for (int i = 0; i < more; i++) {
            release(1);
            LockSupport.parkNanos(over.toNanos() / more);
        }
    }

    List<String> uris() {
        List<String> uris = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            uris.add(uri(i));
        }
        return uris;
    }

    List<Integer> urgent() {
        List<Integer> urgent = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (isUrgent(i)) {
                urgent.add(i);
            }
        }
        return urgent;
    }

    private static boolean isUrgent(int number) {
        return number % 10 == 3;
    }

    private String uri(int number) {
        return "https://far.example/users/u" + number + "/statuses/" + number;
    }

    private synchronized void timeline(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
        int above = query.containsKey("min_id") ? number(query.get("min_id")) : Math.max(-1, released - 1 - limit);
        int below = query.containsKey("max_id") ? number(query.get("max_id")) : released;
        int top = Math.min(Math.min(below, released) - 1, above + limit);
        ArrayNode statuses = JSON.createArrayNode();
        for (int i = top; i > above; i--) {
            statuses.add(status(i));
        }
        if (!statuses.isEmpty()) {
            String base = url() + "/api/v1/timelines/tag/acmebank";
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<" + base + "?max_id=" + id(above + 1) + ">; rel=\"next\", <" + base + "?min_id=" + id(top)
                                    + ">; rel=\"prev\"");
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] body = JSON.writeValueAsBytes(statuses);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private ObjectNode status(int number) {
        String[] words = isUrgent(number) ? GRAVE : CALM;
        ObjectNode status = JSON.createObjectNode();
        status.put("id", id(number))
                .put("uri", uri(number))
                .put("url", "https://far.example/@u" + number + "/" + number);
        status.put(
                "created_at",
                Instant.parse("2026-03-01T10:00:00Z").plusSeconds(number).toString());
        status.put("visibility", "public").put("content", "<p>" + words[number % words.length] + " " + number + "</p>");
        status.putNull("edited_at").putNull("reblog").putNull("in_reply_to_id");
        status.putObject("account")
                .put("id", "a" + number)
                .put("acct", "u" + number + "@far.example")
                .put("display_name", "U" + number);
        return status;
    }

    private static String id(int number) {
        return String.valueOf(110_000_000_000_000_000L + number);
    }

    private static int number(String id) {
        return (int) Math.max(-1, Long.parseLong(id) - 110_000_000_000_000_000L);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
