package org.earshot.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser of somebody who is logged in; pages are read whole. */
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    /** Logs in as the first user. */
    Visitor(String base) throws IOException, InterruptedException {
        this.base = base;
        Matcher token = TOKEN.matcher(send(request("/login")).body());
        if (!token.find()) {
            throw new IllegalStateException("the login page has no token");
        }
        String form = "username=admin&password=" + URLEncoder.encode("correct horse battery", StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("the login answered " + answer.statusCode());
        }
    }

    /** How long a page takes to the last byte. */
    Duration open(String path, String... headers) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpRequest.Builder request = request(path);
        HttpResponse<String> answer = send(headers.length == 0 ? request : request.headers(headers));
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return taken;
    }

    /** Hands over the lines of a stream as they come. */
    CompletableFuture<HttpResponse<Void>> stream(String path, Flow.Subscriber<String> lines) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(lines));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(120));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
