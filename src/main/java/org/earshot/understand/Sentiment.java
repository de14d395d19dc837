package org.earshot.understand;

import java.util.List;

/**
 * How a text feels about the brand.
 *
 * @param label the decision; unknown where no model may speak
 * @param negative probability from 0 to 1; the three add up to 1, or are all 0 where the label is unknown
 * @param neutral probability from 0 to 1
 * @param positive probability from 0 to 1
 * @param sentences the sentences in their order; empty where no model spoke
 */
public record Sentiment(Label label, double negative, double neutral, double positive, List<Sentence> sentences) {
    /** No model may speak. */
    public static final Sentiment UNKNOWN = new Sentiment(Label.UNKNOWN, 0, 0, 0, List.of());

    /** Copies the sentences. */
    public Sentiment {
        sentences = List.copyOf(sentences);
    }

    /** The decision of a sentiment model. */
    public enum Label {
        NEGATIVE,
        NEUTRAL,
        POSITIVE,
        UNKNOWN
    }

    /**
     * One sentence with its own sentiment.
     *
     * @param text as it stands in the mention
     * @param start where it starts there, in UTF-16 units
     * @param end where it ends there
     * @param label the decision for this sentence alone
     * @param negative probability from 0 to 1
     * @param neutral probability from 0 to 1
     * @param positive probability from 0 to 1
     */
    public record Sentence(
            String text, int start, int end, Label label, double negative, double neutral, double positive) {}
}
