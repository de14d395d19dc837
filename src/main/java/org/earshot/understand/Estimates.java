package org.earshot.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the models believe about a mention beyond its sentiment; every figure is a calibrated probability from 0 to 1.
 *
 * @param aboutBrand that it is about the brand, and not a homonym, a competitor or a bystander
 * @param complaint that an expectation toward the brand was broken
 * @param needsReply that the brand should answer
 * @param levels of being low, normal, high and critical, in this order; they add up to 1
 * @param intent how likely the intent of the reading is
 * @param evidence the words that speak most for urgency, heaviest first; empty where none do
 * @param told what staff said of the same words before, null where they said nothing or it is not live
 */
public record Estimates(
        double aboutBrand,
        double complaint,
        double needsReply,
        List<Double> levels,
        double intent,
        List<Words> evidence,
        @Nullable Told told) {
    /** Estimates of a text that staff said nothing about. */
    public Estimates(
            double aboutBrand,
            double complaint,
            double needsReply,
            List<Double> levels,
            double intent,
            List<Words> evidence) {
        this(aboutBrand, complaint, needsReply, levels, intent, evidence, null);
    }

    /** Copies the lists. */
    public Estimates {
        levels = List.copyOf(levels);
        evidence = List.copyOf(evidence);
        if (levels.size() != Question.URGENCY.answers().size()) {
            throw new IllegalArgumentException("there are four levels, not " + levels.size());
        }
    }

    /** The probability of being at least so urgent: 1 normal, 2 high, 3 critical. */
    public double atLeast(int level) {
        return levels.subList(level, levels.size()).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /**
     * Words of a mention.
     *
     * @param start where they start, in UTF-16 units
     * @param end where they end
     */
    public record Words(int start, int end) {}

    /**
     * What staff said of exactly these words.
     *
     * @param urgency 0 low, 1 normal, 2 high, 3 critical; null where they did not say
     * @param about whether it is about the brand; null where they did not say
     */
    public record Told(@Nullable Integer urgency, @Nullable Boolean about) {}
}
