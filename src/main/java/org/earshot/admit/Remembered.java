package org.earshot.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Passwords that were right a moment ago, so that a script that sends HTTP Basic with every request does not cost a
 * slow hash each time. Only right ones come in, at most 200, for 60 s, as a SHA-256 over a salt that lives and dies with this
 * process; a fast digest does here, because whoever reads this memory reads the passwords of the requests beside it. An entry counts
 * only while the stored hash is the one it was compared with, so a changed password ends it at once, wherever it was changed.
 */
final class Remembered {
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int MOST = 200;

    private final String salt = Unguessable.text(32);
    private final Clock clock;
    private final Map<String, Verified> entries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > MOST;
        }
    };

    Remembered(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean holds(UserTable.Row row, String password) {
        Verified entry = entries.get(row.user().name());
        if (entry == null) {
            return false;
        }
        Instant now = clock.instant();
        if (now.isBefore(entry.since())
                || now.isAfter(entry.since().plus(LIFE))
                || !entry.hash().equals(row.hash())) {
            entries.remove(row.user().name());
            return false;
        }
        return Digests.same(entry.digest(), digest(password));
    }

    synchronized void add(UserTable.Row row, String password) {
        entries.remove(row.user().name());
        entries.put(row.user().name(), new Verified(digest(password), row.hash(), clock.instant()));
    }

    private String digest(String password) {
        return Digests.sha256(salt + password);
    }

    private record Verified(String digest, String hash, Instant since) {}
}
