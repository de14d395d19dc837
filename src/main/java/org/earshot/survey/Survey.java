package org.earshot.survey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A survey of a case.
 *
 * @param caseId the case
 * @param brand its brand
 * @param language that the customer is spoken to in
 * @param nps true where it asks whether they would recommend the brand
 * @param sentAt when it was written into the outbox
 * @param expiresAt until when it may be answered
 * @param answer what the customer said, null before
 */
public record Survey(
        long caseId,
        String brand,
        String language,
        boolean nps,
        Instant sentAt,
        Instant expiresAt,
        @Nullable Answer answer) {
    /**
     * What a customer said.
     *
     * @param csat 1, very unsatisfied, to 5, very satisfied
     * @param nps 0 to 10, null where they did not say
     * @param comment in their words, null for none
     * @param at when they first said it
     */
    public record Answer(
            int csat, @Nullable Integer nps, @Nullable String comment, Instant at) {}
}
