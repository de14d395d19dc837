package org.earshot.fetch.trustpilot;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.SignedCalls;
import org.earshot.fetch.TokenGrant;

/**
 * The way to Trustpilot: with a key alone to what everybody may see, with its secret also to what only the business may see and do. A
 * token that is refused before its time is replaced once.
 */
public final class TrustpilotDoor {
    private static final String SIGN_IN = "/v1/oauth/oauth-business-users-for-applications/accesstoken";

    private final Keys keys;
    private final Sessions sessions;
    private final Fetcher fetcher;
    private final Instant now;

    /** Opens sessions where none is kept. */
    public TrustpilotDoor(Keys keys, Sessions sessions, Fetcher fetcher, Instant now) {
        this.keys = keys;
        this.sessions = sessions;
        this.fetcher = fetcher;
        this.now = now;
    }

    /**
     * Who asks, and whom.
     *
     * @param server where the API is, without a slash at the end
     * @param signIn where one signs in, without a slash at the end
     * @param key the application's key
     * @param secret its secret, empty for reading what everybody may see
     */
    public record Keys(String server, String signIn, String key, Optional<String> secret) {
        /** The server only: the rest is secret. */
        @Override
        public String toString() {
            return "keys for " + server;
        }
    }

    /** True for what only the business may see and do. */
    public boolean isPrivate() {
        return keys.secret().isPresent();
    }

    /** An address below the server's. */
    public URI address(String pathAndQuery) {
        return URI.create(keys.server() + pathAndQuery);
    }

    /** Asks as nobody, with the key alone. */
    public Answer openly(Request request) {
        return fetcher.fetch(request.header("Accept", "application/json").header("apikey", keys.key()));
    }

    /** Asks with all that there is; where signing in fails, its answer is the answer. */
    public Answer ask(Request request) {
        if (!isPrivate()) {
            return openly(request);
        }
        return calls().call(request.header("Accept", "application/json"));
    }

    private SignedCalls calls() {
        String pair = keys.key() + ":" + keys.secret().orElse("");
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        TokenGrant grant = new TokenGrant(
                fetcher,
                URI.create(keys.signIn() + SIGN_IN),
                Map.of("grant_type", "client_credentials"),
                Map.of("Authorization", "Basic " + basic),
                now);
        return new SignedCalls(fetcher, sessions, grant, now);
    }
}
