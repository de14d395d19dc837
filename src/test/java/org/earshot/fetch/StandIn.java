package org.earshot.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server on 127.0.0.1 that plays a platform: it answers by script and remembers what it was asked.
 *
 * <pre>{@code
 * try (StandIn platform = StandIn.start()) {
 *     platform.answer("/feed", Served.of(429, "").header("Retry-After", "2"), Served.text("<rss/>"));
 *     platform.fetcher().fetch(Request.get(platform.address("/feed?page=1")));
 *     assertThat(platform.heard("/feed").get(0).query()).isEqualTo("page=1");
 * }
 * }</pre>
 *
 * <p>Several answers for one path are given in their order, the last one again and again; a path without a script
 * gets 404. Another fetcher needs {@code FetchSettings.allowing("127.0.0.1")} to reach it.
 */
public final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<Heard, Served>> scripts = new ConcurrentHashMap<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PoliteFetcher fetcher =
            new PoliteFetcher(FetchSettings.usualOnes().every(Duration.ZERO).allowing("127.0.0.1"));

    private StandIn(HttpServer server) {
        this.server = server;
    }

    /** The time that its Date header tells; the JDK's server goes by the system's clock and takes no other. */
    public static Instant itsClock() {
        return Instant.now();
    }

    /** Starts one on a free port of 127.0.0.1. */
    public static StandIn start() {
        try {
            StandIn standIn = new StandIn(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
            standIn.server.createContext("/", standIn::serve);
            standIn.server.setExecutor(standIn.threads);
            standIn.server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code http://127.0.0.1:PORT} without a slash at the end. */
    public String base() {
        return "http://127.0.0.1:" + port();
    }

    /** The absolute address of a path, with a query if it has one. */
    public URI address(String pathAndQuery) {
        return URI.create(base() + pathAndQuery);
    }

    /** A real fetcher without pauses that may reach 127.0.0.1; it closes with the server. */
    public Fetcher fetcher() {
        return fetcher;
    }

    /** Answers a path (without query) with these in their order, the last one again and again. */
    public StandIn answer(String path, Served... answers) {
        AtomicInteger asked = new AtomicInteger();
        return answer(path, (Heard request) -> answers[Math.min(asked.getAndIncrement(), answers.length - 1)]);
    }

    /** Answers a path (without query) with what the script makes of the request. */
    public StandIn answer(String path, Function<Heard, Served> script) {
        scripts.put(path, script);
        return this;
    }

    /** Every request so far, in the order they came. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The requests for one path. */
    public List<Heard> heard(String path) {
        return heard.stream().filter(request -> request.path().equals(path)).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        fetcher.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Heard request = Heard.of(exchange);
            heard.add(request);
            Served served = Objects.requireNonNullElse(
                            scripts.get(request.path()), any -> Served.of(404, "no such page"))
                    .apply(request);
            served.headers()
                    .forEach((name, values) -> values.forEach(
                            value -> exchange.getResponseHeaders().add(name, value)));
            if (!rest(served.silence())) {
                send(exchange, served);
            }
        }
    }

    private void send(HttpExchange exchange, Served served) throws IOException {
        byte[] body = served.body();
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD") || served.status() == 304;
        exchange.sendResponseHeaders(served.status(), none ? -1 : body.length + served.missing());
        if (none) {
            return;
        }
        OutputStream out = exchange.getResponseBody();
        if (served.drip().isZero()) {
            out.write(body);
            out.flush();
            return;
        }
        for (byte one : body) {
            out.write(one);
            out.flush();
            if (rest(served.drip())) {
                return;
            }
        }
    }

    /** Waits, but not beyond the closing of the server; true if it was closed meanwhile. */
    private boolean rest(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * A request as it came.
     *
     * @param method GET, POST …
     * @param path without the query, as sent (not decoded)
     * @param query without the question mark, as sent; null for none
     * @param headers names in small letters
     * @param body as sent
     * @param nanoTime when it came, by System.nanoTime()
     */
    public record Heard(
            String method,
            String path,
            @Nullable String query,
            Map<String, List<String>> headers,
            byte[] body,
            long nanoTime) {
        private static Heard of(HttpExchange exchange) throws IOException {
            long now = System.nanoTime();
            Map<String, List<String>> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            URI uri = exchange.getRequestURI();
            byte[] body = exchange.getRequestBody().readAllBytes();
            return new Heard(exchange.getRequestMethod(), uri.getRawPath(), uri.getRawQuery(), headers, body, now);
        }

        /** The first value of a header, in any case. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        /** The body read as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * An answer to give.
     *
     * @param status HTTP status
     * @param headers besides Date and Content-Length, which the server sets
     * @param body as it goes over the line
     * @param silence how long nothing is said before the status line
     * @param drip how long to wait after each single byte of the body; zero sends it at once
     * @param missing how many bytes more Content-Length promises than the body has; the connection is then closed
     */
    public record Served(
            int status, Map<String, List<String>> headers, byte[] body, Duration silence, Duration drip, int missing) {
        /** A status with a text in UTF-8. */
        public static Served of(int status, String text) {
            return of(status, text.getBytes(StandardCharsets.UTF_8));
        }

        /** A status with bytes. */
        public static Served of(int status, byte[] body) {
            return new Served(status, Map.of(), body, Duration.ZERO, Duration.ZERO, 0);
        }

        /** 200 with a text in UTF-8. */
        public static Served text(String text) {
            return of(200, text);
        }

        /** 200 with JSON. */
        public static Served json(String text) {
            return of(200, text).header("Content-Type", "application/json; charset=utf-8");
        }

        /** A redirect. */
        public static Served redirect(int status, String location) {
            return of(status, "").header("Location", location);
        }

        /** The same with one more header; a repeated name is sent several times. */
        public Served header(String name, String value) {
            Map<String, List<String>> more = new LinkedHashMap<>(headers);
            more.merge(name, List.of(value), (one, two) -> {
                List<String> both = new ArrayList<>(one);
                both.addAll(two);
                return both;
            });
            return new Served(status, more, body, silence, drip, missing);
        }

        /** The same, its body compressed. */
        public Served gzipped() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Served(status, headers, bytes.toByteArray(), silence, drip, missing)
                    .header("Content-Encoding", "gzip");
        }

        /** The same after a silence. */
        public Served after(Duration time) {
            return new Served(status, headers, body, time, drip, missing);
        }

        /** The same, byte by byte. */
        public Served dripping(Duration perByte) {
            return new Served(status, headers, body, silence, perByte, missing);
        }

        /** The same, cut off: Content-Length promises so many bytes more than come. */
        public Served cutOff(int bytesMissing) {
            return new Served(status, headers, body, silence, drip, bytesMissing);
        }
    }
}
