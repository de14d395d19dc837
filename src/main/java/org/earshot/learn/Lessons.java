package org.earshot.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earshot.understand.Question;

/** Which heads there are, what each learns from, and how; the only place that knows. */
final class Lessons {
    /** From so many followers on a label may rest on reach, which no text shows; triage has a rule for it. */
    private static final long REACH = 100_000;

    private static final long SEED = 20_261_122;
    private static final Softmax.Settings CARE_FAST = new Softmax.Settings(15, 0.1, 1e-6, 0.5, SEED);
    private static final Softmax.Settings CARE_DENSE = new Softmax.Settings(30, 0.05, 0, 0.5, SEED);
    private static final Softmax.Settings FEELING_FAST = new Softmax.Settings(8, 0.2, 1e-6, 1, SEED);
    private static final Softmax.Settings FEELING_FAST_LARGE = new Softmax.Settings(5, 0.05, 1e-6, 1, SEED);
    private static final Softmax.Settings FEELING_DENSE = new Softmax.Settings(8, 0.05, 0, 1, SEED);
    private static final int LARGE = 40_000;
    private static final int FEELING_BITS = 18;

    private Lessons() {}

    /** The labelled mentions whose labels the text can show. */
    static List<Labelled> mentions(Path corpus) throws IOException {
        return Labelled.read(corpus).stream()
                .filter(example -> example.followers() == null || example.followers() < REACH)
                .toList();
    }

    /** All heads that there is anything to learn for. */
    static List<Head> heads(Path sets, List<Labelled> mentions) throws IOException {
        List<Head> heads = new ArrayList<>();
        for (Question question : Question.values()) {
            if (question != Question.SENTIMENT) {
                List<Labelled> examples = new ArrayList<>(labelled(mentions, question));
                if (question == Question.COMPLAINT) {
                    examples.addAll(PublicSets.complaints(sets));
                }
                int bits = question == Question.URGENCY ? 18 : question == Question.INTENT ? 16 : 17;
                if (!examples.isEmpty()) {
                    heads.add(new Head("care", question.name(), question, examples, bits, CARE_FAST, CARE_DENSE));
                }
            }
        }
        for (String language : Question.SENTIMENT.languages()) {
            List<Labelled> examples = new ArrayList<>(PublicSets.sentiment(sets, language));
            labelled(mentions, Question.SENTIMENT).stream()
                    .filter(example -> language.equals(example.language()))
                    .forEach(examples::add);
            if (!examples.isEmpty()) {
                heads.add(feeling(language, examples));
            }
        }
        return heads;
    }

    private static Head feeling(String language, List<Labelled> examples) {
        return new Head(
                "sentiment-" + language,
                Question.SENTIMENT.name() + "-" + language,
                Question.SENTIMENT,
                examples,
                FEELING_BITS,
                examples.size() > LARGE ? FEELING_FAST_LARGE : FEELING_FAST,
                FEELING_DENSE);
    }

    private static List<Labelled> labelled(List<Labelled> mentions, Question question) {
        return mentions.stream()
                .filter(example -> example.label(question).isPresent())
                .toList();
    }
}
