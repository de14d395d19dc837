package org.earshot.learn;

import java.util.Arrays;
import java.util.List;
import org.earshot.understand.Blends.Blend;
import org.earshot.understand.Question;
import org.jspecify.annotations.Nullable;

/** Fits how two heads are put together: the blend under which examples that neither had seen are likeliest. */
final class Blending {
    private static final int STEPS = 1_500;
    private static final double RATE = 0.02;

    private final Question question;
    private final boolean both;
    private final double[] weights;
    private final double[] bias;
    private final double[] counts;

    private Blending(Question question, boolean both, double[] counts) {
        this.question = question;
        this.both = both;
        this.weights = new double[] {1, both ? 1 : 0};
        this.bias = new double[question.width()];
        this.counts = counts;
    }

    /**
     * Fits a blend; the figures of the dense head are null where only the fast one speaks. Sentiment is calibrated as if all
     * feelings were as frequent as each other: how frequent they are is another matter on every platform. So are mentions and any posts.
     */
    static Blend fit(Question question, List<Shown> shown) {
        boolean both = shown.stream().allMatch(one -> one.dense() != null);
        Blending blending = new Blending(question, both, counts(question, shown));
        Adam adam = new Adam(2 + question.width(), RATE);
        for (int step = 0; step < STEPS; step++) {
            adam.step(blending.slopes(shown), blending::move);
        }
        return new Blend(blending.weights[0], blending.weights[1], blending.bias);
    }

    /** What an example of each answer counts. */
    private static double[] counts(Question question, List<Shown> shown) {
        double[] counts = new double[question.answers().size()];
        if (question != Question.SENTIMENT && question != Question.MENTION) {
            Arrays.fill(counts, 1);
            return counts;
        }
        shown.forEach(one -> counts[one.answer()]++);
        return Arrays.stream(counts)
                .map(count -> shown.size() / Math.max(1, count) / counts.length)
                .toArray();
    }

    private void move(int parameter, double by) {
        if (parameter < 2) {
            weights[parameter] += parameter == 1 && !both ? 0 : by;
        } else {
            bias[parameter - 2] += by;
        }
    }

    private double[] slopes(List<Shown> shown) {
        double[] slopes = new double[2 + bias.length];
        for (Shown one : shown) {
            double[] dense = one.dense() == null ? new double[bias.length] : one.dense();
            double[] logits = new double[bias.length];
            for (int k = 0; k < logits.length; k++) {
                logits[k] = weights[0] * one.fast()[k] + weights[1] * dense[k] + bias[k];
            }
            double[] off = off(logits, one.answer());
            double count = counts[one.answer()] * one.weight();
            for (int k = 0; k < off.length; k++) {
                slopes[0] += count * off[k] * one.fast()[k];
                slopes[1] += count * off[k] * dense[k];
                slopes[2 + k] += count * off[k];
            }
        }
        return Arrays.stream(slopes).map(slope -> slope / shown.size()).toArray();
    }

    private double[] off(double[] logits, int answer) {
        double[] likely = question.probabilities(logits);
        if (logits.length == 1) {
            return new double[] {likely[1] - answer};
        }
        likely[answer] -= 1;
        return likely;
    }

    /**
     * What two heads said about an example that they had not seen.
     *
     * @param fast the figures of the fast head
     * @param dense those of the head over embeddings
     * @param answer the right one
     * @param weight what it counts
     */
    record Shown(double[] fast, double @Nullable [] dense, int answer, double weight) {}
}
