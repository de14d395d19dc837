package org.earshot.spend;

/** Counts of things; fractions stand for what is only foreseen. */
public final class Tally {
    /** Nothing. */
    public static final Tally NONE = new Tally(new double[Thing.values().length]);

    private final double[] counts;

    private Tally(double[] counts) {
        this.counts = counts;
    }

    /** How many. */
    public double of(Thing thing) {
        return counts[thing.ordinal()];
    }

    /** The same and so many more. */
    public Tally and(Thing thing, double more) {
        double[] sums = counts.clone();
        sums[thing.ordinal()] += more;
        return new Tally(sums);
    }

    /** Both together. */
    public Tally plus(Tally other) {
        double[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.counts[i];
        }
        return new Tally(sums);
    }

    /** A part or a multiple. */
    Tally times(double factor) {
        double[] products = counts.clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= factor;
        }
        return new Tally(products);
    }
}
