package org.earshot.share;

import java.time.Instant;
import java.util.List;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Who has how much to do at one moment.
 *
 * @param at the moment
 * @param lines cases that wait for us, by brand and urgency
 * @param oldest the one that was heard first of these, null where none waits
 * @param overdue how many of them are late
 * @param soon how many are due within 15 minutes
 * @param people everybody who may come in
 */
public record Wall(
        Instant at, List<Line> lines, @Nullable Oldest oldest, long overdue, long soon, List<Person> people) {
    /** Copies the lists. */
    public Wall {
        lines = List.copyOf(lines);
        people = List.copyOf(people);
    }

    /** How many wait. */
    public long waiting() {
        return lines.stream().mapToLong(Line::all).sum();
    }

    /** How many of them nobody holds. */
    public long free() {
        return lines.stream().mapToLong(Line::free).sum();
    }

    /**
     * Cases of one brand and one urgency that wait for us.
     *
     * @param free how many nobody holds
     * @param held how many somebody holds
     * @param oldest when the first of them was opened
     */
    public record Line(String brand, Urgency urgency, long free, long held, Instant oldest) {
        /** How many they are. */
        public long all() {
            return free + held;
        }

        Line and(Line other) {
            Instant first = oldest.isBefore(other.oldest) ? oldest : other.oldest;
            return new Line(brand, urgency, free + other.free, held + other.held, first);
        }
    }

    /**
     * The case that waits longest since it was heard.
     *
     * @param heard when the mention that it rests on was heard
     * @param posted when that was posted, as far as the platform tells
     */
    public record Oldest(long caseId, Instant heard, Instant posted) {}

    /**
     * What one person has to do.
     *
     * @param state whether they are here
     * @param inHand cases that are theirs to answer
     * @param overdue how many of these are late
     * @param waiting cases of theirs where it is the customer's turn
     * @param answered cases that they answered today
     */
    public record Person(Colleague who, Presence.State state, int inHand, int overdue, int waiting, int answered) {}
}
