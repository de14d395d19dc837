package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HubSignatureTest {
    private static final Optional<String> TOKEN = Optional.of("a-verify-token");

    private static Delivery get(String method, Map<String, String> query) {
        Map<String, List<String>> lists = new HashMap<>();
        query.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Delivery(method, "https://x.example/hooks/y", Map.of(), lists, new byte[0], Instant.EPOCH);
    }

    private static Map<String, String> asked(String mode, String token, String challenge) {
        return Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", challenge);
    }

    private static Received settle(Delivery delivery, Optional<String> token) {
        return HubSignature.settle(delivery, "secret", token).orElseThrow();
    }

    @Test
    void onlyTheRightTokenIsAnsweredWithTheChallenge() {
        assertThat(settle(get("GET", asked("subscribe", "a-verify-token", "42")), TOKEN))
                .isEqualTo(new Received.Challenge("42"));
        assertThat(settle(get("GET", asked("subscribe", "another", "42")), TOKEN))
                .isInstanceOf(Received.Unsigned.class);
        assertThat(settle(get("GET", asked("subscribe", "", "42")), Optional.empty()))
                .as("without a token configured")
                .isInstanceOf(Received.Unsigned.class);
    }

    @Test
    void aGetWithoutAChallengeOrWithAPageInItIsNotEchoed() {
        assertThat(settle(get("GET", Map.of()), TOKEN)).isInstanceOf(Received.Malformed.class);
        assertThat(settle(get("GET", asked("unsubscribe", "a-verify-token", "42")), TOKEN))
                .isInstanceOf(Received.Malformed.class);
        assertThat(settle(get("HEAD", asked("subscribe", "a-verify-token", "42")), TOKEN))
                .isInstanceOf(Received.Malformed.class);
        for (String challenge : List.of("<script>alert(1)</script>", "a b", "", "x".repeat(201))) {
            assertThat(settle(get("GET", asked("subscribe", "a-verify-token", challenge)), TOKEN))
                    .isInstanceOf(Received.Malformed.class);
        }
    }

    @Test
    void aPostIsReadOnOnlyWhereItIsSignedWhateverTheCaseOfItsLetters() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(HookSignature.sha256("secret".getBytes(StandardCharsets.UTF_8), body));

        assertThat(posted("sha256=" + hex, body)).isEmpty();
        assertThat(posted("sha256=" + hex.toUpperCase(java.util.Locale.ROOT), body))
                .isEmpty();
        for (String value :
                List.of("", hex, "sha1=" + hex, "sha256=", "sha256=" + hex + "00", "sha256=" + "g".repeat(64))) {
            assertThat(posted(value, body)).containsInstanceOf(Received.Unsigned.class);
        }
    }

    private static Optional<Received> posted(String signature, byte[] body) {
        Map<String, List<String>> headers = Map.of("x-hub-signature-256", List.of(signature));
        return HubSignature.settle(
                new Delivery("POST", "https://x.example/", headers, Map.of(), body, Instant.EPOCH), "secret", TOKEN);
    }
}
