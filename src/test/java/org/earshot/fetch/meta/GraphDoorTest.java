package org.earshot.fetch.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.RateLimit;
import org.earshot.fetch.Request;
import org.junit.jupiter.api.Test;

class GraphDoorTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private final List<Request> asked = new ArrayList<>();

    @Test
    void theTokenGoesIntoAHeaderAndTheProofIntoTheQuery() {
        door(Map.of("token", " t0ken ", "app-secret", "s", "server", "https://graph.test/"))
                .get("me?fields=id");
        door(Map.of("token", "t0ken", "version", "v99.0")).post("1/comments", new byte[0]);

        // echo -n t0ken | openssl dgst -sha256 -hmac s
        assertThat(asked.get(0).address())
                .hasToString("https://graph.test/v23.0/me?fields=id&appsecret_proof="
                        + "c6a9d13ce09b1abfe6d15aa2861c9cce2fa18eb554583cfe79c5b82b1d4219b2");
        assertThat(asked.get(1).address()).hasToString("https://graph.facebook.com/v99.0/1/comments");
        assertThat(asked)
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("Authorization", "Bearer t0ken"));
    }

    @Test
    void withoutATokenOrWithoutAnAddressThereIsNoDoor() {
        Fetcher nobody = request -> {
            throw new AssertionError("nothing is asked");
        };
        assertThat(GraphDoor.of(Map.of("token", " "), "https://graph.test", nobody))
                .isEmpty();
        for (String server : List.of("graph", "ftp://graph.test", "https://", "https://graph.test?a=b", "a b")) {
            assertThat(GraphDoor.of(Map.of("token", "t", "server", server), "https://graph.test", nobody))
                    .as(server)
                    .isEmpty();
        }
    }

    @Test
    void theCodeTellsWhatAnErrorAsksForWhateverItsStatus() {
        for (int code : List.of(4, 17, 32, 613, 80001, 80002)) {
            assertThat(kind(400, "{\"error\":{\"code\":" + code + "}}")).isEqualTo(GraphError.Kind.LIMIT);
        }
        assertThat(kind(200, "{\"error\":{\"code\":190,\"error_subcode\":463}}"))
                .isEqualTo(GraphError.Kind.KEY);
        assertThat(kind(400, "{\"error\":{\"code\":10}}")).isEqualTo(GraphError.Kind.PERMISSION);
        assertThat(kind(403, "{\"error\":{\"code\":200}}")).isEqualTo(GraphError.Kind.PERMISSION);
        assertThat(kind(400, "{\"error\":{\"code\":100,\"error_subcode\":33}}")).isEqualTo(GraphError.Kind.GONE);
        assertThat(kind(400, "{\"error\":{\"code\":100}}")).isEqualTo(GraphError.Kind.OTHER);
        assertThat(kind(400, "{\"error\":{\"code\":100,\"is_transient\":true}}"))
                .isEqualTo(GraphError.Kind.BUSY);
        assertThat(kind(500, "{\"error\":{\"code\":190}}")).isEqualTo(GraphError.Kind.BUSY);
        assertThat(kind(400, "{\"error\":{\"code\":2}}")).isEqualTo(GraphError.Kind.BUSY);
        assertThat(kind(403, "{\"error\":{\"code\":368}}")).isEqualTo(GraphError.Kind.BLOCKED);
        for (String none : List.of("{\"error\":\"no\"}", "<html>", "", "[]", "{\"error\":{\"code\":\"x\"}}")) {
            assertThat(GraphError.of(answer(400, none))).isEmpty();
        }
    }

    @Test
    void whatMetaSaysNeverQuotesTheToken() {
        GraphError error = GraphError.of(answer(400, "{\"error\":{\"code\":100,\"message\":\"Malformed t0ken here\"}}"))
                .orElseThrow();

        assertThat(door(Map.of("token", "t0ken")).words(error)).isEqualTo("Malformed … here");
    }

    @Test
    void theTightestShareOfAllHeadersIsTheBudget() {
        assertThat(usage("X-App-Usage", "{\"call_count\":28,\"total_time\":85,\"total_cputime\":25}"))
                .contains(new RateLimit(15, 100L, null));
        assertThat(usage("x-business-use-case-usage", "{\"1\":[{\"call_count\":5}],\"2\":[{\"total_time\":90},{}]}"))
                .contains(new RateLimit(10, 100L, null));
        assertThat(usage("X-Page-Usage", "{\"call_count\":120}"))
                .contains(new RateLimit(0, 100L, NOW.plus(Duration.ofMinutes(10))));
        assertThat(usage(
                        "X-Business-Use-Case-Usage",
                        "{\"1\":[{\"call_count\":60,\"estimated_time_to_regain_access\":7}]}"))
                .contains(new RateLimit(0, 100L, NOW.plus(Duration.ofMinutes(7))));
        for (String nonsense : List.of("", "28", "[]", "{", "{\"1\":5}")) {
            assertThat(usage("X-App-Usage", nonsense)).as(nonsense).isEmpty();
        }
    }

    private static Optional<RateLimit> usage(String header, String value) {
        return GraphUsage.of(new Headers(Map.of(header, List.of(value))), NOW);
    }

    private static GraphError.Kind kind(int status, String body) {
        return GraphError.of(answer(status, body)).orElseThrow().kind();
    }

    private static Answer.Answered answer(int status, String body) {
        return new Answer.Answered(
                status,
                new Headers(Map.of()),
                body.getBytes(StandardCharsets.UTF_8),
                URI.create("https://graph.test/x"));
    }

    private GraphDoor door(Map<String, String> parameters) {
        Fetcher fetcher = request -> {
            asked.add(request);
            return answer(200, "{}");
        };
        return GraphDoor.of(parameters, "https://graph.facebook.com", fetcher).orElseThrow();
    }
}
