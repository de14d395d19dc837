package org.earshot.understand.corenlp;

import java.util.List;
import org.earshot.understand.Sentiment;
import org.earshot.understand.Sentiment.Label;
import org.earshot.understand.Sentiment.Sentence;

/**
 * Puts the sentiment of sentences together. A sentence weighs with the root of its length, and more the further it is
 * from neutral, because one complaint in a friendly post is what has to be heard.
 */
final class Mood {
    private static final double CALM = 0.15;

    private Mood() {}

    /** A sentence from the five classes of the model, very negative to very positive. */
    static Sentence sentence(String text, int start, double[] scores) {
        double negative = scores[0] + scores[1];
        double positive = scores[3] + scores[4];
        double sum = negative + scores[2] + positive;
        double[] parts = {negative / sum, scores[2] / sum, positive / sum};
        return new Sentence(text, start, start + text.length(), label(parts), parts[0], parts[1], parts[2]);
    }

    /** The sentiment of a mention; unknown where no sentence was read. */
    static Sentiment of(List<Sentence> sentences) {
        if (sentences.isEmpty()) {
            return Sentiment.UNKNOWN;
        }
        double[] parts = new double[3];
        double sum = 0;
        for (Sentence sentence : sentences) {
            double weight = weight(sentence);
            parts[0] += weight * sentence.negative();
            parts[1] += weight * sentence.neutral();
            parts[2] += weight * sentence.positive();
            sum += weight;
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] /= sum;
        }
        return new Sentiment(label(parts), parts[0], parts[1], parts[2], sentences);
    }

    private static double weight(Sentence sentence) {
        double extreme = Math.max(sentence.negative() * 1.5, sentence.positive());
        return Math.sqrt(Math.max(1, sentence.text().length())) * (CALM + extreme * extreme);
    }

    private static Label label(double[] parts) {
        if (parts[0] >= parts[1] && parts[0] >= parts[2]) {
            return Label.NEGATIVE;
        }
        return parts[2] >= parts[1] ? Label.POSITIVE : Label.NEUTRAL;
    }
}
