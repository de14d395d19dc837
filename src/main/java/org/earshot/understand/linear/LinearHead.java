package org.earshot.understand.linear;

import org.earshot.understand.Question;

/** One question of a linear model: for every feature a weight of 8 bits for each figure that the question needs. */
public final class LinearHead {
    private final Question question;
    private final int bits;
    private final byte[] weights;
    private final float scale;
    private final float[] bias;

    /**
     * Takes a head as it is.
     *
     * @param question what it answers
     * @param bits how many bits of a feature's hash name its weights, 8 to 20
     * @param weights {@code 2^bits} rows of {@link Question#width} weights
     * @param scale what a weight of 1 stands for
     * @param bias one for each figure
     */
    LinearHead(Question question, int bits, byte[] weights, float scale, float[] bias) {
        if (bits < 8 || bits > 20 || weights.length != question.width() << bits || bias.length != question.width()) {
            throw new IllegalArgumentException("a head for " + question + " of " + bits + " bits does not fit");
        }
        this.question = question;
        this.bits = bits;
        this.weights = weights.clone();
        this.scale = scale;
        this.bias = bias.clone();
    }

    /** Squeezes trained weights into 8 bits each; the few that are far out are cut. */
    public static LinearHead of(Question question, int bits, float[] trained, float[] bias) {
        float most = 0;
        for (float weight : trained) {
            most = Math.max(most, Math.abs(weight));
        }
        float scale = most == 0 ? 1 : most / Byte.MAX_VALUE;
        byte[] weights = new byte[trained.length];
        for (int i = 0; i < trained.length; i++) {
            weights[i] = (byte) Math.round(trained[i] / scale);
        }
        return new LinearHead(question, bits, weights, scale, bias);
    }

    /** What it answers. */
    public Question question() {
        return question;
    }

    /** The figures for a text, before they become probabilities. */
    public double[] logits(Features features) {
        int width = question.width();
        float[] sums = new float[width];
        for (int first = 0; first < width; first += width - first >= 3 ? 3 : 1) {
            if (width - first >= 3) {
                three(features, first, sums);
            } else {
                sums[first] = one(features, first);
            }
        }
        double[] logits = new double[width];
        for (int k = 0; k < width; k++) {
            logits[k] = sums[k] * (double) scale + bias[k];
        }
        return logits;
    }

    /** One figure; its sum stays in a register, which makes up most of the speed. */
    private float one(Features features, int first) {
        int width = question.width();
        int mask = (1 << bits) - 1;
        float sum = 0;
        for (int i = 0; i < features.size(); i++) {
            sum += weights[(features.hash(i) & mask) * width + first] * features.value(i);
        }
        return sum;
    }

    private void three(Features features, int first, float[] sums) {
        int width = question.width();
        int mask = (1 << bits) - 1;
        float one = 0;
        float two = 0;
        float three = 0;
        for (int i = 0; i < features.size(); i++) {
            int row = (features.hash(i) & mask) * width + first;
            float value = features.value(i);
            one += weights[row] * value;
            two += weights[row + 1] * value;
            three += weights[row + 2] * value;
        }
        sums[first] = one;
        sums[first + 1] = two;
        sums[first + 2] = three;
    }

    /** What one feature adds to one figure. */
    double share(Features features, int feature, int figure) {
        int row = (features.hash(feature) & ((1 << bits) - 1)) * question.width();
        return weights[row + figure] * (double) scale * features.value(feature);
    }

    int bits() {
        return bits;
    }

    byte[] weights() {
        return weights.clone();
    }

    float scale() {
        return scale;
    }

    float[] bias() {
        return bias.clone();
    }
}
