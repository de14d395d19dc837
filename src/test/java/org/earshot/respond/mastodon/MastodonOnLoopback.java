package org.earshot.respond.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A server that takes statuses as Mastodon does, with bad weather to order. */
public final class MastodonOnLoopback implements AutoCloseable {
    /** An address where nobody answers. */
    public static final String NOWHERE = "http://127.0.0.1:9";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final List<Status> statuses = new ArrayList<>();
    private final Map<String, Status> keys = new HashMap<>();
    private final Deque<Weather> weather = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    /** Starts it on a free port. */
    public MastodonOnLoopback() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.createContext("/api/v2/instance", MastodonOnLoopback::instance);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    /** Its base address. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was posted, in its order. */
    public synchronized List<Status> statuses() {
        return List.copyOf(statuses);
    }

    /** Method and path of every request. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** What comes next instead of a good answer. */
    public synchronized void brew(Weather next) {
        weather.add(next);
    }

    /** As after an hour: no idempotency key is known any more. */
    public synchronized void forgetKeys() {
        keys.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
    }

    /** Allows 600 characters and counts 30 for a link. */
    private static void instance(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body =
                    "{\"configuration\":{\"statuses\":{\"max_characters\":600,\"characters_reserved_per_url\":30}}}"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Weather now = next(exchange);
            String said = now == null || now.done() ? good(exchange, body) : now.body();
            if (now != null && now.lost()) {
                return; // the work is done and the answer never arrives
            }
            byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
            if (now != null) {
                now.headers().forEach(exchange.getResponseHeaders()::add);
            }
            exchange.sendResponseHeaders(now == null || now.done() ? 200 : now.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Weather next(HttpExchange exchange) {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        return weather.poll();
    }

    private synchronized String good(HttpExchange exchange, byte[] body) throws IOException {
        if (!"Bearer a-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return "{\"error\":\"The access token is invalid\"}";
        }
        if (exchange.getRequestURI().getPath().endsWith("/context")) {
            String own = exchange.getRequestURI().getPath().split("/")[4];
            return "{\"ancestors\":[],\"descendants\":["
                    + String.join(
                            ",",
                            statuses.stream()
                                    .filter(status -> status.parent().equals(own))
                                    .map(this::shown)
                                    .toList())
                    + "]}";
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        Status known = keys.get(key);
        if (known != null) {
            return shown(known);
        }
        JsonNode sent = json.readTree(body);
        Status status = new Status(
                String.valueOf(900 + statuses.size()),
                sent.get("status").asText(),
                sent.get("in_reply_to_id").asText(),
                sent.get("visibility").asText());
        statuses.add(status);
        keys.put(key, status);
        return shown(status);
    }

    private String shown(Status status) {
        String html = "<p>"
                + status.text()
                        .replace("&", "&amp;")
                        .replaceAll(
                                "https://(\\S+)",
                                "<a href=\"https://$1\"><span class=\"invisible\">https://</span><span>$1</span></a>")
                        .replaceAll(
                                "@(\\w+)@[\\w.]+\\w",
                                "<span class=\"h-card\"><a href=\"https://x.example\">@<span>$1</span></a></span>")
                + "</p>";
        return json.createObjectNode()
                .put("id", status.id())
                .put("in_reply_to_id", status.parent())
                .put("created_at", "2026-03-02T10:00:01.000Z")
                .put("url", "https://home.example/@acme/" + status.id())
                .put("content", html)
                .toString();
    }

    /** A status as the server has it. */
    public record Status(String id, String text, String parent, String visibility) {}

    /**
     * An answer that is not the good one.
     *
     * @param done true where the server does what it was asked
     * @param lost true where the answer gets lost on its way
     */
    public record Weather(int status, Map<String, String> headers, String body, boolean done, boolean lost) {
        /** An error. */
        public static Weather error(int status, String body) {
            return new Weather(status, Map.of(), body, false, false);
        }

        /** The work is done, and the line breaks before the answer. */
        public static Weather lostAnswer() {
            return new Weather(200, Map.of(), "", true, true);
        }
    }
}
