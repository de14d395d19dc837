package org.earshot.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to staff about a case; a row of the outbox.
 *
 * @param id our id
 * @param alertId what the receiver knows it by, the same for every attempt
 * @param caseId the case
 * @param recipient the recipient's name
 * @param channel by which channel it goes
 * @param reason why it is sent, once for each case and recipient, such as {@code case.escalated.critical}
 * @param document the message as JSON, made when it was decided on
 * @param state how far it has come
 * @param createdAt when it was decided on
 * @param nextAt when it is tried next; has no meaning once it is sent or dead
 * @param attempts how often it was tried
 * @param sentAt when it was delivered, null before
 * @param trouble the last error in words, null while all is well
 */
public record Alert(
        long id,
        String alertId,
        long caseId,
        String recipient,
        String channel,
        String reason,
        String document,
        State state,
        Instant createdAt,
        Instant nextAt,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable String trouble) {
    /** How far an alert has come. */
    public enum State {
        /** Waits for its next attempt. */
        PENDING,
        /** Delivered. */
        SENT,
        /** Given up; waits for a person. */
        DEAD
    }

    /** The same, one attempt further. */
    Alert leased() {
        return new Alert(
                id,
                alertId,
                caseId,
                recipient,
                channel,
                reason,
                document,
                state,
                createdAt,
                nextAt,
                attempts + 1,
                sentAt,
                trouble);
    }

    /** Its id, case and recipient: the document holds what people said. */
    @Override
    public String toString() {
        return "alert " + alertId + " about case " + caseId + " to " + recipient + " by " + channel;
    }
}
