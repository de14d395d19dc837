package org.earshot.understand;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the heads say, with what was learned from staff.
 *
 * @param figures of the shipped heads
 * @param additions what was learned
 * @param told what staff said of the same words, null where nothing
 * @param probabilities of the answers of each question that was asked
 */
record Answers(
        Figures figures, Additions additions, Estimates.@Nullable Told told, Map<Question, double[]> probabilities) {
    /** Adds what was learned; the key names the text among those that staff corrected. */
    static Answers of(Figures figures, Additions additions, String language, String key) {
        Map<Question, double[]> probabilities = new EnumMap<>(Question.class);
        figures.logits().forEach((question, logits) -> {
            String head = Additions.head(question, language);
            double[] likely = question.probabilities(additions.add(head, logits, figures.features()));
            probabilities.put(question, additions.follow(head, key, likely));
        });
        Integer urgency = additions.told(Question.URGENCY.name(), key).orElse(null);
        Boolean about = additions
                .told(Question.ABOUT.name(), key)
                .map(answer -> answer == 1)
                .orElse(null);
        Estimates.Told told = urgency == null && about == null ? null : new Estimates.Told(urgency, about);
        return new Answers(figures, additions, told, probabilities);
    }

    /** The probabilities of a question's answers, where it was asked. */
    Optional<double[]> of(Question question) {
        return Optional.ofNullable(probabilities.get(question));
    }

    /** The probability of yes; 0 where it was not asked. */
    double yes(Question question) {
        return of(question).map(answers -> answers[1]).orElse(0.0);
    }

    /** True where everything that a judgement of urgency rests on was answered. */
    boolean whole() {
        return Question.asked().stream()
                .allMatch(question -> question == Question.SENTIMENT || probabilities.containsKey(question));
    }
}
