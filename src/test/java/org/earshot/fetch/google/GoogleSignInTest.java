package org.earshot.fetch.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GoogleSignInTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String EMAIL = "earshot@acme.example";
    private final StandIn google = StandIn.start();
    private final Sessions sessions = new Sessions();
    private final GoogleSignIn signIn = new GoogleSignIn(sessions, Clock.fixed(NOW, ZoneOffset.UTC));
    private final GoogleKey account =
            GoogleKey.ServiceAccount.of(TestGoogleKey.file(EMAIL), "scope/x").orElseThrow();
    private final GoogleKey consent = new GoogleKey.Refresh("client", "s3cret", "t0ken");

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void aServiceAccountSignsWhoItIsAndSignsInOnceForManyRequests() throws Exception {
        google.answer("/token", token("one"));
        google.answer("/reviews", Served.json("{}"));

        ask(account);
        ask(account);

        assertThat(google.heard("/token")).hasSize(1);
        assertThat(google.heard("/reviews"))
                .extracting(heard -> heard.header("Authorization").orElse(""))
                .containsExactly("Bearer one", "Bearer one");
        String form = URLDecoder.decode(google.heard("/token").get(0).text(), StandardCharsets.UTF_8);
        String[] jwt = form.substring(form.indexOf("assertion=") + 10).split("\\.");
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt[1]));
        assertThat(claims.path("iss").asText()).isEqualTo(EMAIL);
        assertThat(claims.path("aud").asText()).isEqualTo(google.base() + "/token");
        assertThat(claims.path("scope").asText()).isEqualTo("scope/x");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                .isEqualTo(Duration.ofHours(1).toSeconds());
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(TestGoogleKey.keys().getPublic());
        check.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    }

    @Test
    void aTokenThatIsRefusedBeforeItsTimeIsExchangedAnewOnce() {
        google.answer("/token", token("old"), token("new"));
        google.answer(
                "/reviews",
                (StandIn.Heard heard) ->
                        heard.header("Authorization").orElse("").endsWith("new")
                                ? Served.json("{}")
                                : Served.of(401, "{}"));

        assertThat(status(ask(consent))).isEqualTo(200);
        assertThat(google.heard("/reviews")).hasSize(2);
        google.answer("/reviews", Served.of(401, "{}"));
        assertThat(status(ask(consent))).isEqualTo(401);
        assertThat(google.heard("/token")).hasSize(3);
    }

    @Test
    void aConsentThatWasWithdrawnIsAKeyThatIsNotTaken() {
        google.answer(
                "/token",
                Served.of(
                        400,
                        "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been expired or revoked.\"}"));

        assertThat(status(ask(consent))).isEqualTo(401);
        assertThat(google.heard("/token").get(0).text())
                .isEqualTo("grant_type=refresh_token&client_id=client&client_secret=s3cret&refresh_token=t0ken");
        assertThat(google.heard("/reviews")).isEmpty();
    }

    @Test
    void aPageForPeopleInPlaceOfATokenIsNoToken() {
        google.answer("/token", Served.text("<html>back soon</html>"));

        assertThat(ask(consent))
                .isInstanceOfSatisfying(
                        Answer.Unanswered.class, none -> assertThat(none.why()).contains("127.0.0.1", "sign-in"));
    }

    @Test
    void aNewKeySignsInAnew() {
        google.answer("/token", token("one"));
        google.answer("/reviews", Served.json("{}"));

        ask(consent);
        ask(new GoogleKey.Refresh("client", "s3cret", "another"));

        assertThat(google.heard("/token")).hasSize(2);
    }

    @Test
    void errorsHaveTheStatusThatTheyMean() {
        google.answer("/token", token("one"));
        google.answer(
                "/reviews",
                Served.of(403, "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"rateLimitExceeded\"}]}}"),
                Served.of(
                        403,
                        "{\"error\":{\"status\":\"PERMISSION_DENIED\",\"details\":[{\"reason\":\"RATE_LIMIT_EXCEEDED\"}]}}"),
                Served.of(403, "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\"}}"),
                Served.json("{\"error\":{\"code\":503,\"message\":\"later\"}}"),
                Served.json("{\"error\":{\"code\":403,\"status\":\"RESOURCE_EXHAUSTED\"}}"),
                Served.json("{\"error\":\"who knows\"}"),
                Served.of(502, "<html>"));

        assertThat(java.util.stream.Stream.generate(() -> status(ask(consent))).limit(7))
                .containsExactly(429, 429, 403, 503, 429, 400, 502);
    }

    @Test
    void aKeyFileIsTakenAsItIsOrInBase64AndAnythingElseIsNone() {
        String file = TestGoogleKey.file(EMAIL);
        String packed = Base64.getMimeEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8));

        assertThat(GoogleKey.ServiceAccount.of(packed, "s")).isPresent();
        assertThat(GoogleKey.ServiceAccount.of(file, "s").orElseThrow()).hasToString(EMAIL);
        for (String wrong : new String[] {
            "",
            "{}",
            "{",
            "null",
            "a word",
            "%%%",
            file.replace("BEGIN PRIVATE KEY-----\\n", "BEGIN PRIVATE KEY-----\\nxx")
        }) {
            assertThat(GoogleKey.ServiceAccount.of(wrong, "s")).as(wrong).isEmpty();
        }
    }

    private Answer ask(GoogleKey key) {
        GoogleSignIn.Pass pass = new GoogleSignIn.Pass(key, google.base() + "/");
        return signIn.fetch(pass, Request.get(google.address("/reviews")), google.fetcher());
    }

    private static int status(Answer answer) {
        return ((Answer.Answered) answer).status();
    }

    private static Served token(String name) {
        return Served.json("{\"access_token\":\"" + name + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
    }
}
