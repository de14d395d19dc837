package org.earshot.measure;

import java.time.Instant;
import org.earshot.respond.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say of one case.
 *
 * @param id the case
 * @param version grows with every change of it
 * @param changedAt when it was changed last
 * @param brand the brand's id
 * @param platform where it happens
 * @param state what it waits for
 * @param openedAt when its first mention was queued
 * @param answeredAt when the first answer was on the platform, null for none
 * @param doneAt when it was done last, null where it is not
 * @param mentions how many it holds
 * @param urgencyRank of the gravest of them, answered or not
 * @param first the mention that was heard first
 * @param heardAt when that was heard
 * @param postedAt when that was posted, as far as the platform tells; never after it was heard
 * @param language what the platform says of its language
 */
record CaseFacts(
        long id,
        int version,
        Instant changedAt,
        String brand,
        String platform,
        CaseState state,
        Instant openedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant doneAt,
        int mentions,
        int urgencyRank,
        long first,
        Instant heardAt,
        Instant postedAt,
        @Nullable String language) {
    /** The same with what its mentions say. */
    CaseFacts with(Said said) {
        return new CaseFacts(
                id,
                version,
                changedAt,
                brand,
                platform,
                state,
                openedAt,
                answeredAt,
                doneAt,
                mentions,
                Math.min(urgencyRank, said.urgencyRank()),
                said.mention(),
                said.heardAt(),
                said.postedAt(),
                said.language());
    }

    /** One of a case's mentions. */
    record Said(
            long mention,
            int urgencyRank,
            Instant heardAt,
            Instant postedAt,
            @Nullable String language) {
        /** The first of two, as grave as the graver one. */
        Said and(Said other) {
            boolean before = heardAt.equals(other.heardAt) ? mention < other.mention : heardAt.isBefore(other.heardAt);
            Said first = before ? this : other;
            int rank = Math.min(urgencyRank, other.urgencyRank);
            return new Said(first.mention, rank, first.heardAt, first.postedAt, first.language);
        }
    }

    /** What its row says about its end. */
    CaseLife.Row row() {
        return new CaseLife.Row(openedAt, state, doneAt);
    }
}
