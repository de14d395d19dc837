package org.earshot.learn;

/** Walks down a slope with steps of its own length for every parameter (Kingma and Ba 2015). */
final class Adam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double LEAST = 1e-9;

    private final double[] mean;
    private final double[] square;
    private final double rate;
    private int steps;

    Adam(int parameters, double rate) {
        this.mean = new double[parameters];
        this.square = new double[parameters];
        this.rate = rate;
    }

    /** Moves every parameter one step against its slope. */
    void step(double[] slopes, Mover mover) {
        steps++;
        for (int i = 0; i < slopes.length; i++) {
            mean[i] = FIRST * mean[i] + (1 - FIRST) * slopes[i];
            square[i] = SECOND * square[i] + (1 - SECOND) * slopes[i] * slopes[i];
            double average = mean[i] / (1 - Math.pow(FIRST, steps));
            double spread = Math.sqrt(square[i] / (1 - Math.pow(SECOND, steps)));
            mover.move(i, -rate * average / (spread + LEAST));
        }
    }

    /** Changes a parameter. */
    interface Mover {
        /** Adds to the parameter of a number. */
        void move(int parameter, double by);
    }
}
