package org.earshot.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earshot.admit.Control;
import org.earshot.configure.Problem;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Speaks to the daemon that runs on a home folder, for the commands. */
final class ControlClient {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    private ControlClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /**
     * The daemon that runs on the home folder; where none runs, a part of it is started for this command, without sources and schedule.
     *
     * @throws IOException where a daemon is just starting
     */
    static ControlClient of(Launch launch) throws IOException {
        Optional<DataLock> free = DataLock.take(launch.home());
        if (free.isPresent()) {
            free.get().keepUntilExit();
            List<Problem> problems = launch.problems();
            if (!problems.isEmpty()) {
                throw new IOException(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
            }
            ConfigurableApplicationContext part = launch.part();
            int port =
                    ((ServletWebServerApplicationContext) part).getWebServer().getPort();
            return new ControlClient(
                    "http://127.0.0.1:" + port, part.getBean(Control.class).secret());
        }
        if (!Files.exists(Control.file(launch.home()))) {
            throw new IOException("The daemon is still starting. Try again in a few seconds");
        }
        JsonNode control =
                new ObjectMapper().readTree(Control.file(launch.home()).toFile());
        return new ControlClient(
                control.path("url").asText(), control.path("token").asText());
    }

    /** Posts JSON to the daemon and returns its answer; an error's sentence becomes the exception's. */
    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(10))
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode content = answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
        if (answer.statusCode() >= 300) {
            throw new IOException(content.path("detail")
                    .asText(content.path("title").asText("The daemon answered " + answer.statusCode())));
        }
        return content;
    }
}
