package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private final Sessions sessions = new Sessions();
    private final List<Optional<String>> openings = new ArrayList<>();

    @Test
    void anAccountSignsInOnceAndAgainOnlyWhenItsSessionEnds() {
        assertThat(open(NOW)).isEqualTo("t1");
        assertThat(open(NOW.plusSeconds(3000))).isEqualTo("t1");
        assertThat(open(NOW.plusSeconds(3590))).isEqualTo("t2");
        assertThat(openings).containsExactly(Optional.empty(), Optional.of("r1"));
        assertThat(sessions.endsAt("acme")).hasValue(NOW.plusSeconds(3590 + 3600));
    }

    @Test
    void aRefusedTokenIsRenewedAtTheNextCallAndANewerOneStays() {
        open(NOW);
        sessions.forget("acme", "t1");
        assertThat(open(NOW)).isEqualTo("t2");
        sessions.forget("acme", "t1");
        assertThat(open(NOW)).isEqualTo("t2");
    }

    @Test
    void whatAPlatformRefusesBeginsFromTheKeysNextTime() {
        open(NOW);
        Answer refused = new Answer.Answered(401, new Headers(Map.of()), new byte[0], URI.create("https://a.example"));
        sessions.open("acme", NOW.plusSeconds(4000), former -> new Sessions.Opened.Shut(refused));
        open(NOW.plusSeconds(4001));

        assertThat(openings).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void namesOfAccountsChangeWithTheirKeysAndTellNone() {
        String name = Sessions.name("reddit", "id", "secret-1");
        assertThat(name).isEqualTo(Sessions.name("reddit", "id", "secret-1")).doesNotContain("secret");
        assertThat(name).isNotEqualTo(Sessions.name("reddit", "id", "secret-2"));
    }

    @Test
    void signedTokensHoldAgainstTheirPublicKeys() throws GeneralSecurityException {
        KeyPairGenerator p256 = KeyPairGenerator.getInstance("EC");
        p256.initialize(256);
        KeyPair ec = p256.generateKeyPair();
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertThat(holds(
                        SignedToken.es256(pem(ec), Map.of("kid", "k"), Map.of("iss", "a")),
                        ec,
                        "SHA256withECDSAinP1363Format"))
                .isTrue();
        assertThat(holds(SignedToken.rs256(pem(rsa), Map.of(), Map.of("iss", "a")), rsa, "SHA256withRSA"))
                .isTrue();
    }

    private static boolean holds(String token, KeyPair keys, String algorithm) throws GeneralSecurityException {
        int dot = token.lastIndexOf('.');
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(keys.getPublic());
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()) + "\\n-----END PRIVATE KEY-----";
    }

    private String open(Instant now) {
        Sessions.Opened opened = sessions.open("acme", now, former -> {
            openings.add(former.map(Sessions.Session::refresh));
            int number = openings.size();
            return new Sessions.Opened.Open(
                    new Sessions.Session("t" + number, "r" + number, now.plusSeconds(3600), Map.of()));
        });
        return ((Sessions.Opened.Open) opened).session().token();
    }
}
