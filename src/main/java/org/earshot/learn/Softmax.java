package org.earshot.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.earshot.understand.Question;
import org.jspecify.annotations.Nullable;

/**
 * Trains a head by logistic regression, several answers at once where a question has more than two: AdaGrad (Duchi et
 * al. 2011) over shuffled examples, with weights that shrink toward zero. The same seed gives the same weights.
 */
final class Softmax {
    private static final double FIRST = 1e-6;

    private final Question question;
    private final int width;
    private final float[] weights;
    private final float[] squares;
    private final double[] bias;
    private final double[] biasSquares;
    private final Settings settings;

    private Softmax(Question question, int features, Settings settings) {
        this.question = question;
        this.width = question.width();
        this.weights = new float[features * width];
        this.squares = new float[features * width];
        this.bias = new double[width];
        this.biasSquares = new double[width];
        this.settings = settings;
        Arrays.fill(squares, (float) FIRST);
        Arrays.fill(biasSquares, FIRST);
    }

    /** Trains on all examples, each as often as the settings say. */
    static Trained train(Question question, int features, List<Example> examples, Settings settings) {
        Softmax softmax = new Softmax(question, features, settings);
        double[] share = softmax.shares(examples);
        int[] order = new int[examples.size()];
        Arrays.setAll(order, i -> i);
        Random random = new Random(settings.seed());
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(order, random);
            for (int i : order) {
                Example example = examples.get(i);
                softmax.learn(example, share[example.answer()] * example.weight());
            }
        }
        float[] bias = new float[softmax.width];
        for (int k = 0; k < bias.length; k++) {
            bias[k] = (float) softmax.bias[k];
        }
        return new Trained(softmax.weights, bias);
    }

    /** What an example of each answer counts: the rarer the more, softened by the power that the settings give. */
    private double[] shares(List<Example> examples) {
        double[] counts = new double[question.answers().size()];
        examples.forEach(example -> counts[example.answer()] += example.weight());
        double total = Arrays.stream(counts).sum();
        double[] shares = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            double even = counts[k] == 0 ? 0 : total / (counts.length * counts[k]);
            shares[k] = Math.pow(even, settings.balance());
        }
        return shares;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private void learn(Example example, double weight) {
        double[] slopes = slopes(example);
        int[] index = example.row().index();
        float[] value = example.row().value();
        for (int k = 0; k < width; k++) {
            double slope = slopes[k] * weight;
            for (int i = 0; i < index.length; i++) {
                int at = index[i] * width + k;
                double gradient = slope * value[i] + settings.shrink() * weights[at];
                squares[at] += (float) (gradient * gradient);
                weights[at] -= (float) (settings.rate() * gradient / Math.sqrt(squares[at]));
            }
            if (settings.bias()) {
                biasSquares[k] += slope * slope;
                bias[k] -= settings.rate() * slope / Math.sqrt(biasSquares[k]);
            }
        }
    }

    /** How far each figure is from where the example wants it. */
    private double[] slopes(Example example) {
        double[] logits = logits(weights, width, example.row());
        for (int k = 0; k < width; k++) {
            logits[k] += bias[k] + example.offset(k);
        }
        double[] likely = question.probabilities(logits);
        if (width == 1) {
            return new double[] {likely[1] - example.answer()};
        }
        likely[example.answer()] -= 1;
        return likely;
    }

    private static double[] logits(float[] weights, int width, Row row) {
        double[] sums = new double[width];
        for (int i = 0; i < row.index().length; i++) {
            int at = row.index()[i] * width;
            for (int k = 0; k < width; k++) {
                sums[k] += weights[at + k] * row.value()[i];
            }
        }
        return sums;
    }

    /**
     * How to train.
     *
     * @param epochs how often each example is seen
     * @param rate the length of a step
     * @param shrink how strongly weights are drawn to zero
     * @param balance 0 takes the answers as often as they come, 1 makes all count the same
     * @param seed of the order of the examples
     * @param bias whether answers may become likelier whatever the text; not where the examples are no fair sample
     */
    record Settings(int epochs, double rate, double shrink, double balance, long seed, boolean bias) {
        Settings(int epochs, double rate, double shrink, double balance, long seed) {
            this(epochs, rate, shrink, balance, seed, true);
        }
    }

    /**
     * An example with its answer.
     *
     * @param row its features
     * @param answer the place of the right answer in the question's list
     * @param weight what it counts, 1 for an ordinary one
     * @param offset figures that are there already, to which the trained ones are added; null for none
     */
    record Example(Row row, int answer, double weight, double @Nullable [] offset) {
        Example(Row row, int answer, double weight) {
            this(row, answer, weight, null);
        }

        double offset(int figure) {
            return offset == null ? 0 : offset[figure];
        }
    }

    /**
     * What training gave.
     *
     * @param weights of every feature for every figure
     * @param bias one for each figure
     */
    record Trained(float[] weights, float[] bias) {
        /** The figures for a row. */
        double[] logits(Row row) {
            double[] sums = Softmax.logits(weights, bias.length, row);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += bias[k];
            }
            return sums;
        }
    }
}
