package org.earshot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** Everything that a platform may send instead of a clean answer, each under an address of its own, and servers that never answer. */
final class StormTown implements AutoCloseable {
    private static final String TAG = "/api/v1/timelines/tag/";

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    StormTown() throws IOException {
        server = start("127.0.0.1");
        serve(TAG + "truncated", "application/json", "[{\"id\":\"1\",\"content\":\"<p>acme bank TEXTOFTRUNCATED");
        serve(TAG + "html", "text/html", "<html><body>acme bank, please enable JavaScript</body></html>");
        serve(TAG + "large", "application/json", "[" + status("90", "acme bank " + "large ".repeat(1_750_000)) + "]");
        serve(TAG + "deep", "application/json", "[".repeat(100_000));
        serve(TAG + "odd", "application/json", odd());
        serve("/feed/many", "application/rss+xml", many());
        serve("/feed/laughs", "application/rss+xml", laughs());
        serve("/feed/outside", "application/rss+xml", outside());
        serve("/feed/binary", "application/rss+xml", "\u0000\u0001\u0002 acme bank \u0000".repeat(1000));
        serve(
                "/reviews/broken",
                "text/html",
                "<html><script type=\"application/ld+json\">{\"@type\":\"Review\",\"reviewBody\":\"acme bank TEXT");
        server.createContext(TAG + "bomb", this::bomb);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Servers that take the request and say nothing. */
    List<String> silence(int servers) throws IOException {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            HttpServer mute = start("127.0.0." + (10 + i));
            String url = "http://127.0.0." + (10 + i) + ":" + mute.getAddress().getPort();
            mute.createContext("/", exchange -> {
                silent.add(url);
                hold();
                exchange.close();
            });
            urls.add(url);
        }
        return urls;
    }

    /** How many of the silent servers hold a request. */
    int held() {
        return silent.size();
    }

    private void hold() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpServer start(String address) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(address, 0), 50);
        started.setExecutor(threads);
        started.start();
        servers.add(started);
        return started;
    }

    private void serve(String path, String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            boolean again = exchange.getRequestURI().getRawQuery() != null
                    && exchange.getRequestURI().getRawQuery().contains("min_id");
            byte[] answer = again ? "[]".getBytes(StandardCharsets.UTF_8) : body;
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
    }

    /** A few hundred kilobytes that unpack to 300 MB. */
    private void bomb(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, 0);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            byte[] block = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                zip.write(block);
            }
        }
        try (OutputStream out = exchange.getResponseBody()) {
            packed.writeTo(out);
        }
    }

    private static String odd() {
        return "["
                + String.join(
                        ",",
                        status("100", "acme bank TEXTOFODD with half a pair \\ud83d here"),
                        status("101", "acme bank \\u202etxet desrever\\u202c and \\u200f marks \\u0000 \\u0007"),
                        status("102", "acme bank " + "x".repeat(100_000)),
                        status("103", "acme bank <script>alert('TEXTOFSCRIPT')</script><img src=x onerror=alert(1)>"),
                        "{\"id\":\"104\",\"uri\":\"https://far.example/104\",\"created_at\":\"20000-01-01T00:00:00Z\","
                                + "\"account\":null,\"content\":\"acme bank nobody\",\"never_heard_of\":{\"a\":[1,2]}}",
                        "{\"id\":\"105\",\"uri\":\"https://far.example/105\",\"created_at\":5,\"account\":7,"
                                + "\"content\":\"acme bank types\",\"url\":{\"a\":1},\"visibility\":\"moon\"}",
                        "{\"id\":\"106\",\"uri\":\"https://far.example/106\",\"content\":null}",
                        "{\"content\":\"acme bank without an id\"}",
                        "7",
                        "null",
                        status("107", "acme bank is fine"))
                + "]";
    }

    private static String status(String id, String content) {
        return """
                {"id":"%s","uri":"https://far.example/%s","url":"javascript:alert(%s)","content":"%s",
                 "created_at":"2026-03-01T10:00:00Z","account":{"acct":"\\"><b>u</b>@far.example",
                 "display_name":"<img src=x onerror=alert(2)>","url":"javascript:alert(1)"}}
                """.formatted(id, id, id, content);
    }

    private static String many() {
        StringBuilder feed = new StringBuilder("<rss version=\"2.0\"><channel><title>t</title>");
        for (int i = 0; i < 50_000; i++) {
            feed.append("<item><guid>many-").append(i).append("</guid><title>");
            feed.append(i % 5_000 == 0 ? "acme bank number " : "weather number ")
                    .append(i);
            feed.append("</title><link>https://far.example/").append(i).append("</link></item>");
        }
        return feed.append("</channel></rss>").toString();
    }

    private static String laughs() {
        StringBuilder feed = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            feed.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10));
            feed.append("\">");
        }
        return feed.append("]><rss version=\"2.0\"><channel><title>t</title><item><guid>laugh</guid>")
                .append("<title>acme bank &l11;</title></item></channel></rss>")
                .toString();
    }

    private static String outside() {
        return "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>t</title>"
                + "<item><guid>outside</guid><title>acme bank &x;</title></item></channel></rss>";
    }

    @Override
    public void close() {
        closing.countDown();
        servers.forEach(each -> each.stop(0));
        threads.shutdownNow();
    }
}
