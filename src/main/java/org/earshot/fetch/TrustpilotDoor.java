package org.earshot.fetch;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

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
        Sessions.Opened opened = signIn();
        if (!(opened instanceof Sessions.Opened.Open open)) {
            return ((Sessions.Opened.Shut) opened).answer();
        }
        Answer answer = signed(request, open.session());
        boolean refused = answer instanceof Answer.Answered answered && answered.status() == 401;
        if (!refused) {
            return answer;
        }
        sessions.forget(name(), open.session().token());
        return signIn() instanceof Sessions.Opened.Open again
                        && !again.session().equals(open.session())
                ? signed(request, again.session())
                : answer;
    }

    private Answer signed(Request request, Sessions.Session session) {
        return fetcher.fetch(
                request.header("Accept", "application/json").header("Authorization", "Bearer " + session.token()));
    }

    private Sessions.Opened signIn() {
        URI address = URI.create(keys.signIn() + SIGN_IN);
        String secret = keys.secret().orElse("");
        return sessions.open(name(), now, new ClientCredentials(address, keys.key(), secret, fetcher, now));
    }

    private String name() {
        return Sessions.name(
                "trustpilot", keys.signIn(), keys.key(), keys.secret().orElse(""));
    }
}
