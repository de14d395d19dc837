package org.earshot.understand;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
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
    /**
     * Our mentions were written so that single words do not give the feeling away, so whoever learned from them alone is at a loss with
     * the plainest texts ("awful experience"). From posts one learns those, and is heard most about every text. Chosen on the validation
     * parts of the public sets, where it does not matter, and on 133 short posts (docs/models.md).
     */
    private static final double MOST_FEELING = 0.4;

    /** Copies the maps. */
    public Blends {
        alone = Map.copyOf(alone);
        together = Map.copyOf(together);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException where it is broken, or blends other answers than there are
     */
    static Blends read(byte[] json) throws IOException {
        Blends blends;
        try {
            blends = new JsonMapper().readValue(json, Blends.class);
        } catch (IOException e) {
            throw new IOException("it is cut short or no file of blends", e);
        }
        if (blends == null) {
            throw new IOException("it is empty");
        }
        check(blends.alone());
        check(blends.together());
        return blends;
    }

    private static void check(Map<String, Blend> blends) throws IOException {
        for (Map.Entry<String, Blend> blend : blends.entrySet()) {
            String head = blend.getKey();
            String question = head.split("[-.]", 2)[0];
            boolean fits = Arrays.stream(Question.values())
                    .filter(known -> known.name().equals(question))
                    .anyMatch(known -> blend.getValue().bias().length == known.width());
            if (!fits || !blend.getValue().finite()) {
                throw new IOException("the blend of " + head + " does not fit");
            }
        }
    }

    /** As JSON, in the order of the names, so that the same blends give the same bytes. */
    public byte[] write() {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(this);
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
     * One belief out of those of two heads that learned from different texts.
     *
     * @param question what both were asked
     * @param mention how likely the text is a mention of a brand, from 0 to 1
     * @param posts what the head that learned from any posts believes
     * @param mentions what the one that learned from mentions believes
     */
    public static double[] mixed(Question question, double mention, double[] posts, double[] mentions) {
        double share = question == Question.SENTIMENT ? MOST_FEELING * mention : mention;
        double[] mixed = new double[posts.length];
        for (int k = 0; k < mixed.length; k++) {
            mixed[k] = (1 - share) * posts[k] + share * mentions[k];
        }
        return mixed;
    }

    /**
     * Which head is asked.
     *
     * @param head its name, such as {@code URGENCY}, {@code SENTIMENT-es} or {@code MENTION-sentiment-es}
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
        /** Copies the bias. */
        public Blend {
            bias = bias.clone();
        }

        private boolean finite() {
            return Double.isFinite(fast)
                    && Double.isFinite(dense)
                    && Arrays.stream(bias).allMatch(Double::isFinite);
        }

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
