package org.earshot.learn;

import java.util.List;
import org.earshot.understand.Question;
import org.jspecify.annotations.Nullable;

/**
 * How well answers fit what staff said.
 *
 * @param logLoss the mean of the negative logarithms of what was believed of the right answers; the lower the better
 * @param positives how many are urgent, or about the brand; 0 for feelings
 * @param called how many were called so
 * @param precision how many of the called ones are it; null where none was called
 * @param recall how many of the positives were called; null where there are none
 */
public record Score(
        double logLoss,
        int positives,
        int called,
        @Nullable Double precision,
        @Nullable Double recall) {
    /** From an even chance of being high or critical on, a mention is called urgent. */
    private static final double URGENT = 0.5;

    /** From here on triage takes a mention to be about the brand. */
    private static final double ABOUT = 0.3;

    private static final double LEAST = 1e-12;

    /** Measures answers. */
    static Score of(Question question, List<double[]> believed, List<Integer> right) {
        double loss = 0;
        int positives = 0;
        int called = 0;
        int found = 0;
        for (int i = 0; i < right.size(); i++) {
            loss -= Math.log(Math.max(LEAST, believed.get(i)[right.get(i)]));
            boolean positive = positive(question, right.get(i));
            boolean said = called(question, believed.get(i));
            positives += positive ? 1 : 0;
            called += said ? 1 : 0;
            found += positive && said ? 1 : 0;
        }
        return new Score(
                loss / right.size(),
                positives,
                called,
                called == 0 ? null : found / (double) called,
                positives == 0 ? null : found / (double) positives);
    }

    private static boolean positive(Question question, int answer) {
        return switch (question) {
            case URGENCY -> answer >= 2;
            case ABOUT -> answer == 1;
            default -> false;
        };
    }

    private static boolean called(Question question, double[] likely) {
        return switch (question) {
            case URGENCY -> likely[2] + likely[3] >= URGENT;
            case ABOUT -> likely[1] >= ABOUT;
            default -> false;
        };
    }

    /** True where fewer of the positives are found than before. */
    boolean loses(Score before) {
        return recall != null && before.recall() != null && recall < before.recall() - LEAST;
    }
}
