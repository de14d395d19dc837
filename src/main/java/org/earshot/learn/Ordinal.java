package org.earshot.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.earshot.triage.Stack;

/** Fits the stack of triage: weights and cuts of an ordinal logistic regression, drawn to zero so that rare traits say little. */
final class Ordinal {
    private static final int STEPS = 2_000;
    private static final double RATE = 0.02;
    private static final double SHRINK = 2e-4;
    private static final int LEVELS = 4;

    private final List<String> names;
    private final double[] weights;
    private final double[] cuts = {-1, 0, 1};

    private Ordinal(List<String> names) {
        this.names = names;
        this.weights = new double[names.size()];
    }

    /**
     * Fits on examples.
     *
     * @param version of the stack
     * @param traits of each example
     * @param levels of each example, 0 low to 3 critical
     */
    static Stack fit(String version, List<Map<String, Double>> traits, List<Integer> levels) {
        TreeSet<String> seen = new TreeSet<>();
        traits.forEach(one -> seen.addAll(one.keySet()));
        Ordinal ordinal = new Ordinal(new ArrayList<>(seen));
        double[][] rows = traits.stream().map(ordinal::row).toArray(double[][]::new);
        Adam adam = new Adam(ordinal.weights.length + LEVELS - 1, RATE);
        for (int step = 0; step < STEPS; step++) {
            adam.step(ordinal.slopes(rows, levels), ordinal::move);
        }
        return ordinal.stack(version);
    }

    private double[] row(Map<String, Double> traits) {
        return names.stream()
                .mapToDouble(name -> traits.getOrDefault(name, 0.0))
                .toArray();
    }

    private void move(int parameter, double by) {
        if (parameter < weights.length) {
            weights[parameter] += by;
        } else {
            cuts[parameter - weights.length] += by;
        }
    }

    /** The slope of the loss: every cut is a question of yes and no. */
    private double[] slopes(double[][] rows, List<Integer> levels) {
        double[] slopes = new double[weights.length + LEVELS - 1];
        for (int i = 0; i < rows.length; i++) {
            double place = 0;
            for (int k = 0; k < weights.length; k++) {
                place += weights[k] * rows[i][k];
            }
            double off = 0;
            for (int cut = 0; cut < cuts.length; cut++) {
                double likely = 1 / (1 + Math.exp(cuts[cut] - place));
                double wrong = likely - (levels.get(i) > cut ? 1 : 0);
                off += wrong;
                slopes[weights.length + cut] -= wrong;
            }
            for (int k = 0; k < weights.length; k++) {
                slopes[k] += off * rows[i][k];
            }
        }
        for (int k = 0; k < slopes.length; k++) {
            slopes[k] = slopes[k] / rows.length + (k < weights.length ? SHRINK * weights[k] : 0);
        }
        return slopes;
    }

    private Stack stack(String version) {
        Map<String, Double> rounded = new LinkedHashMap<>();
        for (int k = 0; k < weights.length; k++) {
            rounded.put(names.get(k), Math.round(weights[k] * 1e4) / 1e4);
        }
        double[] sorted = Arrays.stream(cuts)
                .map(cut -> Math.round(cut * 1e4) / 1e4)
                .sorted()
                .toArray();
        return new Stack(version, rounded, sorted);
    }
}
