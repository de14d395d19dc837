package org.earshot.listen.email;

import java.time.Instant;

/**
 * The beginning of a message as the server keeps it.
 *
 * @param uid its number in its folder
 * @param receivedAt when the server took it
 * @param size of the whole, in bytes
 * @param head its first bytes; all of them for most messages, none where the server does not give them out
 * @param more text that stands behind a large part, empty for none
 */
record Letter(long uid, Instant receivedAt, long size, byte[] head, String more) {
    boolean isCut() {
        return size > head.length;
    }

    Letter with(String text) {
        return new Letter(uid, receivedAt, size, head, text);
    }
}
