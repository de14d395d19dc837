package org.earshot.understand;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.earshot.understand.linear.Features;
import org.earshot.understand.linear.LinearHead;

/**
 * What was learned from staff: small heads whose figures are added to those of the shipped ones, and the answers to texts that staff
 * corrected. Where nothing was learned the figures stay as they are, to the last bit.
 *
 * @param version such as {@code learned-3}; empty where nothing was learned
 * @param heads by the name of the head that each adds to
 * @param told by the name of a head, the answers by {@link #key}
 */
public record Additions(String version, Map<String, LinearHead> heads, Map<String, Map<String, Integer>> told) {
    /** Nothing. */
    public static final Additions NONE = new Additions("", Map.of(), Map.of());

    /** So sure is an answer that staff gave to the same words. */
    private static final double SURE = 0.97;

    /** Copies the maps. */
    public Additions {
        heads = Map.copyOf(heads);
        told = Map.copyOf(told);
    }

    /** The name of the head that answers a question in a language, such as {@code URGENCY} or {@code SENTIMENT-es}. */
    public static String head(Question question, String language) {
        return question == Question.SENTIMENT ? question.name() + "-" + language : question.name();
    }

    /** Under which the same words about the same brand are found again; the words cannot be read back from it. */
    public static String key(String brand, String text) {
        try {
            String words = brand + "\n" + text.strip().replaceAll("\\s+", " ");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The figures of a head with what was learned added. */
    public double[] add(String head, double[] logits, Features features) {
        LinearHead addition = heads.get(head);
        if (addition == null) {
            return logits;
        }
        double[] added = addition.logits(features);
        for (int k = 0; k < added.length; k++) {
            added[k] += logits[k];
        }
        return added;
    }

    /** The answer that staff gave to the same words, where it is live. */
    public Optional<Integer> told(String head, String key) {
        return Optional.ofNullable(told.getOrDefault(head, Map.of()).get(key));
    }

    /** Draws probabilities to the answer that staff gave to the same words. */
    public double[] follow(String head, String key, double[] likely) {
        return told(head, key).map(answer -> sure(answer, likely)).orElse(likely);
    }

    private static double[] sure(int answer, double[] likely) {
        double[] drawn = new double[likely.length];
        for (int k = 0; k < drawn.length; k++) {
            drawn[k] = (1 - SURE) * likely[k] + (k == answer ? SURE : 0);
        }
        return drawn;
    }
}
