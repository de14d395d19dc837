package org.earshot.fetch.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.listen.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XrpcDoorTest {
    private static final XrpcDoor.Account ACME = new XrpcDoor.Account("https://b.test", "acme.example", "a-secret");
    private final TestClock clock = new TestClock("2026-03-01T12:00:00Z");
    private final XrpcDoor door = new XrpcDoor(new Sessions(), clock);
    private final List<Request> asked = new ArrayList<>();
    private String token = "no-jwt";

    @Test
    void aTokensOwnLifeCountsByOurClockWhateverTheServersSays() {
        token = "h." + part("{\"iat\":1000000000,\"exp\":1000007200}") + ".s";
        call();
        clock.move(Duration.ofMinutes(118));
        call();
        assertThat(methods()).containsExactly("createSession", "x", "x");

        clock.move(Duration.ofMinutes(2));
        call();
        assertThat(methods()).endsWith("refreshSession", "x");
        Request renewal = asked.get(asked.size() - 2);
        assertThat(renewal.body()).isNull();
        assertThat(renewal.headers()).containsOnlyKeys("Authorization").containsValue("Bearer renew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-jwt", "a.b.c", "a.!!.c", "..", "h.bnVsbA.s", "h.e30.s"})
    void aTokenThatIsNoJwtIsRenewedEveryHour(String opaque) {
        token = opaque;
        call();
        clock.move(Duration.ofMinutes(58));
        call();
        clock.move(Duration.ofMinutes(2));
        call();

        assertThat(methods()).containsExactly("createSession", "x", "x", "refreshSession", "x");
    }

    @Test
    void nothingIsAskedAsAnAccountThatMustNotAsk() {
        XrpcDoor.Said said = door.call(ACME, this::answer, caller -> Optional.empty());

        assertThat(said).isEqualTo(new XrpcDoor.Said.Unasked(new XrpcDoor.Caller("did:plc:acme", "acme.example")));
        assertThat(methods()).containsExactly("createSession");
    }

    @Test
    void anAnswerWithoutASessionLetsNobodyIn() {
        token = "";

        assertThat(call()).isInstanceOf(XrpcDoor.Said.Shut.class);
        assertThat(methods()).containsExactly("createSession");
    }

    @Test
    void nothingThatIsPrintedHoldsAKey() {
        assertThat(ACME.toString()).doesNotContain("a-secret");
        assertThat(call().toString()).doesNotContain("no-jwt", "renew", "a-secret");
    }

    private XrpcDoor.Said call() {
        return door.call(ACME, this::answer, caller -> Optional.of(Request.get(ACME.method("x"))));
    }

    private Answer answer(Request request) {
        asked.add(request);
        String body = "{\"accessJwt\":\"" + token
                + "\",\"refreshJwt\":\"renew\",\"did\":\"did:plc:acme\",\"handle\":\"acme.example\"}";
        boolean session = request.address().getPath().contains(".server.");
        byte[] bytes = (session ? body : "{}").getBytes(StandardCharsets.UTF_8);
        return new Answer.Answered(200, new Headers(Map.of()), bytes, URI.create("https://b.test"));
    }

    private List<String> methods() {
        return asked.stream()
                .map(request -> request.address().getPath().replaceFirst(".*[./]", ""))
                .toList();
    }

    private static String part(String claims) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    }
}
