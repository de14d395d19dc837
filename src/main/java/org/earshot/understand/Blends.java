package org.earshot.understand;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the figures of the fast heads and of the heads over embeddings become calibrated ones: weighed, added, and moved by a bias
 * (vector scaling, Guo et al. 2017), fitted on examples that the heads had not seen.
 *
 * @param version grows with every training
 * @param alone by the name of a head, where only the fast one speaks
 * @param together by the name of a head, a dot and the version of the embeddings, where both speak
 */
public record Blends(String version, Map<String, Blend> alone, Map<String, Blend> together) {
    /** Copies the maps. */
    public Blends {
        alone = Map.copyOf(alone);
        together = Map.copyOf(together);
    }

    /** Reads what {@link #write} wrote. */
    static Blends read(byte[] json) throws IOException {
        return new JsonMapper().readValue(json, Blends.class);
    }

    /** As JSON. */
    public byte[] write() {
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (IOException e) {
            throw new IllegalStateException("blends cannot be written", e);
        }
    }

    /**
     * The figures for a question's answers, before they become probabilities.
     *
     * @param asked which head
     * @param fast the figures of the fast head
     * @param dense those of the head over embeddings, null where there is none
     */
    Optional<double[]> logits(Asked asked, double[] fast, double @Nullable [] dense) {
        Blend both = dense == null ? null : together.get(asked.head() + "." + asked.voice());
        if (both != null && dense != null) {
            return Optional.of(both.logits(fast, dense));
        }
        return Optional.ofNullable(alone.get(asked.head())).map(blend -> blend.logits(fast, new double[fast.length]));
    }

    /**
     * Which head is asked.
     *
     * @param head its name, such as {@code URGENCY} or {@code SENTIMENT-es}
     * @param voice the version of the embeddings, empty for none
     */
    record Asked(String head, String voice) {}

    /**
     * How two heads become one.
     *
     * @param fast what the fast head counts
     * @param dense what the head over embeddings counts
     * @param bias added to each figure
     */
    public record Blend(double fast, double dense, double[] bias) {
        /** The figures of both together. */
        public double[] logits(double[] one, double[] other) {
            double[] sums = new double[one.length];
            for (int k = 0; k < sums.length; k++) {
                sums[k] = fast * one[k] + dense * other[k] + bias[k];
            }
            return sums;
        }
    }
}
