package org.earshot.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.earshot.Daemon;
import org.earshot.Household;

/** What it costs to poll 500 sources every minute when nothing is new: the share of one core that the daemon takes. */
public final class Quiet {
    private static final int SOURCES = 500;
    private static final int SERVERS = 50;
    private static final Duration SETTLE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final int LOOKS = 3;

    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong newest = new AtomicLong();
    private final List<HttpServer> servers = new ArrayList<>();

    private Quiet() {}

    /** Makes its home in the folder in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(folder);
        new Quiet().run(Files.createTempDirectory(folder, "quiet"));
        System.exit(0);
    }

    private void run(Path home) throws Exception {
        Figures.sayLoad();
        for (int i = 0; i < SERVERS; i++) {
            servers.add(server());
        }
        Household household = new Household(home).brand();
        for (int i = 0; i < SOURCES; i++) {
            household.file("routes/sources/s" + i + ".camel.yaml", source(i));
        }
        Map<String, String> bare = Map.of(
                "EARSHOT_UNDERSTAND_CORENLP", "false", "EARSHOT_UNDERSTAND_EMBEDDING", "false", "EARSHOT_HTTP_MIN_INTERVAL", "0s");
        try (Daemon daemon = Daemon.start(home, bare)) {
            daemon.awaitReady();
            LockSupport.parkNanos(SETTLE.toNanos());
            for (int i = 0; i < LOOKS; i++) {
                look(daemon);
            }
            Figures.sayMemory(daemon.pid());
        } finally {
            servers.forEach(server -> server.stop(0));
        }
        Figures.sayLoad();
    }

    private void look(Daemon daemon) {
        newest.set(0);
        long before = asked.get();
        Duration cold = worked(daemon);
        long start = System.nanoTime();
        LockSupport.parkNanos(LOOK.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = worked(daemon).minus(cold).toNanos() / 1e9;
        Figures.say(String.format(
                Locale.ROOT,
                "%d requests in %.0f s, %d of them for the newest page: %.1f %% of one core, %.2f ms a request",
                asked.get() - before,
                seconds,
                newest.get(),
                100 * cpu / seconds,
                1000 * cpu / Math.max(1, asked.get() - before)));
    }

    private static Duration worked(Daemon daemon) {
        return ProcessHandle.of(daemon.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private String source(int number) {
        return """
                - templatedRoute:
                    routeId: s%d
                    routeTemplateRef: mastodon-tag
                    parameters:
                      - { name: brand,  value: acme }
                      - { name: server, value: "http://127.0.0.1:%d" }
                      - { name: tag,    value: acme%d }
                      - { name: every,  value: 1m }
                """.formatted(number, servers.get(number % SERVERS).getAddress().getPort(), number);
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    /** One status to begin with, and nothing above it ever after. */
    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        boolean later = exchange.getRequestURI().toString().contains("min_id=");
        if (!later) {
            newest.incrementAndGet();
        }
        String one = "[{\"id\":\"1\",\"uri\":\"https://far.example/" + exchange.getRequestURI().getPath()
                + "\",\"created_at\":\"2026-03-01T10:00:00Z\",\"content\":\"<p>nothing</p>\",\"visibility\":\"public\","
                + "\"account\":{\"id\":\"1\",\"acct\":\"ann@far.example\"}}]";
        byte[] body = (later ? "[]" : one).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
