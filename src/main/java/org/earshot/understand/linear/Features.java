package org.earshot.understand.linear;

import java.util.Arrays;

/**
 * What a linear model sees of a text: hashed features, each with its weight and the span of the text it comes from.
 * Weights have the length 1 together, so that long texts shout no louder than short ones.
 */
public final class Features {
    private int[] hashes = new int[512];
    private float[] values = new float[512];
    private int[] starts = new int[512];
    private int[] ends = new int[512];
    private int size;

    Features() {}

    /** The features of an embedding: every number in its place, about the whole text. */
    public static Features dense(float[] vector) {
        Features features = new Features();
        for (int i = 0; i < vector.length; i++) {
            features.add(i, vector[i], -1, -1);
        }
        return features;
    }

    void add(int hash, float value, int start, int end) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            values = Arrays.copyOf(values, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        hashes[size] = hash;
        values[size] = value;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    Features normalised() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (double) values[i] * values[i];
        }
        float scale = sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
        for (int i = 0; i < size; i++) {
            values[i] *= scale;
        }
        return this;
    }

    /** How many features there are; 0 for a text without anything to read. */
    public int size() {
        return size;
    }

    /** The 32-bit hash of a feature; a model takes as many of its bits as it has weights. */
    public int hash(int feature) {
        return hashes[feature];
    }

    /** How much a feature counts. */
    public float value(int feature) {
        return values[feature];
    }

    /** Where the feature starts in the text as it was written, in UTF-16 units; -1 for one about the whole text. */
    public int start(int feature) {
        return starts[feature];
    }

    /** Where the feature ends in the text as it was written. */
    public int end(int feature) {
        return ends[feature];
    }
}
