package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept about a source between two pages.
 *
 * @param source the source's id
 * @param cursor how far it has been read
 * @param state NEW, OK, FAILING or STOPPED; whether it is paused stands beside it
 * @param paused true while an admin keeps it from being polled
 * @param seen when it was last tried, succeeded and brought something
 * @param hold until when it must not be polled, null for no such wait
 * @param failures polls that failed in a row
 * @param trouble the last error, null while all is well
 * @param budget what is left of our allowance, null where unknown
 * @param stoppedFor the fingerprint of the parameters that it was stopped for, null while it is not stopped
 * @param version grows with every change; a page is stored only on the state that it was read from
 */
record SourceState(
        String source,
        Cursor cursor,
        SourceHealth.State state,
        boolean paused,
        Seen seen,
        @Nullable Hold hold,
        int failures,
        @Nullable Trouble trouble,
        Poll.@Nullable Budget budget,
        @Nullable String stoppedFor,
        int version) {
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    /** A source that was never polled. */
    static SourceState fresh(String source) {
        return new SourceState(
                source,
                Cursor.START,
                SourceHealth.State.NEW,
                false,
                new Seen(null, null, null),
                null,
                0,
                null,
                null,
                null,
                -1);
    }

    /** True where no wait holds it back. A wait that begins after now is over: the clock was set back meanwhile. */
    boolean due(Instant now) {
        return hold == null || !now.isBefore(hold.until()) || now.isBefore(hold.from());
    }

    /** True while it waits for a person: it was stopped, and its parameters are still the ones that did not work. */
    boolean stopped(String fingerprint) {
        return state == SourceHealth.State.STOPPED && fingerprint.equals(stoppedFor);
    }

    /** After a page; an allowance that is used up puts the next page off until the platform's window ends. */
    SourceState read(Poll.Page page, boolean news, Instant now) {
        Poll.Budget left = page.budget() == null ? budget : page.budget();
        Seen times = new Seen(now, now, news ? now : seen.lastMentionAt());
        return new SourceState(
                source,
                page.next(),
                SourceHealth.State.OK,
                paused,
                times,
                untilReset(page.budget(), now),
                0,
                null,
                left,
                null,
                version);
    }

    /** After a failure; the cursor stays, and the next poll comes after the delay, at most a day. */
    SourceState putOff(Poll.TryLater failure, Duration delay, Instant now) {
        return new SourceState(
                source,
                cursor,
                SourceHealth.State.FAILING,
                paused,
                new Seen(now, seen.lastSuccessAt(), seen.lastMentionAt()),
                Hold.of(now, delay),
                failures + 1,
                new Trouble(failure.why(), now),
                failure.budget() == null ? budget : failure.budget(),
                null,
                version);
    }

    /** After an answer that only a person can mend. */
    SourceState stop(String why, String fingerprint, Instant now) {
        return new SourceState(
                source,
                cursor,
                SourceHealth.State.STOPPED,
                paused,
                new Seen(now, seen.lastSuccessAt(), seen.lastMentionAt()),
                null,
                failures + 1,
                new Trouble(why, now),
                budget,
                fingerprint,
                version);
    }

    private static @Nullable Hold untilReset(Poll.@Nullable Budget budget, Instant now) {
        Instant resetsAt = budget == null || budget.left() > 0 ? null : budget.resetsAt();
        return resetsAt == null || !resetsAt.isAfter(now) ? null : Hold.of(now, Duration.between(now, resetsAt));
    }

    /**
     * When a source was last tried.
     *
     * @param lastPollAt null for never
     * @param lastSuccessAt null for never
     * @param lastMentionAt null for never
     */
    record Seen(
            @Nullable Instant lastPollAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastMentionAt) {}

    /**
     * A stretch of time in which a source is not polled.
     *
     * @param from when it began
     * @param until when it ends
     */
    record Hold(Instant from, Instant until) {
        static Hold of(Instant now, Duration delay) {
            return new Hold(now, now.plus(delay.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : delay));
        }
    }

    /**
     * An error in words.
     *
     * @param why a sentence for people
     * @param at when it happened
     */
    record Trouble(String why, Instant at) {}
}
