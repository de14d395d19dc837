package org.earshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stand-in Mastodon on which people speak under hashtags, and which the brand's one account can answer. */
final class TalkTown implements AutoCloseable {
    static final String TOKEN = "the-token-of-acmebank";
    static final String ACCOUNT = "acmebank";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAG = Pattern.compile("/api/v1/timelines/tag/([a-z]+)");
    private static final Pattern ABOVE = Pattern.compile("(?:min|since)_id=(\\d+)");

    private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<Said> said = new ArrayList<>();
    private final List<Answered> answers = new ArrayList<>();

    TalkTown() throws IOException {
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * A post of somebody.
     *
     * @param id its id on this server
     * @param tag the hashtag it stands under
     * @param handle who said it
     * @param text what was said
     */
    record Said(long id, String tag, String handle, String text) {}

    /**
     * A post of the brand.
     *
     * @param token whose account spoke
     * @param to the id of the post it answers
     * @param text what it says
     */
    record Answered(String token, String to, String text) {}

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody speaks; gives the id of the post. */
    synchronized String say(String tag, String handle, String text) {
        Said post = new Said(110_000_000_000_000_000L + said.size(), tag, handle, text);
        said.add(post);
        return String.valueOf(post.id());
    }

    /** Everything the brand posted under somebody's post. */
    synchronized List<Answered> answersTo(String post) {
        return answers.stream().filter(answer -> answer.to().equals(post)).toList();
    }

    /** Everything the brand posted at all. */
    synchronized List<Answered> answers() {
        return List.copyOf(answers);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher tag = TAG.matcher(path);
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (tag.matches()) {
            timeline(exchange, tag.group(1));
        } else if (!known) {
            send(exchange, 401, Map.of("error", "The access token is invalid"));
        } else if (path.equals("/api/v1/accounts/verify_credentials")) {
            send(exchange, 200, Map.of("id", "1", "username", ACCOUNT, "acct", ACCOUNT, "url", url() + "/@" + ACCOUNT));
        } else if (path.equals("/oauth/token/info")) {
            send(exchange, 200, Map.of("scope", List.of("read", "write")));
        } else if (path.equals("/api/v1/statuses")
                && exchange.getRequestMethod().equals("POST")) {
            post(exchange);
        } else {
            send(exchange, 404, Map.of("error", "Record not found"));
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        answers.add(new Answered(
                TOKEN,
                asked.path("in_reply_to_id").asText(),
                asked.path("status").asText()));
        String id = String.valueOf(220_000_000_000_000_000L + answers.size());
        send(exchange, 200, Map.of("id", id, "url", "https://far.example/@" + ACCOUNT + "/" + id));
    }

    private void timeline(HttpExchange exchange, String tag) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        Matcher above = ABOVE.matcher(query);
        long least = above.find() ? Long.parseLong(above.group(1)) : -1;
        ArrayNode page = JSON.createArrayNode();
        for (int i = said.size() - 1; i >= 0; i--) {
            Said post = said.get(i);
            if (post.tag().equals(tag) && post.id() > least && !query.contains("max_id")) {
                page.add(status(post));
            }
        }
        if (!page.isEmpty()) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<" + url() + "/api/v1/timelines/tag/" + tag + "?min_id="
                                    + page.get(0).path("id").asText() + ">; rel=\"prev\"");
        }
        send(exchange, 200, page);
    }

    private static ObjectNode status(Said post) {
        String at = "https://far.example/@" + post.handle() + "/" + post.id();
        ObjectNode status = JSON.createObjectNode();
        status.put("id", String.valueOf(post.id())).put("uri", at).put("url", at);
        status.put("created_at", Instant.parse("2026-03-01T10:00:00Z").toString());
        status.put("visibility", "public").put("content", "<p>" + post.text() + "</p>");
        status.putNull("edited_at").putNull("reblog").putNull("in_reply_to_id");
        status.putObject("account")
                .put("id", "id-of-" + post.handle())
                .put("acct", post.handle() + "@far.example")
                .put("display_name", post.handle());
        return status;
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] body = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
