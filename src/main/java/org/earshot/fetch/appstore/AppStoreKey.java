package org.earshot.fetch.appstore;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.SignedToken;

/** The key of an App Store Connect team or of one of its members, and the tokens that are signed with it. */
public final class AppStoreKey {
    /** Apple takes no token that is good for more than twenty minutes. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    /** Our clock may be ahead of theirs; a token from the future is refused. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final String issuer;
    private final String id;
    private final String pem;
    private final Sessions sessions;

    /**
     * Names a key.
     *
     * @param issuer the issuer id of a team's key, empty for the key of one person
     * @param id the key's id
     * @param pem the text of its .p8 file
     * @param sessions where its tokens are kept while they are good
     */
    public AppStoreKey(Optional<String> issuer, String id, String pem, Sessions sessions) {
        this.issuer = issuer.orElse("").strip();
        this.id = id.strip();
        this.pem = pem;
        this.sessions = sessions;
    }

    /** A token that is still good, or a new one; empty where the text is no private key. */
    public Optional<String> token(Instant now) {
        try {
            return sessions.open(name(), now, former -> signed(now)) instanceof Sessions.Opened.Open open
                    ? Optional.of(open.session().token())
                    : Optional.empty();
        } catch (NoKey e) {
            return Optional.empty();
        }
    }

    /** Lets the next request be signed anew. */
    public void refused(String token) {
        sessions.forget(name(), token);
    }

    private String name() {
        return Sessions.name("app-store", issuer, id, pem);
    }

    private Sessions.Opened signed(Instant now) {
        Instant until = now.plus(GOOD_FOR);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(issuer.isEmpty() ? "sub" : "iss", issuer.isEmpty() ? "user" : issuer);
        claims.put("iat", now.minus(CLOCKS_APART).getEpochSecond());
        claims.put("exp", until.getEpochSecond());
        claims.put("aud", "appstoreconnect-v1");
        try {
            String token = SignedToken.es256(pem, Map.of("kid", id), claims);
            return new Sessions.Opened.Open(new Sessions.Session(token, null, until, Map.of()));
        } catch (GeneralSecurityException e) {
            throw new NoKey(e);
        }
    }

    /** What was given is no private key. */
    private static final class NoKey extends RuntimeException {
        NoKey(GeneralSecurityException cause) {
            super("not a private key", cause);
        }
    }
}
