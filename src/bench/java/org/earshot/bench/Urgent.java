package org.earshot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.Daemon;
import org.earshot.Household;

/** How long an urgent mention takes from the platform's answer to the receiver of the alert while thousands of others wait. */
public final class Urgent {
    private static final int WAITING = 16_000;
    private static final int URGENT = 50;
    private static final int BATCH = 500;
    private static final long EVERY_NANOS = 700_000_000;
    private static final Pattern NUMBER = Pattern.compile("mark(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAG = "/api/v1/timelines/tag/acmebank";

    private final Map<Integer, Long> fetched = new ConcurrentHashMap<>();
    private final Samples samples = new Samples();
    private final HttpServer platform = server(TAG, this::timeline);
    private final HttpServer receiver = server("/hook", this::hook);
    private volatile int released;

    private Urgent() throws IOException {}

    private static HttpServer server(String path, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        server.createContext(path, handler);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Makes its home in the folder in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(folder);
        new Urgent().run(Files.createTempDirectory(folder, "urgent"));
    }

    private void run(Path home) throws Exception {
        Figures.sayLoad();
        new Household(home)
                .brand()
                .alertsTo(url(receiver) + "/hook", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
                .mastodon(url(platform));
        try (Daemon daemon = Daemon.start(home, Map.of("EARSHOT_HTTP_MIN_INTERVAL", "1s"))) {
            daemon.awaitReady();
            daemon.await("the models are loaded", () -> daemon.log().contains("Loaded corenlp"));
            Figures.sayMemory(daemon.pid());
            crowd(daemon);
            Figures.say("waiting at the start: " + held(daemon));
            for (int i = 1; i <= URGENT; i++) {
                released = i;
                LockSupport.parkNanos(EVERY_NANOS);
            }
            Figures.say("waiting at the end: " + held(daemon));
            daemon.await("every alert is there", () -> samples.size() == URGENT);
            Figures.say("urgent mention, fetched to alert received: " + samples.line());
            Figures.sayMemory(daemon.pid());
        } finally {
            platform.stop(0);
            receiver.stop(0);
        }
        Figures.sayLoad();
        System.exit(0);
    }

    private static void crowd(Daemon daemon) {
        for (int from = 0; from < WAITING; from += BATCH) {
            ArrayNode posts = JSON.createArrayNode();
            for (int i = from; i < from + BATCH; i++) {
                ObjectNode post = posts.addObject();
                post.put("platform", "mastodon").put("externalId", "calm-" + i).put("brand", "acme");
                post.put("text", Said.calm(i) + ". " + Said.calm(i + 3) + ". " + Said.calm(i + 5));
                post.putObject("author").put("handle", "c" + i);
            }
            daemon.post("/api/v1/mentions", posts.toString());
        }
    }

    private static long held(Daemon daemon) {
        long held = 0;
        for (JsonNode line : daemon.get("/api/v1/ledger").path("items")) {
            held += line.path("held").asLong();
        }
        return held;
    }

    private void timeline(HttpExchange exchange) throws IOException {
        Matcher since = Pattern.compile("min_id=(\\d+)").matcher(exchange.getRequestURI().toString());
        int above = since.find() ? Integer.parseInt(since.group(1)) : -1;
        int top = released;
        ArrayNode page = JSON.createArrayNode();
        for (int i = top; i > Math.max(above, top - 40); i--) {
            page.add(status(i));
        }
        byte[] body = page.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        long now = System.nanoTime();
        for (int i = Math.max(above, 0) + 1; i <= top; i++) {
            fetched.putIfAbsent(i, now);
        }
    }

    private static ObjectNode status(int number) {
        String text = number == 0 ? Said.calm(0) : Said.grave(number) + " mark" + number + ".";
        ObjectNode status = JSON.createObjectNode();
        status.put("id", String.valueOf(number)).put("uri", "https://far.example/users/g/statuses/" + number);
        status.put("url", "https://far.example/@g/" + number).put("created_at", "2026-03-01T10:00:00Z");
        status.put("visibility", "public").put("content", "<p>" + text + "</p>");
        status.putObject("account").put("id", "g" + number).put("acct", "g" + number + "@far.example");
        return status;
    }

    private void hook(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher number = NUMBER.matcher(body);
        if (number.find()) {
            Long start = fetched.remove(Integer.valueOf(number.group(1)));
            if (start != null) {
                samples.add(Duration.ofNanos(now - start));
            }
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
