package org.earshot.triage;

import java.util.Comparator;
import java.util.Optional;
import org.earshot.understand.Sentiment;
import org.earshot.understand.Sentiment.Label;
import org.earshot.understand.Sentiment.Sentence;

/**
 * Weighs what is not in the words themselves: the model's sentiment, questions, stars, and how far the author is heard.
 *
 * @param signs what there is to see
 * @param sentiment what the model thinks
 */
record Feelings(Signs signs, Sentiment sentiment) {
    /** Below this a negative sentiment is a guess. */
    private static final double CLEAR = 0.6;

    void weigh(Weighing weighing) {
        sentiment(weighing);
        question(weighing);
        stars(weighing);
    }

    private void sentiment(Weighing weighing) {
        if (sentiment.label() != Label.NEGATIVE) {
            return;
        }
        int points = (int) Math.round(24 * sentiment.negative());
        String why = "The text reads as negative";
        Optional<Sentence> worst = sentiment.sentences().stream()
                .filter(sentence -> sentence.label() == Label.NEGATIVE)
                .max(Comparator.comparingDouble(Sentence::negative));
        worst.ifPresentOrElse(
                sentence -> weighing.sentence(sentence, points, why), () -> weighing.add("sentiment", points, why));
    }

    /** A bare question mark beside praise is no request. */
    private void question(Weighing weighing) {
        if (signs.says("question") || !signs.markedQuestion() || signs.says("praise")) {
            return;
        }
        weighing.add("question", 20, "Asks something");
        weighing.atLeast(Urgency.NORMAL, "question");
    }

    private void stars(Weighing weighing) {
        if (signs.lowStars()) {
            weighing.add("low-stars", signs.stars().orElse(2.0) < 1.5 ? 20 : 15, "Gives one or two of five stars");
            weighing.atLeast(Urgency.NORMAL, "low-stars");
        }
        if (signs.contradicted()) {
            weighing.note("stars-contradict", "The stars say the opposite of the words");
        }
    }

    /** Weighs how many people listen; where trained heads decide, they say what is negative instead. */
    void reach(Weighing weighing) {
        Reach reach = Reach.of(signs.post());
        reach.asks(negative(), signs.grave() || clearly()).ifPresent(level -> {
            weighing.add("reach", level == Urgency.CRITICAL ? 35 : 25, reach.why());
            weighing.atLeast(level, "reach");
        });
    }

    /** True where somebody waits for an answer to something. */
    boolean asks() {
        return negative() || signs.says("question") || (signs.markedQuestion() && !signs.says("praise"));
    }

    boolean negative() {
        boolean feels = sentiment.label() == Label.NEGATIVE && sentiment.negative() >= CLEAR && !signs.says("praise");
        return feels || signs.negativeWords() || signs.lowStars();
    }

    private boolean clearly() {
        return signs.says("displeased") && sentiment.label() == Label.NEGATIVE && sentiment.negative() >= CLEAR;
    }
}
