package org.earshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody before the doors of a running daemon: with a browser, with a script, or with bytes of their own. */
final class Visitor {
    /** Requests that no browser sends, each a first line; headers are added. */
    static final List<String> HOSTILE = List.of(
            "GET /login HTTP/1.1",
            "GET / HTTP/1.1",
            "GET /nowhere HTTP/1.1",
            "GET /error HTTP/1.1",
            "GET /live HTTP/1.1",
            "GET /cases/99999999999999999999 HTTP/1.1",
            "GET /api/v1/none HTTP/1.1",
            "GET /assets/earshot.css HTTP/1.1",
            "GET /assets/nothing.css HTTP/1.1",
            "GET /assets/../application.yaml HTTP/1.1",
            "GET /assets/..%2fapplication.yaml HTTP/1.1",
            "GET /assets/%2e%2e/application.yaml HTTP/1.1",
            "GET /assets/..;/application.yaml HTTP/1.1",
            "GET /assets/%252e%252e/application.yaml HTTP/1.1",
            "GET /assets/..%5c..%5capplication.yaml HTTP/1.1",
            "GET /assets//etc/passwd HTTP/1.1",
            "GET /webjars/../../../../etc/passwd HTTP/1.1",
            "GET /webjars/%2e%2e/%2e%2e/application.yaml HTTP/1.1",
            "GET /webjars/file:///etc/passwd HTTP/1.1",
            "GET /assets/earshot.css%00.html HTTP/1.1",
            "GET /templates/login.html HTTP/1.1",
            "GET /application.yaml HTTP/1.1",
            "TRACE / HTTP/1.1",
            "TRACE /login HTTP/1.1",
            "OPTIONS / HTTP/1.1",
            "PUT /login HTTP/1.1",
            "DELETE /assets/earshot.css HTTP/1.1",
            "PROPFIND / HTTP/1.1",
            "CONNECT /login HTTP/1.1",
            "POST /login HTTP/1.1",
            "POST /api/v1/mentions HTTP/1.1",
            "GET /login?x=%ff%fe%00 HTTP/1.1",
            "GET /login?error=<script>alert(1)</script> HTTP/1.1",
            "BROKEN");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Daemon daemon;
    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final List<String> cookies = new ArrayList<>();

    Visitor(Daemon daemon) {
        this.daemon = daemon;
        this.base = URI.create(daemon.url());
    }

    int port() {
        return base.getPort();
    }

    List<String> cookies() {
        return cookies;
    }

    HttpResponse<String> get(String path, boolean asAdmin) {
        try {
            return asAdmin
                    ? daemon.send(path)
                    : HttpClient.newHttpClient().send(request(path).build(), text());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void login(String name, String password) throws IOException, InterruptedException {
        HttpResponse<String> page = http.send(request("/login").build(), text());
        Matcher token = TOKEN.matcher(page.body());
        String fields = "username=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(token.find() ? token.group(1) : "", StandardCharsets.UTF_8);
        HttpResponse<String> in = http.send(form("/login", fields), text());
        cookies.addAll(page.headers().allValues("Set-Cookie"));
        cookies.addAll(in.headers().allValues("Set-Cookie"));
    }

    String browse(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path).build(), text());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    int formWithoutToken(String path) throws IOException, InterruptedException {
        return http.send(form(path, ""), text()).statusCode();
    }

    /** The whole answer to a request whose first line nobody tidies up. */
    String raw(String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setSoTimeout(20_000);
            String request = line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The addresses on which the daemon's process takes connections, as Linux tells them. */
    Set<String> listening() throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/" + daemon.pid() + "/fd"))) {
            for (Path each : open.toList()) {
                if (Files.isSymbolicLink(each)) {
                    sockets.add(target(each));
                }
            }
        }
        Set<String> addresses = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String row : Files.readAllLines(Path.of("/proc/" + daemon.pid() + "/net/" + table))) {
                String[] columns = row.strip().split("\\s+");
                if (columns[3].equals("0A") && sockets.contains("socket:[" + columns[9] + "]")) {
                    addresses.add(address(columns[1]));
                }
            }
        }
        return addresses;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }

    /** Loopback, as an IPv4 address or as one inside an IPv6 address, in words; others as the table has them. */
    private static String address(String written) {
        String host = written.substring(0, written.indexOf(':'));
        int port = Integer.parseInt(written.substring(written.indexOf(':') + 1), 16);
        boolean loopback = host.equals("0100007F") || host.equals("0000000000000000FFFF00000100007F");
        return (loopback ? "127.0.0.1" : host) + ":" + port;
    }

    private HttpRequest form(String path, String fields) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(daemon.url() + path));
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }
}
