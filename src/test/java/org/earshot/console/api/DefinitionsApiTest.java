package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsApiTest {
    private static final TestDatabase DATABASE = TestDatabase.derby();
    private static final TestConsole CONSOLE = TestConsole.start(DATABASE, new TestClock());
    private static final Path HOME = Path.of("target/api-test");
    private static final Path OWN = HOME.resolve("routes/sources/console.camel.yaml");
    private static final String NEWS = "/api/v1/sources/news/definition";
    private static final String FEED =
            "{\"template\":\"rss\",\"parameters\":{\"brand\":\"acme\",\"url\":\"https://feed.example/\"}%s}";

    @AfterAll
    static void stop() throws IOException {
        CONSOLE.close();
        Files.deleteIfExists(OWN);
        Files.deleteIfExists(HOME.resolve("config/brands.yaml"));
    }

    @BeforeEach
    void aBrandAndNoSource() throws IOException {
        Files.createDirectories(HOME.resolve("config"));
        Files.writeString(
                HOME.resolve("config/brands.yaml"), "brands:\n  - { id: acme, name: Acme, terms: [acme bank] }\n");
        Files.createDirectories(HOME.resolve("routes/sources"));
        Files.deleteIfExists(OWN);
    }

    @Test
    void aSourceIsAddedReadChangedAndRemoved() throws IOException {
        HttpResponse<String> added = CONSOLE.send("PUT", NEWS, "ada", FEED.formatted(""));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        JsonNode definition = TestConsole.json(CONSOLE.send("GET", NEWS, "ada", null));
        assertThat(definition).isEqualTo(TestConsole.json(added).path("definition"));
        assertThat(definition.at("/parameters/url").asText()).isEqualTo("https://feed.example/");
        String fingerprint = definition.path("fingerprint").asText();
        String changed = FEED.formatted(",\"ifMatch\":\"" + fingerprint + "\"").replace("feed.", "news.");

        assertThat(CONSOLE.send("PUT", NEWS, "ada", changed).statusCode()).isEqualTo(200);
        assertThat(Files.readString(OWN)).contains("https://news.example/");
        HttpResponse<String> stale = CONSOLE.send("PUT", NEWS, "ada", changed.replace("news.", "other."));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(TestConsole.json(stale).path("difference").asText()).contains("-", "+", "https://other.example/");
        assertThat(CONSOLE.send("DELETE", NEWS + "?ifMatch=" + fingerprint, "ada", null)
                        .statusCode())
                .isEqualTo(409);
        assertThat(CONSOLE.send("DELETE", NEWS, "ada", null).statusCode()).isEqualTo(200);
        assertThat(CONSOLE.send("GET", NEWS, "ada", null).statusCode()).isEqualTo(404);
        assertThat(CONSOLE.send("DELETE", NEWS, "ada", null).statusCode()).isEqualTo(404);
    }

    @Test
    void whatCannotBeIsSaidByFieldAndWritesNothing() {
        String body = "{\"template\":\"mastodon-tag\",\"parameters\":"
                + "{\"brand\":\"none\",\"server\":\"x\",\"token\":\"hunter2\",\"tag\":null}}";

        HttpResponse<String> answer = CONSOLE.send("PUT", NEWS, "ada", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestConsole.json(answer).path("problems").findValuesAsText("field"))
                .contains("token");
        assertThat(answer.body()).doesNotContain("hunter2");
        HttpResponse<String> next = CONSOLE.send("PUT", NEWS, "ada", body.replace("hunter2", "{{env:ACME_TOKEN}}"));
        assertThat(TestConsole.json(next).path("problems").findValuesAsText("field"))
                .containsExactlyInAnyOrder("brand", "server", "tag");
        assertThat(OWN).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "sue"})
    void onlyAdminsMay(String user) {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            String body = method.equals("PUT") ? FEED.formatted("") : null;
            assertThat(CONSOLE.send(method, NEWS, user, body).statusCode()).isEqualTo(403);
        }
        assertThat(CONSOLE.send("GET", "/api/v1/templates", user, null).statusCode())
                .isEqualTo(403);
        assertThat(OWN).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2F..%2Fevil", "%2Fetc%2Fpasswd", "..", "a%0Ab", "%00", "a%2e%2e%2fb"})
    void namesThatReachForAnotherFileReachNone(String id) throws IOException {
        int status = CONSOLE.send("PUT", "/api/v1/sources/" + id + "/definition", "ada", FEED.formatted(""))
                .statusCode();

        assertThat(status).isBetween(400, 422);
        assertThat(OWN).doesNotExist();
        assertThat(HOME.resolve("evil")).doesNotExist();
    }

    @Test
    void theTemplatesSayWhatTheirFilesSay() {
        JsonNode items = TestConsole.json(CONSOLE.send("GET", "/api/v1/templates", "ada", null))
                .path("items");

        assertThat(items.findValuesAsText("id")).contains("rss", "mastodon-tag", "webhook-in");
        items.forEach(item -> {
            assertThat(item.path("description").asText()).isNotEmpty();
            item.path("parameters").forEach(parameter -> {
                assertThat(parameter.path("title").asText()).isNotEmpty();
                assertThat(parameter.path("secret").asBoolean())
                        .isEqualTo(parameter.path("type").asText().equals("secret"));
            });
        });
    }
}
