package org.earshot.understand.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a linear model sees of a text: hashed features, each with its weight and the span of the text it comes from.
 * Weights have the length 1 together, so that long texts shout no louder than short ones.
 */
public final class Features {
    /** The places of an embedding, which are the same for all of them. */
    private static final int[] PLACES = IntStream.range(0, 4096).toArray();

    private static final int[] NOWHERE =
            IntStream.generate(() -> -1).limit(PLACES.length).toArray();

    private int[] hashes;
    private float[] values;
    private int[] starts;
    private int[] ends;
    private int size;

    Features() {
        this(new int[512], new float[512], new int[512], new int[512]);
    }

    private Features(int[] hashes, float[] values, int[] starts, int[] ends) {
        this.hashes = hashes;
        this.values = values;
        this.starts = starts;
        this.ends = ends;
    }

    /** The features of an embedding: every number in its place, about the whole text. */
    public static Features dense(float[] vector) {
        if (vector.length > PLACES.length) {
            throw new IllegalArgumentException("an embedding has " + vector.length + " numbers");
        }
        Features features = new Features(PLACES, vector.clone(), NOWHERE, NOWHERE);
        features.size = vector.length;
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
