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
import java.util.Optional;
import org.earshot.configure.Home;

/** Speaks to the daemon that runs on a home folder, for the commands. */
final class ControlClient {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String token;

    private ControlClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** The daemon of this home, or nothing where none runs: then nobody holds its data folder. */
    static Optional<ControlClient> of(Home home) throws IOException {
        Optional<DataLock> free = DataLock.take(home);
        if (free.isPresent()) {
            free.get().close();
            return Optional.empty();
        }
        if (!Files.exists(Control.file(home))) {
            throw new IOException("The daemon is still starting. Try again in a few seconds");
        }
        JsonNode control = new ObjectMapper().readTree(Control.file(home).toFile());
        return Optional.of(new ControlClient(control.path("url").asText(), control.path("token").asText()));
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
            throw new IOException(content.path("detail").asText(content.path("title").asText("The daemon answered " + answer.statusCode())));
        }
        return content;
    }
}
