package org.earshot.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Signs in with an application's key and secret, without a person (RFC 6749 section 4.4). */
public final class ClientCredentials implements Sessions.Opening {
    /** For a server that does not say how long its token is good. */
    private static final Duration USUAL = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final String basic;
    private final Fetcher fetcher;
    private final Instant now;

    /** Asks at this address; the key and the secret go into the header. */
    public ClientCredentials(URI address, String key, String secret, Fetcher fetcher, Instant now) {
        this.address = address;
        this.basic = Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
        this.fetcher = fetcher;
        this.now = now;
    }

    @Override
    public Sessions.Opened open(Optional<Sessions.Session> former) {
        byte[] form = "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8);
        Answer answer = fetcher.fetch(Request.post(address, "application/x-www-form-urlencoded", form)
                .header("Accept", "application/json")
                .header("Authorization", "Basic " + basic));
        Optional<Sessions.Session> session = answer instanceof Answer.Answered answered && answered.ok()
                ? session(answered.text())
                : Optional.empty();
        return session.<Sessions.Opened>map(Sessions.Opened.Open::new)
                .orElseGet(() -> new Sessions.Opened.Shut(answer));
    }

    private Optional<Sessions.Session> session(String text) {
        try {
            JsonNode said = JSON.readTree(text);
            String token = said.path("access_token").asText("");
            long seconds = said.path("expires_in").asLong(USUAL.toSeconds());
            long good = seconds <= 0 ? USUAL.toSeconds() : Math.min(seconds, LONGEST.toSeconds());
            return token.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Sessions.Session(token, null, now.plusSeconds(good), Map.of()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
