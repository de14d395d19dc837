package org.earshot.learn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.earshot.understand.Question;
import org.earshot.understand.linear.LinearHead;
import org.jspecify.annotations.Nullable;

/**
 * Teaches one head from what staff corrected: an addition to the shipped head, whose figures stay as they are. It is measured on
 * texts that it has not seen, against what is live, which for this comparison has not seen them either.
 *
 * @param head its name, such as {@code URGENCY} or {@code SENTIMENT-es}
 * @param question what it answers
 * @param corrections what staff said, of mentions that the shipped head could read
 */
record Lesson(String head, Question question, List<Correction> corrections) {
    /** Fewer corrections of a question teach nothing that could be measured. */
    static final int LEAST = 20;

    private static final int LEAST_TEXTS = 5;
    private static final int FOLDS = 5;
    private static final int BITS = 16;

    /** Log-loss must fall by more than chance rounding. */
    private static final double GAIN = 0.001;

    private static final double RATE = 0.02;
    private static final double SHRINK = 0.05;
    private static final long SEED = 20_261_122;

    /** So many looks at examples are enough; few examples are looked at more often. */
    private static final int LOOKS = 10_000;

    Lesson {
        corrections = corrections.stream()
                .sorted(Comparator.comparing(Correction::at).thenComparing(Correction::mention))
                .toList();
    }

    /** How many different texts there are. */
    int texts() {
        return (int) corrections.stream().map(Correction::key).distinct().count();
    }

    /** Why nothing can be learned from so few; empty where it can. */
    Optional<String> tooFew() {
        if (corrections.size() < LEAST) {
            return Optional.of("Only " + corrections.size() + " corrections, and " + LEAST + " are needed");
        }
        if (texts() < LEAST_TEXTS) {
            return Optional.of(
                    "Only " + texts() + " different texts, and " + LEAST_TEXTS + " are needed to measure it");
        }
        return Optional.empty();
    }

    /** The addition, trained on all corrections. */
    LinearHead addition() {
        Softmax.Trained trained = train(corrections);
        return LinearHead.of(question, BITS, trained.weights(), trained.bias());
    }

    /** The answers to the corrected texts; where staff said different things the last word counts. */
    Map<String, Integer> told() {
        Map<String, Integer> told = new TreeMap<>();
        corrections.forEach(one -> told.put(one.key(), one.answer()));
        return told;
    }

    /** Changes with every correction. */
    String digest() {
        StringBuilder all = new StringBuilder();
        corrections.forEach(one ->
                all.append(one.mention()).append(one.key()).append(one.answer()).append(one.at()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** When the last correction was made. */
    Instant until() {
        return corrections.get(corrections.size() - 1).at();
    }

    /**
     * Measures old against new by cross-validation; the same text is never on both sides.
     *
     * @param known the last correction that the live addition knew; null where none is live
     */
    Measured measure(@Nullable Instant known) {
        Map<String, Integer> folds = folds();
        List<double[]> before = new ArrayList<>();
        List<double[]> after = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            List<Correction> seen = corrections.stream()
                    .filter(one -> folds.getOrDefault(one.key(), 0) != out)
                    .toList();
            Softmax.Trained next = train(seen);
            Softmax.Trained old = known == null
                    ? null
                    : train(seen.stream()
                            .filter(one -> !one.at().isAfter(known))
                            .toList());
            for (Correction one : corrections) {
                if (folds.getOrDefault(one.key(), 0) == out) {
                    before.add(believed(one, old));
                    after.add(believed(one, next));
                    right.add(one.answer());
                }
            }
        }
        return new Measured(Score.of(question, before, right), Score.of(question, after, right));
    }

    private Map<String, Integer> folds() {
        Map<String, Integer> folds = new HashMap<>();
        corrections.stream()
                .map(Correction::key)
                .distinct()
                .sorted()
                .forEach(key -> folds.put(key, folds.size() % FOLDS));
        return folds;
    }

    private Softmax.Trained train(List<Correction> seen) {
        List<Softmax.Example> examples = seen.stream()
                .map(one -> new Softmax.Example(row(one), one.answer(), 1, offset(one)))
                .toList();
        return Softmax.train(question, 1 << BITS, examples, settings(seen.size()));
    }

    /** Small steps and a strong pull to zero; no bias, because people correct what was wrong and not a fair sample. */
    private static Softmax.Settings settings(int examples) {
        int epochs = Math.max(8, Math.min(40, LOOKS / Math.max(1, examples)));
        return new Softmax.Settings(epochs, RATE, SHRINK, 0, SEED, false);
    }

    private double[] believed(Correction one, Softmax.@Nullable Trained addition) {
        double[] logits = offset(one).clone();
        if (addition != null) {
            double[] added = addition.logits(row(one));
            for (int k = 0; k < logits.length; k++) {
                logits[k] += added[k];
            }
        }
        return question.probabilities(logits);
    }

    private double[] offset(Correction one) {
        return one.figures().of(question).orElseThrow();
    }

    private static Row row(Correction one) {
        return Row.of(one.figures().features(), BITS);
    }

    /**
     * Old against new.
     *
     * @param before of what is live
     * @param after of what was learned
     */
    record Measured(Score before, Score after) {
        /** Whether the new one may go live. */
        boolean better() {
            return gains() && !after.loses(before);
        }

        private boolean gains() {
            return after.logLoss() < before.logLoss() - GAIN;
        }

        /** Why it may or may not, in a sentence without a full stop. */
        String why() {
            String losses = String.format(Locale.ROOT, "(%.3f before, %.3f now)", before.logLoss(), after.logLoss());
            if (!gains()) {
                return "Log-loss does not fall on texts that it had not seen " + losses;
            }
            if (after.loses(before)) {
                return String.format(
                        Locale.ROOT,
                        "It would find fewer of the %d that matter (recall %.3f before, %.3f now)",
                        after.positives(),
                        before.recall(),
                        after.recall());
            }
            return "Log-loss falls on texts that it had not seen " + losses;
        }
    }
}
