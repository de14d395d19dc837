package org.earshot.mention;

/**
 * Stars given with a review.
 *
 * @param stars from 1 (worst) to 5 (best)
 * @param raw as the platform wrote it, such as {@code 8/10}
 */
public record Rating(double stars, String raw) {
    /** Refuses stars outside 1 to 5. */
    public Rating {
        if (!(stars >= 1 && stars <= 5)) {
            throw new IllegalArgumentException("stars are from 1 to 5, not " + stars);
        }
        raw = Texts.cut(raw, 60);
    }

    /** Normalises a value on any scale: worst becomes 1, best becomes 5, values outside are drawn in. */
    public static Rating on(double value, double worst, double best, String raw) {
        double share = best <= worst ? 0 : (value - worst) / (best - worst);
        return new Rating(1 + 4 * Math.max(0, Math.min(1, share)), raw);
    }
}
