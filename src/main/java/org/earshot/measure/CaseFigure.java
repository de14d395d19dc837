package org.earshot.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the figures say of one case.
 *
 * @param facts the case and its mentions, as the tables have them
 * @param traits what it is about
 * @param mark of the office hours that it was reckoned with
 * @param days when it came, was written and answered
 * @param waits how long things took
 * @param life what the journal tells
 */
record CaseFigure(CaseFacts facts, Traits traits, int mark, Days days, Waits waits, CaseLife life) {
    private static final int NEVER = Integer.MAX_VALUE;

    /** What a case is about, by its first mention. */
    record Traits(String language, String sentiment, String topic) {
        /** The same about something, or as it is for null. */
        Traits about(@Nullable String other) {
            return other == null ? this : new Traits(language, sentiment, other);
        }
    }

    /** Days from 1970 and hours of the week, on the brand's clock; stretches of days in which the case was not done. */
    record Days(int opened, int written, @Nullable Integer answered, List<Span> open) {
        Days {
            open = List.copyOf(open);
        }
    }

    /** From a day to the one on which the case was done, {@link Integer#MAX_VALUE} for not yet. */
    record Span(int from, int to) {}

    /** Milliseconds by the wall clock and in office hours; null where nothing was answered or the case is not resolved. */
    record Waits(
            @Nullable Wait sinceHeard,
            @Nullable Wait sincePosted,
            @Nullable Wait toResolution) {}

    /** The same wait on both clocks. */
    record Wait(long wall, long office) {}

    /** Reckons with a brand's clock. */
    static CaseFigure of(CaseFacts facts, Traits traits, CaseLife life, OfficeClock clock) {
        Instant answered = facts.answeredAt();
        Days days = new Days(
                clock.day(facts.openedAt()),
                clock.hour(facts.postedAt()),
                answered == null ? null : clock.hour(answered),
                spans(life, clock));
        Waits waits = new Waits(
                wait(facts.heardAt(), answered, clock),
                wait(facts.postedAt(), answered, clock),
                wait(facts.heardAt(), life.resolvedAt(), clock));
        return new CaseFigure(facts, traits, clock.mark(), days, waits, life);
    }

    private static @Nullable Wait wait(Instant from, @Nullable Instant to, OfficeClock clock) {
        return to == null ? null : new Wait(OfficeClock.wall(from, to), clock.office(from, to));
    }

    private static List<Span> spans(CaseLife life, OfficeClock clock) {
        List<Span> spans = new ArrayList<>();
        for (CaseLife.Stretch stretch : life.open()) {
            Instant end = stretch.to();
            int from = clock.day(stretch.from());
            int to = end == null ? NEVER : clock.day(end);
            Span before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (before != null && before.to() >= from) {
                spans.set(spans.size() - 1, new Span(before.from(), Math.max(before.to(), to)));
            } else {
                spans.add(new Span(from, to));
            }
        }
        return spans;
    }

    /** The number of its standing in the database. */
    int standing() {
        return life.standing().ordinal();
    }
}
