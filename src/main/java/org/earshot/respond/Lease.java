package org.earshot.respond;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who has a case.
 *
 * @param caseId the case
 * @param holder who has it
 * @param since when they took it
 * @param until when it goes back to the queue unless they do something, null where it stays theirs: it waits for the customer, or for
 *     its time
 */
public record Lease(
        long caseId, String holder, Instant since, @Nullable Instant until) {}
