package org.earshot.fetch.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.Validators;

/**
 * AT Protocol (XRPC) for an account. It signs in once and renews the session from then on, because a server allows an account few
 * logins a day; a token that ended early is renewed and the request made once more.
 */
public final class XrpcDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    /** The errors of status 400 that say that the token, not the request, is at fault. */
    private static final Set<String> TOKEN_AT_FAULT = Set.of("ExpiredToken", "InvalidToken");

    private final Sessions sessions;
    private final Clock clock;

    /** Keeps its sessions among the others. */
    public XrpcDoor(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * An account on a server.
     *
     * @param server the base address, without a slash at the end
     * @param identifier its handle, DID or e-mail address
     * @param password an app password
     */
    public record Account(String server, String identifier, String password) {
        /** The address of a method, with its query if it has one. */
        public URI method(String nameAndQuery) {
            return URI.create(server + "/xrpc/" + nameAndQuery);
        }

        private String key() {
            return Sessions.name("bluesky", server, identifier, password);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return identifier + " on " + server;
        }
    }

    /** Makes the request that the session then signs; it may name the account that is signed in. */
    @FunctionalInterface
    public interface Call {
        /** Makes the request, without a token; empty where nothing may be asked as this account. */
        Optional<Request> by(Caller caller);
    }

    /**
     * Who is signed in.
     *
     * @param did the account, for good
     * @param handle its name at present
     */
    public record Caller(String did, String handle) {
        /** True where an admin means this account, by its DID or by its handle. */
        public boolean is(String name) {
            return did.equals(name) || handle.equalsIgnoreCase(name);
        }
    }

    /** What came of a call. */
    public sealed interface Said {
        /** The method's answer, whatever it is. */
        record Told(Caller caller, Answer answer) implements Said {}

        /** Nothing was asked, because it may not be as this account. */
        record Unasked(Caller caller) implements Said {}

        /** Nobody could be signed in; the answer says why, also one of status 200 that holds no session. */
        record Shut(Answer answer) implements Said {}
    }

    /** Calls a method as an account. */
    public Said call(Account account, Fetcher fetcher, Call call) {
        Said said = once(account, fetcher, call);
        return said instanceof Said.Told told && tokenAtFault(told.answer()) ? once(account, fetcher, call) : said;
    }

    private Said once(Account account, Fetcher fetcher, Call call) {
        Sessions.Opened opened = sessions.open(
                account.key(),
                clock.instant(),
                former -> former.flatMap(old -> renewed(account, old, fetcher))
                        .orElseGet(() -> signedIn(account, fetcher)));
        if (opened instanceof Sessions.Opened.Shut shut) {
            return new Said.Shut(shut.answer());
        }
        Sessions.Session session = ((Sessions.Opened.Open) opened).session();
        Caller caller = new Caller(
                session.facts().getOrDefault("did", ""), session.facts().getOrDefault("handle", ""));
        Optional<Request> request = call.by(caller);
        if (request.isEmpty()) {
            return new Said.Unasked(caller);
        }
        Answer answer = fetcher.fetch(request.get().header("Authorization", "Bearer " + session.token()));
        if (tokenAtFault(answer)) {
            sessions.forget(account.key(), session.token());
        }
        return new Said.Told(caller, answer);
    }

    /** True for an answer that refuses the token. */
    public static boolean tokenAtFault(Answer answer) {
        return answer instanceof Answer.Answered answered
                && (answered.status() == 401 || (answered.status() == 400 && TOKEN_AT_FAULT.contains(error(answered))));
    }

    /** True for an answer that refuses what was asked for, whoever asks. */
    public static boolean requestAtFault(Answer answer) {
        return answer instanceof Answer.Answered answered && answered.status() == 400 && !tokenAtFault(answer);
    }

    /** The name of the error in an answer, empty where it names none. */
    public static String error(Answer.Answered answered) {
        return answered.json().path("error").asText("");
    }

    /** Empty where the refresh token is not taken any more, so that the password is needed. */
    private Optional<Sessions.Opened> renewed(Account account, Sessions.Session former, Fetcher fetcher) {
        if (former.refresh() == null) {
            return Optional.empty();
        }
        // The method takes no body, and servers refuse a media type for none.
        Request request = new Request(
                "POST",
                account.method("com.atproto.server.refreshSession"),
                Map.of("Authorization", "Bearer " + former.refresh()),
                null,
                false,
                Validators.NONE);
        Answer answer = fetcher.fetch(request);
        boolean ended =
                answer instanceof Answer.Answered answered && (answered.status() == 400 || answered.status() == 401);
        return ended ? Optional.empty() : Optional.of(opened(answer));
    }

    private Sessions.Opened signedIn(Account account, Fetcher fetcher) {
        byte[] body = JSON.createObjectNode()
                .put("identifier", account.identifier())
                .put("password", account.password())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        URI method = account.method("com.atproto.server.createSession");
        return opened(fetcher.fetch(Request.post(method, "application/json", body)));
    }

    private Sessions.Opened opened(Answer answer) {
        if (!(answer instanceof Answer.Answered answered) || !answered.ok()) {
            return new Sessions.Opened.Shut(answer);
        }
        JsonNode session = answered.json();
        String token = session.path("accessJwt").asText("");
        String did = session.path("did").asText("");
        if (token.isBlank() || did.isBlank()) {
            return new Sessions.Opened.Shut(answer);
        }
        String refresh = session.path("refreshJwt").asText("");
        Map<String, String> facts =
                Map.of("did", did, "handle", session.path("handle").asText(did));
        return new Sessions.Opened.Open(
                new Sessions.Session(token, refresh.isBlank() ? null : refresh, until(token), facts));
    }

    /** By our clock: the server's may differ, how long a token lives does not. */
    private Instant until(String token) {
        String[] parts = token.split("\\.", -1);
        JsonNode claims = parts.length == 3 ? claims(parts[1]) : MissingNode.getInstance();
        long life = claims.path("exp").asLong() - claims.path("iat").asLong();
        boolean told = claims.path("exp").isNumber() && claims.path("iat").isNumber() && life > 0;
        return clock.instant().plus(told ? Duration.ofSeconds(Math.min(life, 86_400)) : USUAL_LIFE);
    }

    private static JsonNode claims(String part) {
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(part));
            return claims == null ? MissingNode.getInstance() : claims;
        } catch (IOException | IllegalArgumentException e) {
            return MissingNode.getInstance(); // a token need not be a JWT; then the usual life counts
        }
    }
}
