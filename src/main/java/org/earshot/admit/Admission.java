package org.earshot.admit;

import java.time.Instant;

/**
 * A login that lasts.
 *
 * @param id SHA-256 of the secret that lies in the session; tells nothing
 * @param user whose it is
 * @param way how they came in
 * @param cameAt when
 * @param seenAt when something was last asked, to the minute
 * @param from where from
 */
public record Admission(String id, String user, Way way, Instant cameAt, Instant seenAt, Visitor from) {
    /** Enough of the id to name it in an address. */
    public String handle() {
        return id.substring(0, 16);
    }
}
