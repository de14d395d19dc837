package org.earshot.understand;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is asked about a mention. Every question has a head of its own in a model, and its own calibration. */
public enum Question {
    /** How the author feels toward the brand. */
    SENTIMENT("negative", "neutral", "positive"),
    /** Whether it is about the brand at all, and not a homonym, a competitor or a bystander. */
    ABOUT("no", "yes"),
    /** Whether an expectation toward the brand was broken, however politely it is said. */
    COMPLAINT("no", "yes"),
    /** How long it can wait, from low to critical. */
    URGENCY("low", "normal", "high", "critical"),
    /** What the author wants or reports. */
    INTENT(
            "complaint",
            "question",
            "praise",
            "news",
            "spam",
            "churn",
            "legal",
            "safety",
            "fraud",
            "outage",
            "abuse",
            "other"),
    /** Whether the brand should answer. */
    REPLY("no", "yes"),
    /** Whether it reads like what people write to a brand or about one, and not like any post; it says which feelings to trust. */
    MENTION("no", "yes");

    /** The file of the heads that learned from our mentions, in all their languages at once. */
    public static final String CARE_FILE = "care";

    private static final double SMALLEST = 1e-12;
    private static final List<String> CARE = List.of("en", "es", "pl");
    private static final List<String> FEELING = List.of("en", "es", "pl", "de", "fr", "pt", "it");

    private final List<String> answers;

    Question(String... answers) {
        this.answers = List.of(answers);
    }

    /** The possible answers, in the order of the probabilities. */
    public List<String> answers() {
        return answers;
    }

    /** The languages in which its heads are trained, as ISO 639-1 codes; how a text feels is asked in more of them. */
    public List<String> languages() {
        return this == SENTIMENT ? FEELING : CARE;
    }

    /** The model of the head that learned this from posts other than our mentions, in a language; empty where there is none. */
    public Optional<String> posts(String language) {
        boolean tweets = this == COMPLAINT && language.equals("en");
        return tweets || (this == SENTIMENT && FEELING.contains(language))
                ? Optional.of(name().toLowerCase(Locale.ROOT) + "-" + language)
                : Optional.empty();
    }

    /** The name of a head among the blends; those of one question learned from different texts. */
    public String head(String file, String language) {
        return file.equals(CARE_FILE) ? name() : name() + "-" + (this == MENTION ? file : language);
    }

    /** Those that are asked about every mention, in their order. */
    public static List<Question> asked() {
        return Arrays.stream(values()).filter(question -> question != MENTION).toList();
    }

    /** How many figures a head gives: one for a question of yes and no, else one for each answer. */
    public int width() {
        return answers.size() == 2 ? 1 : answers.size();
    }

    /**
     * Probabilities of the answers from a head's figures.
     *
     * @param logits as many as {@link #width}
     * @return as many as there are answers, adding up to 1
     */
    public double[] probabilities(double[] logits) {
        if (logits.length == 1) {
            double yes = 1 / (1 + Math.exp(-logits[0]));
            return new double[] {1 - yes, yes};
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            most = Math.max(most, logit);
        }
        double[] parts = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.exp(logits[i] - most);
            sum += parts[i];
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] /= sum;
        }
        return parts;
    }

    /**
     * Figures that give these probabilities.
     *
     * @param probabilities as many as there are answers, adding up to 1
     * @return as many as {@link #width}
     */
    public double[] logits(double[] probabilities) {
        double[] logs = Arrays.stream(probabilities)
                .map(probability -> Math.log(Math.max(probability, SMALLEST)))
                .toArray();
        return logs.length == 2 ? new double[] {logs[1] - logs[0]} : logs;
    }

    /** The place of the likeliest answer; the first of several that are equally likely. */
    public static int likeliest(double[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return best;
    }
}
