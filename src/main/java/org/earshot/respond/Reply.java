package org.earshot.respond;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What staff say back.
 *
 * @param id our id
 * @param caseId the case
 * @param mentionId the mention that it answers
 * @param source the source whose account speaks
 * @param author the user who wrote it
 * @param text as written
 * @param idempotencyKey the same for every attempt, so that a retry cannot double it
 * @param state how far it has come
 * @param createdAt when it was written, or let go after it was held: what the case held by then is answered by it
 * @param attempts how often sending was tried
 * @param sentAt when it was on the platform, null before
 * @param externalId what the platform calls it, null before
 * @param url where people see it, null before
 * @param trouble the last error in words, null while all is well
 */
public record Reply(
        long id,
        long caseId,
        long mentionId,
        String source,
        String author,
        String text,
        String idempotencyKey,
        State state,
        Instant createdAt,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable String externalId,
        @Nullable String url,
        @Nullable String trouble) {
    /** How far a reply has come. */
    public enum State {
        PENDING,
        SENT,
        FAILED,
        /** Something must be decided before it goes; it is nowhere yet. */
        HELD,
        /** It was taken back and never went out. */
        UNDONE
    }
}
