package org.earshot.understand;

import java.util.Map;
import java.util.Optional;
import org.earshot.understand.linear.Features;

/**
 * What the shipped heads say of a text, before anything that was learned from staff is added.
 *
 * @param logits of each question that was asked
 * @param embedded whether heads over embeddings were asked too
 * @param features of the text
 */
public record Figures(Map<Question, double[]> logits, boolean embedded, Features features) {
    private static final double HARMLESS = 0.04;
    private static final double CLEAR = 0.7;

    /** Copies the map. */
    public Figures {
        logits = Map.copyOf(logits);
    }

    /** The figures for a question, where it was asked. */
    public Optional<double[]> of(Question question) {
        return Optional.ofNullable(logits.get(question));
    }

    /** True where a slower model would hardly change anything: plainly harmless, and its feeling is clear. */
    boolean sure() {
        double urgent = of(Question.URGENCY)
                .map(Question.URGENCY::probabilities)
                .map(levels -> levels[2] + levels[3])
                .orElse(1.0);
        double feeling = of(Question.SENTIMENT)
                .map(Question.SENTIMENT::probabilities)
                .map(three -> Math.max(three[0], Math.max(three[1], three[2])))
                .orElse(0.0);
        return urgent < HARMLESS && feeling > CLEAR;
    }
}
