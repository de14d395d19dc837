package org.earshot.measure;

import java.time.Instant;
import java.util.List;
import org.earshot.triage.Urgency;

/**
 * A case as the figures count it.
 *
 * @param id the case
 * @param day on which it was opened, from 1970, on the brand's calendar
 * @param brand the brand's id
 * @param platform where it happens
 * @param language of its first mention
 * @param sentiment of its first mention
 * @param topic of its first mention, empty where none is known
 * @param urgency of its gravest mention
 * @param mentions how many it holds
 * @param openedAt when its first mention was queued
 * @param standing unfinished, resolved or dismissed
 * @param reopened true where it came back within seven days of being resolved
 * @param waits milliseconds from heard to answered, from posted to answered and from heard to resolved, each by the wall clock and
 *     then in office hours; -1 for not yet
 */
public record CountedCase(
        long id,
        int day,
        String brand,
        String platform,
        String language,
        String sentiment,
        String topic,
        Urgency urgency,
        int mentions,
        Instant openedAt,
        String standing,
        boolean reopened,
        List<Long> waits) {
    /** Copies the waits. */
    public CountedCase {
        waits = List.copyOf(waits);
    }
}
