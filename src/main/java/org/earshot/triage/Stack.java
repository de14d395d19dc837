package org.earshot.triage;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts everything that is known about a mention on one scale of urgency: an ordinal logistic regression (McCullagh 1980), a
 * weighted sum of {@link Traits} that crosses one cut for every level. Trained by {@code train}.
 *
 * @param version grows with every training
 * @param weights by the name of a trait; others count nothing
 * @param cuts where normal, high and critical start, rising
 */
public record Stack(String version, Map<String, Double> weights, double[] cuts) {
    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);
    private static final Optional<Stack> SHIPPED = load();

    /** So far under the first cut and over the last one the score reaches its ends. */
    private static final double REACH = 4;

    private static final int HIGHEST = 100;

    /** Copies the weights. */
    public Stack {
        weights = Map.copyOf(weights);
        if (cuts.length != 3 || cuts[0] >= cuts[1] || cuts[1] >= cuts[2]) {
            throw new IllegalArgumentException("a stack needs three rising cuts");
        }
        DoubleStream figures = weights.values().stream().mapToDouble(Double::doubleValue);
        if (!DoubleStream.concat(figures, DoubleStream.of(cuts)).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a stack needs weights and cuts that are numbers");
        }
    }

    /** The stack that travels with the daemon, where there is one. */
    static Optional<Stack> shipped() {
        return SHIPPED;
    }

    private static Optional<Stack> load() {
        try (InputStream in = Stack.class.getResourceAsStream("stack.json")) {
            return in == null ? Optional.empty() : Optional.of(read(in));
        } catch (IOException e) {
            LOG.error("Loading the stack of triage failed ({}); words and sentiment decide without it", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException where it is broken
     */
    static Stack read(InputStream in) throws IOException {
        Stack stack;
        try {
            stack = new JsonMapper().readValue(in, Stack.class);
        } catch (IOException e) {
            throw new IOException("it is cut short or no stack", e);
        }
        if (stack == null) {
            throw new IOException("it is empty");
        }
        return stack;
    }

    /** Writes it where {@link #shipped} reads it, in the order of the names, so that the same stack gives the same bytes. */
    public void write(Path file) throws IOException {
        Files.write(
                file,
                JsonMapper.builder()
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(this));
    }

    /** Where a mention stands on the scale; the more the more urgent. */
    public double place(Map<String, Double> traits) {
        double sum = 0;
        for (Map.Entry<String, Double> trait : traits.entrySet()) {
            sum += weights.getOrDefault(trait.getKey(), 0.0) * trait.getValue();
        }
        return sum;
    }

    /** The score of a place, from 0 to 100: every cut lies at the score at which its level starts. */
    int score(double place, TriagePolicy.Thresholds thresholds) {
        double[] places = {cuts[0] - REACH, cuts[0], cuts[1], cuts[2], cuts[2] + REACH};
        double[] scores = {0, thresholds.normal(), thresholds.high(), thresholds.critical(), HIGHEST};
        if (place <= places[0]) {
            return 0;
        }
        for (int i = 1; i < places.length; i++) {
            if (place < places[i]) {
                double part = (place - places[i - 1]) / (places[i] - places[i - 1]);
                // Rounded down, so that no place before a cut scores as if it had crossed it.
                return (int) Math.floor(scores[i - 1] + part * (scores[i] - scores[i - 1]));
            }
        }
        return HIGHEST;
    }
}
