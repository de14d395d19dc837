package org.earshot.console.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.earshot.admin.Audit;
import org.earshot.admin.TestClock;
import org.earshot.admit.Accounts;
import org.earshot.console.api.TestConsole;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that lies opens nothing; and with a provider, passwords may be for emergencies only. */
class SsoDoorTest {
    private static final String SECRET = "0123456789-0123456789-0123456789-x";
    private static final TestClock CLOCK = new TestClock();
    private static final CrookedProvider PROVIDER = new CrookedProvider();
    private static final TestConsole CONSOLE = TestConsole.start(
            TestDatabase.derby(),
            CLOCK,
            Map.of(
                    "earshot.sso.issuer", PROVIDER.issuer(),
                    "earshot.sso.client-id", "earshot",
                    "earshot.sso.client-secret", SECRET,
                    "earshot.sso.scopes", "openid",
                    "earshot.sso.auto-create", "true",
                    "earshot.sso.password-login", "false",
                    "earshot.sso.break-glass", "ada"));

    @BeforeEach
    void nobodyIsIn() {
        CONSOLE.forget();
        CLOCK.move(Duration.ofMinutes(10));
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
        PROVIDER.close();
    }

    @Test
    void aTrueTokenOpensWithStateNonceAndPkce() {
        Map<String, String> sent = begin();
        assertThat(sent)
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry("code_challenge_method", "S256");
        PROVIDER.sign(PROVIDER.right(sent.get("nonce")).build());

        assertThat(arrive(sent.get("state"))).doesNotContain("/login");

        assertThat(PROVIDER.asked()).contains("code_verifier=");
        assertThat(CONSOLE.send("GET", "/", null, null).body()).isEqualTo("the queue");
        assertThat(CONSOLE.bean(Audit.class).newest(5))
                .extracting(Audit.Entry::who)
                .contains("rita", "single sign-on");
    }

    @Test
    void aTokenThatIsWrongInAnyWayOpensNothing() {
        Map<String, Consumer<String>> lies = new LinkedHashMap<>();
        Instant now = Instant.now();
        lies.put(
                "issuer",
                nonce -> PROVIDER.sign(
                        PROVIDER.right(nonce).issuer("https://evil.example").build()));
        lies.put(
                "audience",
                nonce -> PROVIDER.sign(PROVIDER.right(nonce).audience("another").build()));
        lies.put("expired", nonce -> PROVIDER.sign(expired(nonce, now)));
        lies.put("nonce", nonce -> PROVIDER.sign(PROVIDER.right(nonce + "x").build()));
        lies.put(
                "no nonce",
                nonce ->
                        PROVIDER.sign(PROVIDER.right(nonce).claim("nonce", null).build()));
        lies.put(
                "alg none",
                nonce -> PROVIDER.leaveUnsigned(PROVIDER.right(nonce).build()));
        lies.put(
                "key",
                nonce -> PROVIDER.signWithAnotherKey(PROVIDER.right(nonce).build()));
        lies.put(
                "our secret",
                nonce -> PROVIDER.signWithSecret(PROVIDER.right(nonce).build(), SECRET));
        lies.forEach((lie, telling) -> {
            CONSOLE.forget();
            Map<String, String> sent = begin();
            telling.accept(sent.get("nonce"));

            assertThat(arrive(sent.get("state"))).as(lie).endsWith("/login?sso=failed");
            assertThat(CONSOLE.send("GET", "/", null, null).statusCode())
                    .as(lie)
                    .isEqualTo(302);
        });
    }

    @Test
    void anAnswerWithoutItsStateOrFromAnotherSessionOpensNothing() {
        Map<String, String> sent = begin();
        PROVIDER.sign(PROVIDER.right(sent.get("nonce")).build());

        assertThat(arrive("x" + sent.get("state"))).endsWith("/login?sso=failed");
        CONSOLE.forget();
        assertThat(arrive(sent.get("state"))).endsWith("/login?sso=failed");
        assertThat(CONSOLE.send("GET", "/", null, null).statusCode()).isEqualTo(302);
    }

    @Test
    void whoIsShutOutHereStaysOutWhateverTheProviderSays() {
        Map<String, String> first = begin();
        PROVIDER.sign(PROVIDER.right(first.get("nonce"))
                .subject("s-9")
                .claim("preferred_username", "sven")
                .build());
        arrive(first.get("state"));
        assertThat(CONSOLE.send("GET", "/", null, null).body()).isEqualTo("the queue");
        CONSOLE.bean(Accounts.class).setDisabled("ada", "sven", true);
        assertThat(CONSOLE.send("GET", "/", null, null).statusCode()).isEqualTo(302);

        CONSOLE.forget();
        Map<String, String> second = begin();
        PROVIDER.sign(PROVIDER.right(second.get("nonce")).subject("s-9").build());
        assertThat(arrive(second.get("state"))).endsWith("/login?sso=refused");
        assertThat(CONSOLE.send("GET", "/", null, null).statusCode()).isEqualTo(302);
    }

    @Test
    void passwordsOpenForTheEmergencyUserOnlyAndTheAnswerIsTheSame() {
        assertThat(where(CONSOLE.login("ann", TestConsole.PASSWORD))).endsWith("/login?error");
        assertThat(CONSOLE.send("GET", "/api/v1/cases", "ann", null).statusCode())
                .isEqualTo(401);
        assertThat(where(CONSOLE.login("ada", TestConsole.PASSWORD))).endsWith("/");
        assertThat(CONSOLE.send("GET", "/api/v1/cases", "ada", null).statusCode())
                .isEqualTo(200);
    }

    private static JWTClaimsSet expired(String nonce, Instant now) {
        return PROVIDER.right(nonce)
                .issueTime(Date.from(now.minusSeconds(900)))
                .expirationTime(Date.from(now.minusSeconds(600)))
                .build();
    }

    /** Presses the button; what the browser would bring to the provider. */
    private static Map<String, String> begin() {
        assertThat(where(CONSOLE.send("GET", "/login/sso", null, null))).endsWith("/oauth2/authorization/sso");
        String there = where(CONSOLE.send("GET", "/oauth2/authorization/sso", null, null));
        assertThat(there).startsWith(PROVIDER.issuer() + "/authorize?").doesNotContain(SECRET);
        Map<String, String> sent = new LinkedHashMap<>();
        for (String pair : URI.create(there).getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            sent.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return sent;
    }

    /** Comes back from the provider; where to go on. */
    private static String arrive(String state) {
        String query = "?code=abc&state=" + java.net.URLEncoder.encode(state, StandardCharsets.UTF_8);
        return where(CONSOLE.send("GET", "/login/oauth2/code/sso" + query, null, null));
    }

    private static String where(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none, status " + answer.statusCode());
    }
}
