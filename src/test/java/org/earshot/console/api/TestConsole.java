package org.earshot.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.earshot.admin.TestClock;
import org.earshot.admit.Role;
import org.earshot.admit.Users;
import org.earshot.store.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The API on a port of this machine, with a browser or a script before it. */
public final class TestConsole implements AutoCloseable {
    /** The password of every test user. */
    public static final String PASSWORD = "correct horse battery";

    private static final Map<String, Object> SETTINGS = Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "server.error.include-stacktrace", "never",
            "spring.main.banner-mode", "off",
            "spring.thymeleaf.check-template-location", "false",
            "management.endpoints.web.exposure.include", "health,info,prometheus",
            "management.endpoint.health.show-details", "when-authorized",
            "management.endpoint.health.roles", "ADMIN",
            "management.prometheus.metrics.export.enabled", "true",
            "springdoc.packages-to-scan", "org.earshot.console.api");

    private final ConfigurableApplicationContext context;
    private final String address;
    private HttpClient client = browser();

    private TestConsole(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** Starts on a database, with the users ann (agent), sue (supervisor) and ada (admin) where they are not there yet. */
    public static TestConsole start(TestDatabase database, TestClock clock) {
        return start(database, clock, Map.of());
    }

    /** The same with settings of its own. */
    public static TestConsole start(TestDatabase database, TestClock clock, Map<String, Object> more) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(ApiTestApp.class)
                .properties(SETTINGS)
                .properties(more)
                .initializers((GenericApplicationContext beans) -> {
                    // As a singleton it stays open when this daemon stops.
                    beans.getBeanFactory().registerSingleton("dataSource", database.source());
                    beans.registerBean("clock", Clock.class, () -> clock);
                    beans.getEnvironment().getSystemProperties().putIfAbsent("EARSHOT_ADMIN_PASSWORD", PASSWORD);
                    // This daemon has no data folder whose disk could be looked at.
                    beans.getEnvironment().getSystemProperties().putIfAbsent("management.health.diskspace.path", ".");
                })
                // As an argument, because application.yaml outweighs properties of the builder.
                .run("--server.port=0");
        TestConsole console = new TestConsole(context);
        Users users = console.bean(Users.class);
        if (users.find("ann").isEmpty()) {
            users.add("ann", Role.AGENT, PASSWORD);
            users.add("sue", Role.SUPERVISOR, PASSWORD);
            users.add("ada", Role.ADMIN, PASSWORD);
        }
        return console;
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    /** A bean of the running daemon. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A bean of the running daemon that has others of its type beside it. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return URI.create(address).getPort();
    }

    /** Forgets all cookies. */
    public void forget() {
        client = browser();
    }

    /** A request as a user with HTTP Basic, or as nobody. */
    public HttpResponse<String> send(String method, String path, @Nullable String user, @Nullable String json) {
        HttpRequest.Builder request = request(method, path, json);
        if (user != null) {
            request.header("Authorization", basic(user, PASSWORD));
        }
        return send(request);
    }

    /** A request with one header of one's own. */
    public HttpResponse<String> with(String header, String value, String method, String path) {
        return send(request(method, path, null).header(header, value));
    }

    /** A request with headers of one's own, to be sent as it is. */
    public HttpRequest.Builder request(String method, String path, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (json == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
    }

    /** Sends a request. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Logs in at the login page. */
    public HttpResponse<String> login(String user, String password) {
        String token = send("GET", "/login", null, null).body();
        return form("/login", "username=" + encode(user) + "&password=" + encode(password) + "&_csrf=" + encode(token));
    }

    /** Sends a form. */
    public HttpResponse<String> form(String path, String fields) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    /** The header for HTTP Basic. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The body as JSON. */
    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + answer.body(), e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
