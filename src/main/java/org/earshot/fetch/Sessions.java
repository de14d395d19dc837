package org.earshot.fetch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what platforms gave for signing in, so that nobody signs in for every request: platforms count logins, and lock accounts that
 * log in too often. Held in memory only; after a restart every account signs in once.
 */
@Component
public final class Sessions {
    /** A session that ends sooner than this is renewed before it is used. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    /**
     * The session of an account, opened or renewed where that is needed; one at a time for each account.
     *
     * @param account names the account and its keys without holding them, such as a {@link #name}
     * @param now the present
     * @param opening signs in
     */
    public Opened open(String account, Instant now, Opening opening) {
        return slots.computeIfAbsent(account, key -> new Slot()).open(now, opening);
    }

    /** Drops a session whose token was refused, so that the next call renews it; a newer one stays. */
    public void forget(String account, String token) {
        Optional.ofNullable(slots.get(account)).ifPresent(slot -> slot.forget(token));
    }

    /** When the session of an account ends, as far as the platform said; empty where there is none. */
    public Optional<Instant> endsAt(String account) {
        return Optional.ofNullable(slots.get(account)).flatMap(Slot::endsAt);
    }

    /** A name for an account that changes with its keys and reveals none of them. */
    public static String name(String platform, String... keys) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", keys).getBytes(StandardCharsets.UTF_8));
            return platform + " " + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One account. */
    private static final class Slot {
        private @Nullable Session session;
        private boolean refused;

        synchronized Opened open(Instant now, Opening opening) {
            Session former = session;
            if (former != null && !refused && now.isBefore(former.until().minus(MARGIN))) {
                return new Opened.Open(former);
            }
            Opened opened = opening.open(Optional.ofNullable(former));
            if (opened instanceof Opened.Open open) {
                session = open.session();
                refused = false;
            } else if (opened instanceof Opened.Shut shut && shut.forGood()) {
                session = null;
            }
            return opened;
        }

        synchronized void forget(String token) {
            refused |= session != null && session.token().equals(token);
        }

        synchronized Optional<Instant> endsAt() {
            return Optional.ofNullable(session).map(Session::until);
        }
    }

    /**
     * What a platform gave.
     *
     * @param token what requests carry
     * @param refresh what renews it, null for none
     * @param until when it ends
     * @param facts what else came with it, such as the account's id
     */
    public record Session(String token, @Nullable String refresh, Instant until, Map<String, String> facts) {
        /** Copies the facts. */
        public Session {
            facts = Map.copyOf(facts);
        }

        /** Its end only: the rest is secret. */
        @Override
        public String toString() {
            return "session until " + until;
        }
    }

    /** Signs in. */
    public interface Opening {
        /**
         * Renews a session or opens a new one.
         *
         * @param former the one that ended or was refused, empty at the first time
         */
        Opened open(Optional<Session> former);
    }

    /** What came of signing in. */
    public sealed interface Opened {
        /** It worked. */
        record Open(Session session) implements Opened {}

        /** It did not; the answer says why. */
        record Shut(Answer answer) implements Opened {
            /** True where the platform refused what we have, so that the next try must begin from the keys. */
            boolean forGood() {
                return answer instanceof Answer.Answered answered
                        && (answered.status() == 400 || answered.status() == 401 || answered.status() == 403);
            }
        }
    }
}
