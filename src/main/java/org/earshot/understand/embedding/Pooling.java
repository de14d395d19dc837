package org.earshot.understand.embedding;

/**
 * Makes one vector of the rows of a text: their mean, the row of the start sign and the largest value of each column, one after
 * the other, each part of length 1: what the text is about, what the model itself sums up, and the strongest word of each kind.
 */
final class Pooling {
    private static final int PARTS = 3;

    private Pooling() {}

    static int size(int width) {
        return PARTS * width;
    }

    /** Takes at least one row; rows are equally wide. */
    static float[] pool(float[][] rows) {
        int width = rows[0].length;
        float[] pooled = new float[size(width)];
        for (int column = 0; column < width; column++) {
            double sum = 0;
            float most = Float.NEGATIVE_INFINITY;
            for (float[] row : rows) {
                sum += row[column];
                most = Math.max(most, row[column]);
            }
            pooled[column] = (float) (sum / rows.length);
            pooled[width + column] = rows[0][column];
            pooled[2 * width + column] = most;
        }
        for (int part = 0; part < PARTS; part++) {
            normalise(pooled, part * width, width);
        }
        return pooled;
    }

    private static void normalise(float[] values, int from, int width) {
        double squares = 0;
        for (int i = from; i < from + width; i++) {
            squares += (double) values[i] * values[i];
        }
        double length = Math.sqrt(squares);
        if (length > 0) {
            for (int i = from; i < from + width; i++) {
                values[i] = (float) (values[i] / length);
            }
        }
    }
}
