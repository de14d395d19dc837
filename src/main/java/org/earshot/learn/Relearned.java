package org.earshot.learn;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.earshot.understand.Additions;
import org.earshot.understand.Estimates;
import org.earshot.understand.Question;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.earshot.understand.linear.Features;
import org.jspecify.annotations.Nullable;

/**
 * What a reading would be with other additions. The probabilities of a stored reading are its figures up to a constant, so what was
 * added to them can be taken away again without reading the text anew.
 *
 * @param reading as it was made
 * @param features of its text
 * @param key of its text
 * @param base the figures of the shipped heads, up to a constant
 */
record Relearned(Reading reading, Features features, String key, Map<Question, double[]> base) {
    private static final double LEAST = 1e-12;

    /** A stored reading whose figures were made with these additions. */
    static Relearned of(Reading reading, Features features, String key, Additions made) {
        Map<Question, double[]> base = new EnumMap<>(Question.class);
        Sentiment sentiment = reading.sentiment();
        if (sentiment.label() != Sentiment.Label.UNKNOWN) {
            base.put(Question.SENTIMENT, logs(sentiment.negative(), sentiment.neutral(), sentiment.positive()));
        }
        Estimates estimates = reading.estimates();
        if (estimates != null) {
            base.put(
                    Question.URGENCY,
                    logs(estimates.levels().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray()));
            double about = estimates.aboutBrand();
            base.put(Question.ABOUT, new double[] {log(about) - log(1 - about)});
        }
        base.replaceAll((question, logits) -> {
            double[] without = new double[logits.length];
            double[] added =
                    made.add(Additions.head(question, reading.language()), new double[logits.length], features);
            Arrays.setAll(without, k -> logits[k] - added[k]);
            return without;
        });
        return new Relearned(reading, features, key, base);
    }

    private static double[] logs(double... likely) {
        return Arrays.stream(likely).map(Relearned::log).toArray();
    }

    private static double log(double likely) {
        return Math.log(Math.max(LEAST, likely));
    }

    /** The reading with other additions. */
    Reading with(Additions additions) {
        Sentiment sentiment = base.containsKey(Question.SENTIMENT)
                ? sentiment(likely(Question.SENTIMENT, additions))
                : reading.sentiment();
        return new Reading(
                reading.language(),
                reading.brandMatch(),
                sentiment,
                reading.intent(),
                reading.topics(),
                reading.model(),
                estimates(reading.estimates(), additions));
    }

    private @Nullable Estimates estimates(@Nullable Estimates old, Additions additions) {
        if (old == null || !base.containsKey(Question.URGENCY) || !base.containsKey(Question.ABOUT)) {
            return old;
        }
        Integer urgency = additions.told(Question.URGENCY.name(), key).orElse(null);
        Boolean about = additions
                .told(Question.ABOUT.name(), key)
                .map(answer -> answer == 1)
                .orElse(null);
        List<Double> levels =
                Arrays.stream(likely(Question.URGENCY, additions)).boxed().toList();
        return new Estimates(
                likely(Question.ABOUT, additions)[1],
                old.complaint(),
                old.needsReply(),
                levels,
                old.intent(),
                old.evidence(),
                urgency == null && about == null ? null : new Estimates.Told(urgency, about));
    }

    private Sentiment sentiment(double[] three) {
        int best = three[1] > three[0] ? 1 : 0;
        best = three[2] > three[best] ? 2 : best;
        return new Sentiment(
                Sentiment.Label.values()[best],
                three[0],
                three[1],
                three[2],
                reading.sentiment().sentences());
    }

    private double[] likely(Question question, Additions additions) {
        String head = Additions.head(question, reading.language());
        double[] logits = base.getOrDefault(question, new double[question.width()]);
        return additions.follow(head, key, question.probabilities(additions.add(head, logits, features)));
    }
}
