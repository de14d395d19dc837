package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationApiTest {
    private static final Path FILE = Path.of("target/api-test/config/brands.yaml");
    private static final String CALL = "/api/v1/configuration/brands";
    private static final String TEXT = "brands:\n  - { id: acme, terms: [acme bank] } # ours\n";
    private static final TestConsole CONSOLE = TestConsole.start(TestDatabase.derby(), new TestClock());

    @AfterAll
    static void stop() throws IOException {
        CONSOLE.close();
        Files.deleteIfExists(FILE);
    }

    @BeforeEach
    void theFile() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, TEXT);
    }

    @Test
    void aFileIsReadWrittenAndRolledBack() throws IOException {
        HttpResponse<String> read = CONSOLE.send("GET", CALL, "ada", null);
        String tag = read.headers().firstValue("ETag").orElseThrow();
        assertThat(read.body()).isEqualTo(TEXT);

        HttpResponse<String> written = put(TEXT.replace("# ours", "# theirs"), tag);

        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(Files.readString(FILE)).contains("# theirs");
        assertThat(put(TEXT, tag).statusCode()).isEqualTo(412);
        assertThat(TestConsole.json(put(TEXT, tag)).path("difference").asText()).contains("# ours");
        JsonNode versions = TestConsole.json(CONSOLE.send("GET", CALL + "/versions?limit=1", "ada", null));
        assertThat(versions.at("/items/0/note").asText()).isEqualTo("why not");
        assertThat(versions.at("/items/0/who").asText()).isEqualTo("ada");
        int before = versions.path("next").asInt() - 1;
        assertThat(TestConsole.json(CONSOLE.send("GET", CALL + "/versions/" + before, "ada", null))
                        .path("text")
                        .asText())
                .isEqualTo(TEXT);

        HttpResponse<String> back = CONSOLE.send(request("POST", CALL + "/versions/" + before + "/rollback", "", "*"));

        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(Files.readString(FILE)).isEqualTo(TEXT);
    }

    @Test
    void whatIsWrongIsAProblemWithFileLineAndCure() throws IOException {
        HttpResponse<String> refused = put(TEXT.replace("terms", "tems"), "*");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(TestConsole.json(refused).at("/problems/0/line").asInt()).isEqualTo(2);
        assertThat(TestConsole.json(refused).at("/problems/0/cure").asText()).contains("terms");
        assertThat(Files.readString(FILE)).isEqualTo(TEXT);
        assertThat(put(TEXT, null).statusCode()).isEqualTo(428);
        assertThat(CONSOLE.send("GET", "/api/v1/configuration/prices", "ada", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(CONSOLE.send("GET", CALL + "/versions/999", "ada", null).statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> put(String text, @Nullable String tag) {
        return CONSOLE.send(request("PUT", CALL + "?note=why%20not", text, tag));
    }

    private static HttpRequest.Builder request(String method, String path, String text, @Nullable String tag) {
        HttpRequest.Builder request = CONSOLE.request(method, path, null)
                .header("Content-Type", "application/yaml")
                .header("Authorization", TestConsole.basic("ada", TestConsole.PASSWORD))
                .method(method, HttpRequest.BodyPublishers.ofString(text));
        return tag == null ? request : request.header("If-Match", tag);
    }
}
