package org.earshot.review;

import java.util.List;

/**
 * How somebody's cases were thought of.
 *
 * @param agent who closed them
 * @param drawn how many were drawn
 * @param reviewed how many of these were looked at
 * @param acknowledged how many of the reviews they have read
 * @param sums of the marks for solved, tone, correct and language
 */
public record Figure(String agent, int drawn, int reviewed, int acknowledged, List<Integer> sums) {
    /** Copies the sums. */
    public Figure {
        sums = List.copyOf(sums);
    }

    /** The means of the marks in the same order; empty where nothing was looked at. */
    public List<Double> means() {
        return reviewed == 0
                ? List.of()
                : sums.stream().map(sum -> (double) sum / reviewed).toList();
    }
}
