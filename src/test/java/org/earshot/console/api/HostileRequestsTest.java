package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestsTest {
    private static final TestConsole CONSOLE = TestConsole.start(TestDatabase.derby(), new TestClock());

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", "JSON"),
                Arguments.of("nonsense", "not JSON"),
                Arguments.of("{\"text\":", "not JSON"),
                Arguments.of("null", ""),
                Arguments.of("[]", "of the wrong type|not of the type"),
                Arguments.of("\"text\"", ""),
                Arguments.of("{\"txet\":\"x\"}", "'txet'"),
                Arguments.of("{\"text\":5}", "'text'"),
                Arguments.of("{\"text\":{}}", "'text'"),
                Arguments.of("{\"text\":null}", "text is missing"),
                Arguments.of("{\"text\":\" \\u0000 \"}", "text is missing"),
                Arguments.of("{\"text\":\"x\",\"text\":\"y\"}", ""),
                Arguments.of("{\"text\":\"x\"} {}", ""),
                Arguments.of("{\"text\":\"x\",\"rating\":\"5\"}", "'rating'"),
                Arguments.of("{\"text\":\"x\",\"rating\":1e999}", "rating is a number"),
                Arguments.of("{\"text\":\"x\",\"rating\":0}", "rating is a number"),
                Arguments.of("{\"text\":\"x\",\"followers\":-1}", "followers"),
                Arguments.of("{\"text\":\"x\",\"followers\":1.5}", "'followers'"),
                Arguments.of("{\"text\":\"x\",\"followers\":99999999999999999999}", "'followers'"),
                Arguments.of("{\"text\":\"x\",\"followers\":1e999999999}", "followers"),
                Arguments.of("{\"text\":\"x\",\"followers\":" + "9".repeat(5000) + "}", "too long"),
                Arguments.of("{\"text\":\"x\",\"platform\":\"../etc\"}", "platform"),
                Arguments.of("{\"text\":" + "[".repeat(10_000), "nested too deep|of the wrong type"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatIsNotUnderstoodIsABadRequestThatNamesThePlace(String body, String named) {
        HttpResponse<String> answer = CONSOLE.send("POST", "/api/v1/readings", "ann", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestConsole.json(answer).path("detail").asText()).containsPattern(named);
        assertThat(TestConsole.json(answer).path("status").asInt()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("jackson", "java.", "Exception");
    }

    @Test
    void strangeTextIsCleanedAndRead() {
        String body = "{\"text\":\"acme bank \\ud800 is \\u202e down \\u0007\",\"rating\":1,\"followers\":12}";

        HttpResponse<String> answer = CONSOLE.send("POST", "/api/v1/readings", "ann", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(TestConsole.json(answer).at("/reading/sentiment/label").isTextual())
                .isTrue();
        assertThat(TestConsole.json(answer).at("/verdict/reasons").isArray()).isTrue();
    }

    @Test
    void anUnknownBrandIsNamed() {
        HttpResponse<String> answer =
                CONSOLE.send("POST", "/api/v1/readings", "ann", "{\"text\":\"x\",\"brand\":\"nobody\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestConsole.json(answer).path("detail").asText()).isEqualTo("there is no brand 'nobody'");
    }

    @Test
    void aBodyOfMoreThanOneMegabyteIsRefusedWhetherItSaysSoOrNot() {
        String large = "{\"text\":\"" + "x".repeat(1_100_000) + "\"}";
        HttpResponse<String> said = CONSOLE.send("POST", "/api/v1/readings", "ann", large);
        var chunked = CONSOLE.request("POST", "/api/v1/readings", large)
                .header("Authorization", TestConsole.basic("ann", TestConsole.PASSWORD))
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));

        assertThat(said.statusCode()).isEqualTo(413);
        assertThat(CONSOLE.send(chunked).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases?limit=0",
                "/api/v1/cases?limit=x",
                "/api/v1/cases?state=gone",
                "/api/v1/cases?urgency=CRITICAL",
                "/api/v1/cases?order=random",
                "/api/v1/cases?cursor=%00%ff",
                "/api/v1/mentions?since=yesterday",
                "/api/v1/mentions?cursor=abc",
                "/api/v1/mentions?limit=99999999999",
            })
    void aParameterThatIsNotUnderstoodIsABadRequest(String path) {
        HttpResponse<String> answer = CONSOLE.send("GET", path, "ann", null);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aSearchForMoreThan200CharactersIsABadRequest() {
        String words = "a".repeat(201);

        assertThat(CONSOLE.send("GET", "/api/v1/mentions?q=" + words, "ann", null)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyRefusalIsAProblem() {
        assertProblem(CONSOLE.send("GET", "/api/v1/cases/99", "ann", null), 404);
        assertProblem(CONSOLE.send("GET", "/api/v1/cases/abc", "ann", null), 404);
        assertProblem(CONSOLE.send("GET", "/api/v1/none", "ann", null), 404);
        assertProblem(CONSOLE.send("DELETE", "/api/v1/cases", "ann", null), 405);
        assertProblem(CONSOLE.send("POST", "/api/v1/sources/none/poll", "ada", null), 404);
        assertProblem(CONSOLE.send("GET", "/api/v1/cases", null, null), 401);
        assertProblem(CONSOLE.send("GET", "/api/v1/users", "sue", null), 403);
        var text = CONSOLE.request("POST", "/api/v1/readings", null)
                .header("Authorization", TestConsole.basic("ann", TestConsole.PASSWORD))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"text\":\"x\"}"));
        assertProblem(CONSOLE.send(text), 415);
        HttpResponse<String> firewall = CONSOLE.send("GET", "/api/v1//cases", "ann", null);
        assertProblem(firewall, 400);
    }

    @Test
    void anAddressThatIsNotThereNamesWhereTheApiDescribesItself() {
        HttpResponse<String> answer = CONSOLE.send("GET", "/api/v1/cates", "ann", null);

        assertThat(TestConsole.json(answer).path("detail").asText())
                .isEqualTo("there is no such address; /v3/api-docs lists those of the API");
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(TestConsole.json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(TestConsole.json(answer).path("title").asText()).isNotEmpty();
        if (status == 401) {
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic");
        }
    }
}
