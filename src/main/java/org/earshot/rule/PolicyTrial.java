package org.earshot.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.earshot.mention.Mention;
import org.earshot.triage.Urgency;

/**
 * What another policy would make of what was heard lately.
 *
 * @param judged how many mentions were judged with both, the newest
 * @param moves how many would be of another urgency, by both
 * @param lines the first of them, newest first
 */
public record PolicyTrial(int judged, Map<Move, Integer> moves, List<Line> lines) {
    private static final int MOST_LINES = 20;

    /** Copies the lines and the moves. */
    public PolicyTrial {
        moves = new TreeMap<>(moves);
        lines = List.copyOf(lines);
    }

    /** How many would be urgent that are not. */
    public int urgent() {
        return moves.entrySet().stream()
                .filter(move -> !isUrgent(move.getKey().before())
                        && isUrgent(move.getKey().after()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How many would no longer be urgent. */
    public int calm() {
        return moves.entrySet().stream()
                .filter(move -> isUrgent(move.getKey().before())
                        && !isUrgent(move.getKey().after()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static boolean isUrgent(Urgency urgency) {
        return urgency == Urgency.CRITICAL || urgency == Urgency.HIGH;
    }

    /** Adds up what was found, one mention after the other. */
    static final class Sum {
        private final Map<Move, Integer> moves = new TreeMap<>();
        private final List<Line> lines = new ArrayList<>();
        private int judged;

        void add(Mention mention, Urgency before, Urgency after) {
            judged++;
            if (before != after) {
                moves.merge(new Move(before, after), 1, Integer::sum);
                if (lines.size() < MOST_LINES) {
                    lines.add(new Line(mention, before, after));
                }
            }
        }

        PolicyTrial trial() {
            return new PolicyTrial(judged, moves, lines);
        }
    }

    /**
     * From one urgency to another.
     *
     * @param before with the present policy
     * @param after with the other
     */
    public record Move(Urgency before, Urgency after) implements Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            int first = before.compareTo(other.before);
            return first == 0 ? after.compareTo(other.after) : first;
        }
    }

    /**
     * A mention that would be of another urgency.
     *
     * @param mention which
     * @param before with the present policy
     * @param after with the other
     */
    public record Line(Mention mention, Urgency before, Urgency after) {}
}
