package org.earshot.fetch.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.SignedToken;
import org.jspecify.annotations.Nullable;

/** What opens Google's APIs: the key of a service account, or the refresh token of a person who agreed. */
public sealed interface GoogleKey {
    /** Whose key it is, so that one session serves all who use it; holds no secret. */
    String holder();

    /** What tells this key from another one of the same holder; secret. */
    String secret();

    /**
     * The form that is exchanged for an access token.
     *
     * @param now the present
     * @param tokenAddress where it will be sent
     */
    String form(Instant now, String tokenAddress);

    /**
     * A service account (RFC 7523, section 2.1).
     *
     * @param email who it is, as people see it
     * @param keyId which of its keys this is, null where its file does not say
     * @param pem the private key
     * @param scope what it asks for
     */
    record ServiceAccount(String email, @Nullable String keyId, String pem, String scope) implements GoogleKey {
        /** Google takes no longer ones. */
        private static final Duration GOOD_FOR = Duration.ofHours(1);

        /** The key file as Google hands it out: JSON, or that JSON in Base64 so that it fits on one line; nothing for anything else. */
        public static Optional<ServiceAccount> of(String file, String scope) {
            String text = file.strip();
            try {
                String json = text.startsWith("{")
                        ? text
                        : new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
                JsonNode node = new ObjectMapper().readTree(json);
                String email = node.path("client_email").asText("");
                String pem = node.path("private_key").asText("");
                String keyId = node.path("private_key_id").asText("");
                boolean whole = !email.isBlank() && pem.contains("PRIVATE KEY");
                return whole && signs(pem)
                        ? Optional.of(new ServiceAccount(email, keyId.isBlank() ? null : keyId, pem, scope))
                        : Optional.empty();
            } catch (JsonProcessingException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static boolean signs(String pem) {
            try {
                return !SignedToken.rs256(pem, Map.of(), Map.of()).isEmpty();
            } catch (GeneralSecurityException e) {
                return false;
            }
        }

        @Override
        public String holder() {
            return email + " " + scope;
        }

        @Override
        public String secret() {
            return pem;
        }

        @Override
        public String form(Instant now, String tokenAddress) {
            Map<String, Object> claims = Map.of(
                    "iss", email,
                    "scope", scope,
                    "aud", tokenAddress,
                    "iat", now.getEpochSecond(),
                    "exp", now.plus(GOOD_FOR).getEpochSecond());
            Map<String, Object> header = keyId == null ? Map.of() : Map.of("kid", keyId);
            try {
                return "grant_type=" + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion="
                        + encoded(SignedToken.rs256(pem, header, claims));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a key that signed once signs no more", e);
            }
        }

        /** Its name only. */
        @Override
        public String toString() {
            return email;
        }
    }

    /**
     * A person's consent (RFC 6749, section 6).
     *
     * @param clientId the app that the person agreed with
     * @param clientSecret the app's own secret
     * @param token the refresh token, which Google does not change when it is used
     */
    record Refresh(String clientId, String clientSecret, String token) implements GoogleKey {
        @Override
        public String holder() {
            return clientId;
        }

        @Override
        public String secret() {
            return clientSecret + " " + token;
        }

        @Override
        public String form(Instant now, String tokenAddress) {
            return "grant_type=refresh_token&client_id=" + encoded(clientId) + "&client_secret=" + encoded(clientSecret)
                    + "&refresh_token=" + encoded(token);
        }

        /** The app only. */
        @Override
        public String toString() {
            return clientId;
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
