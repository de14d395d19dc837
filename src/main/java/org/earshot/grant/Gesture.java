package org.earshot.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger; never changed, never removed.
 *
 * @param id grows with time
 * @param caseId the case
 * @param brand its brand
 * @param person whose gesture it is
 * @param kind of goodwill
 * @param amount below zero where it is taken back
 * @param month in which it counts, on the brand's calendar
 * @param alone true where it counts against what the person may give alone
 * @param at when the line was written
 * @param writtenBy who gave it, said yes to it or took it back
 * @param why in words
 * @param reverses the line that it takes back, null for none
 * @param reversedBy the line that takes it back, null for none
 */
public record Gesture(
        long id,
        long caseId,
        String brand,
        String person,
        String kind,
        Amount amount,
        Month month,
        boolean alone,
        Instant at,
        String writtenBy,
        String why,
        @Nullable Long reverses,
        @Nullable Long reversedBy) {}
