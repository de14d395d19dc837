package org.earshot.listen.appstore;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.SignedToken;
import org.earshot.mention.Source;

/**
 * The key of an App Store Connect team or of one of its members, and the tokens that are signed with it.
 *
 * @param source which holds it
 */
record ConnectKey(Source source) {
    /** Apple takes no token that is good for more than twenty minutes. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    /** Our clock may be ahead of theirs; a token from the future is refused. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    /** A token that is still good, or a new one; empty where the key is none. */
    Optional<String> token(Sessions sessions, Instant now) {
        try {
            return sessions.open(name(), now, former -> signed(now)) instanceof Sessions.Opened.Open open
                    ? Optional.of(open.session().token())
                    : Optional.empty();
        } catch (Unusable e) {
            return Optional.empty();
        }
    }

    /** Lets the next request be signed anew. */
    void refused(Sessions sessions, String token) {
        sessions.forget(name(), token);
    }

    private String name() {
        return Sessions.name("app-store", issuer(), source.need("key-id"), source.need("key"));
    }

    private String issuer() {
        return source.parameter("issuer").orElse("");
    }

    private Sessions.Opened signed(Instant now) {
        Instant until = now.plus(GOOD_FOR);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(issuer().isEmpty() ? "sub" : "iss", issuer().isEmpty() ? "user" : issuer().strip());
        claims.put("iat", now.minus(CLOCKS_APART).getEpochSecond());
        claims.put("exp", until.getEpochSecond());
        claims.put("aud", "appstoreconnect-v1");
        try {
            String token = SignedToken.es256(source.need("key"), Map.of("kid", source.need("key-id").strip()), claims);
            return new Sessions.Opened.Open(new Sessions.Session(token, null, until, Map.of()));
        } catch (GeneralSecurityException e) {
            throw new Unusable(e);
        }
    }

    /** What stands in the parameter is no private key. */
    private static final class Unusable extends RuntimeException {
        Unusable(GeneralSecurityException cause) {
            super("not a private key", cause);
        }
    }
}
