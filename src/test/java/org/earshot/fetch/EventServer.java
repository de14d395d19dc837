package org.earshot.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server of event streams on 127.0.0.1: what a test says goes to every line that is open. */
public final class EventServer implements AutoCloseable {
    private static final String BYE = "\u0000";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<LinkedBlockingQueue<String>> lines = new CopyOnWriteArrayList<>();
    private final Queue<StandIn.Served> instead = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean thumping;

    private EventServer(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port. */
    public static EventServer start() {
        try {
            EventServer events = new EventServer(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
            events.server.createContext("/", events::serve);
            events.server.setExecutor(events.threads);
            events.server.start();
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://127.0.0.1:PORT} without a slash at the end. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The absolute address of a path. */
    public URI address(String path) {
        return URI.create(base() + path);
    }

    /** Sends a comment every 50 ms, by which a line that was hung up is noticed. */
    public EventServer thumping() {
        thumping = true;
        return this;
    }

    /** Says nothing of its own accord any more. */
    public void silent() {
        thumping = false;
    }

    /** The next request gets this instead of a stream. */
    public void answerNext(StandIn.Served served) {
        instead.add(served);
    }

    /** Sends this to all open lines. */
    public void say(String raw) {
        lines.forEach(line -> line.add(raw));
    }

    /** Sends an event to all open lines. */
    public void event(String name, String data) {
        say("event: " + name + "\ndata: " + data + "\n\n");
    }

    /** Breaks all open lines off. */
    public void hangUp() {
        say(BYE);
    }

    /** How many lines were opened so far. */
    public int opened() {
        return opened.get();
    }

    /** How many are open, as far as the server has noticed. */
    public int live() {
        return lines.size();
    }

    /** Paths with queries, in the order they were asked for. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** The Authorization headers that came, empty for none. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    private void serve(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        keys.add(key == null ? "" : key);
        StandIn.Served served = instead.poll();
        try (exchange) {
            if (served == null) {
                stream(exchange);
                return;
            }
            served.headers()
                    .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
            exchange.sendResponseHeaders(served.status(), served.body().length == 0 ? -1 : served.body().length);
            exchange.getResponseBody().write(served.body());
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(":)\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        LinkedBlockingQueue<String> line = new LinkedBlockingQueue<>();
        lines.add(line);
        opened.incrementAndGet();
        try {
            while (true) {
                String said = line.poll(50, TimeUnit.MILLISECONDS);
                if (BYE.equals(said)) {
                    return;
                }
                if (said != null || thumping) {
                    out.write((said == null ? ":thump\n\n" : said).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lines.remove(line);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
