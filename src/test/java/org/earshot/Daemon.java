package org.earshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The real jar in a process of its own. */
public final class Daemon implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;
    private final Path log;
    private final String url;

    private Daemon(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    public static Daemon start(Path home) throws IOException {
        return start(home, Map.of("EARSHOT_UNDERSTAND_CORENLP", "false", "EARSHOT_UNDERSTAND_EMBEDDING", "false"));
    }

    public static Daemon start(Path home, Map<String, String> environment) throws IOException {
        String given = environment.get("SERVER_PORT");
        String port = given == null ? freePort() : given;
        Path log = Files.createTempFile(home, "daemon", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command("-Xmx1g")).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "EARSHOT_HOME", home.toString(),
                        "EARSHOT_ADMIN_PASSWORD", "correct horse battery",
                        "EARSHOT_HTTP_ALLOW_HOSTS", "127.0.0.1",
                        "EARSHOT_HTTP_MIN_INTERVAL", "10ms",
                        "SERVER_PORT", port));
        builder.environment().putAll(environment);
        return new Daemon(builder.start(), log, "http://127.0.0.1:" + port);
    }

    private static String freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return String.valueOf(free.getLocalPort());
        }
    }

    /** The command line of the jar, with more arguments behind it. */
    static List<String> command(String... heap) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = System.getProperty("earshot.jar", "target/earshot.jar");
        return List.of(java, heap.length == 0 ? "-Xmx1g" : heap[0], "-jar", jar);
    }

    public void awaitReady() {
        await("the daemon is ready", () -> {
            try {
                return send("/actuator/health").statusCode() == 200
                        && send("/api/v1/ledger").statusCode() == 200;
            } catch (IOException e) {
                return false;
            }
        });
    }

    public void await(String what, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("waited for: " + what + "\n" + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    public JsonNode get(String path) {
        try {
            HttpResponse<String> answer = send(path);
            if (answer.statusCode() != 200) {
                throw new AssertionError(
                        path + " answered " + answer.statusCode() + ": " + answer.body() + "\n" + log());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(path + "\n" + log(), e);
        }
    }

    void pages(String path, Consumer<JsonNode> each) {
        String cursor = "";
        do {
            JsonNode page = get(path + cursor);
            page.path("items").forEach(each);
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : null;
        } while (cursor != null);
    }

    public HttpResponse<String> send(String path) throws IOException {
        return answer(request(path));
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder()
                .encodeToString("admin:correct horse battery".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Basic " + login)
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Hands a body of JSON in. */
    public void post(String path, String json) {
        try {
            HttpResponse<String> answer = answer(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json)));
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + "\n" + log(), e);
        }
    }

    public String url() {
        return url;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no log)";
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    int exitCode(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still runs\n" + log());
        }
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
