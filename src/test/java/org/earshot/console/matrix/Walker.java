package org.earshot.console.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Somebody who walks through the console without a browser: keeps the cookies, follows nothing, knows the CSRF token. */
final class Walker {
    /** Who is not logged in. */
    static final String NOBODY = "nobody";

    /**
     * An answer.
     *
     * @param asked who asked for what
     * @param status its status
     * @param headers its headers
     * @param body its text, empty of a stream
     */
    record Answer(String asked, int status, java.net.http.HttpHeaders headers, String body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        boolean toLogin() {
            return status == 302 && URI.create(header("Location")).getPath().equals("/login");
        }
    }

    private final String name;
    private final String address;
    private HttpClient client;
    private String token = "";

    Walker(String name, String address) {
        this.name = name;
        this.address = address;
        this.client = fresh();
        login();
    }

    private static HttpClient fresh() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
    }

    String name() {
        return name;
    }

    /** In again, if it was thrown out. */
    void login() {
        client = fresh();
        token = field(get("/login"));
        if (name.equals(NOBODY)) {
            return;
        }
        Answer in = post("/login", Map.of("username", name, "password", MatrixTown.PASSWORD));
        if (in.status() != 302 || in.toLogin()) {
            throw new AssertionError(name + " could not log in: " + in.status() + " " + in.header("Location"));
        }
        token = field(get("/me"));
    }

    private static String field(Answer page) {
        Element field = Jsoup.parse(page.body()).selectFirst("input[name=_csrf]");
        if (field == null) {
            throw new AssertionError("no form with a token: " + page.asked() + " " + page.status());
        }
        return field.val();
    }

    Answer get(String path) {
        return send("GET", path, HttpRequest.newBuilder().GET());
    }

    /** A form with the token. */
    Answer post(String path, Map<String, String> fields) {
        return form(path, fields, "&_csrf=" + encode(token));
    }

    /** A form without it. */
    Answer bare(String path, Map<String, String> fields) {
        return form(path, fields, "");
    }

    private Answer form(String path, Map<String, String> fields, String end) {
        String body = fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"))
                + end;
        return send(
                "POST",
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A call of the API from the browser, with the session's token or without one. */
    Answer call(String method, String path, boolean withToken) {
        HttpRequest.Builder request = HttpRequest.newBuilder().header("Content-Type", "application/json");
        if (withToken) {
            request.header("X-CSRF-TOKEN", token);
        }
        return send(method, path, request.method(method, HttpRequest.BodyPublishers.ofString("{}")));
    }

    /** The body of an answer that goes on. */
    InputStream stream(String path) throws IOException, InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> answer = client.send(asked, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Anything else. */
    Answer send(String method, String path, HttpRequest.Builder request) {
        String asked = name + " " + method + " " + path;
        try {
            HttpResponse<InputStream> answer = client.send(
                    request.uri(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                boolean stream =
                        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                String text = stream ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(asked, answer.statusCode(), answer.headers(), text);
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + asked, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
