package org.earshot.review;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case that was drawn.
 *
 * @param agent who closed it
 * @param week the Monday of the week in which they did
 * @param given what a colleague thinks, null while nobody has looked
 * @param acknowledgedAt when the agent had read that, null while they have not
 */
public record Review(
        long id,
        long caseId,
        String agent,
        LocalDate week,
        @Nullable Given given,
        @Nullable Instant acknowledgedAt) {
    /** A score with who gave it, and when. */
    public record Given(String by, Instant at, Score score) {}
}
