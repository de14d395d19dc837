package org.earshot.respond;

import java.time.Instant;

/**
 * A mention that only praises: it needs no answer and has no case unless somebody wants to say thanks.
 *
 * @param mentionId our id of what was said
 * @param brand whom it praises
 * @param platform where
 * @param heardAt when Earshot first had it
 */
public record Compliment(long mentionId, String brand, String platform, Instant heardAt) {
    /** Where a page goes on behind it. */
    String cursor() {
        return heardAt.toEpochMilli() + "-" + mentionId;
    }
}
