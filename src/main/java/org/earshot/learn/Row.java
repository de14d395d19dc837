package org.earshot.learn;

import org.earshot.understand.linear.Features;

/**
 * One example as a trainer sees it: its features, sparse or dense.
 *
 * @param index which features it has
 * @param value how much of each
 */
record Row(int[] index, float[] value) {
    /** Hashed features, folded into so many bits. */
    static Row of(Features features, int bits) {
        int[] index = new int[features.size()];
        float[] value = new float[features.size()];
        for (int i = 0; i < index.length; i++) {
            index[i] = features.hash(i) & ((1 << bits) - 1);
            value[i] = features.value(i);
        }
        return new Row(index, value);
    }

    /** Every feature in its place. */
    static Row dense(double[] values) {
        int[] index = new int[values.length];
        float[] value = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            index[i] = i;
            value[i] = (float) values[i];
        }
        return new Row(index, value);
    }
}
