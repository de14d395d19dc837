package org.earshot.fetch.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;

/**
 * Asks Google's APIs as whoever a key belongs to. The key is exchanged once for an access token that is kept and used until it
 * ends; a token that is refused before its time is exchanged anew, once. What comes back has the status that it means, see
 * {@link GoogleError}.
 */
public final class GoogleSignIn {
    /** Where keys are exchanged. */
    public static final String SERVER = "https://oauth2.googleapis.com";

    private static final Duration USUAL = Duration.ofHours(1);

    private final Sessions sessions;
    private final Clock clock;

    /** Keeps its tokens among the sessions. */
    public GoogleSignIn(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * A key and the door where it is exchanged.
     *
     * @param server base address, {@link #SERVER} but for tests and stand-ins
     */
    public record Pass(GoogleKey key, String server) {
        /** Drops a slash at the end. */
        public Pass {
            server = server.strip().replaceAll("/+$", "");
        }

        private String tokenAddress() {
            return server + "/token";
        }

        /** A key that was replaced is another account: its sessions end with it. */
        private String account() {
            return Sessions.name("google", server, key.holder(), key.secret());
        }
    }

    /** Sends a request as the holder of the key; where the key is not taken, the answer is the one that said so. */
    public Answer fetch(Pass pass, Request request, Fetcher fetcher) {
        Sessions.Opened first = opened(pass, fetcher);
        Answer answer = sent(request, first, fetcher);
        boolean refused = answer instanceof Answer.Answered answered && answered.status() == 401;
        if (!refused || !(first instanceof Sessions.Opened.Open open)) {
            return answer;
        }
        sessions.forget(pass.account(), open.session().token());
        return sent(request, opened(pass, fetcher), fetcher);
    }

    private static Answer sent(Request request, Sessions.Opened opened, Fetcher fetcher) {
        if (opened instanceof Sessions.Opened.Open open) {
            String token = open.session().token();
            return GoogleError.meant(fetcher.fetch(request.header("Authorization", "Bearer " + token)));
        }
        return ((Sessions.Opened.Shut) opened).answer();
    }

    private Sessions.Opened opened(Pass pass, Fetcher fetcher) {
        Instant now = clock.instant();
        return sessions.open(pass.account(), now, former -> exchanged(pass, now, fetcher));
    }

    private static Sessions.Opened exchanged(Pass pass, Instant now, Fetcher fetcher) {
        byte[] form = pass.key().form(now, pass.tokenAddress()).getBytes(StandardCharsets.UTF_8);
        Request request = Request.post(URI.create(pass.tokenAddress()), "application/x-www-form-urlencoded", form);
        Answer answer = GoogleError.meant(fetcher.fetch(request));
        if (!(answer instanceof Answer.Answered answered) || !answered.ok()) {
            return new Sessions.Opened.Shut(answer);
        }
        JsonNode said = answered.json();
        String token = said.path("access_token").asText("");
        return token.isBlank()
                ? new Sessions.Opened.Shut(noToken(answered))
                : new Sessions.Opened.Open(new Sessions.Session(token, null, until(said, now), Map.of()));
    }

    private static Instant until(JsonNode said, Instant now) {
        long seconds = said.path("expires_in").asLong(0);
        Duration good = seconds > 0 && seconds < Duration.ofDays(1).toSeconds() ? Duration.ofSeconds(seconds) : USUAL;
        return now.plus(good);
    }

    private static Answer noToken(Answer.Answered answered) {
        String host = Optional.ofNullable(answered.address().getHost()).orElse("the server");
        return new Answer.Unanswered(
                Answer.Kind.NETWORK, host + " answered something that is not Google's sign-in", Optional.empty());
    }
}
