package org.earshot.understand;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.understand.embedding.Embedder;
import org.earshot.understand.gloss.Glossary;
import org.earshot.understand.linear.Features;
import org.earshot.understand.linear.Grams;
import org.earshot.understand.linear.LinearHead;
import org.earshot.understand.linear.LinearModel;
import org.earshot.understand.linear.Telling;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the trained heads. The fast ones read every text; where they are not sure, the heads over embeddings are asked as well,
 * Spanish and Polish by way of their glosses. Safe for many threads, and the same text always gives the same answers.
 */
@Component
final class Heads implements Loadable {
    /** Languages in which the heads about urgency were trained. */
    static final Set<String> CARE = Set.of("en", "es", "pl");

    /** Languages in which sentiment was trained. */
    static final List<String> SENTIMENT = List.of("en", "es", "pl", "de", "fr", "pt", "it");

    /** For and against urgency, for the figures of low, normal, high and critical. */
    private static final double[] URGENT = {-0.5, -0.5, 0.5, 0.5};

    private final Optional<Embedder> embedder;
    private final Map<String, LinearModel> models = new HashMap<>();
    private volatile @Nullable Blends blends;

    Heads(Optional<Embedder> embedder) {
        this.embedder = embedder;
    }

    @Override
    public synchronized void load() {
        names().forEach(name -> HeadFiles.model(name).ifPresent(model -> models.put(name, model)));
        HeadFiles.blends().ifPresent(read -> blends = read);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("care"));
        SENTIMENT.forEach(language -> names.add("sentiment-" + language));
        embedder.ifPresent(present -> List.copyOf(names).forEach(name -> names.add(name + "." + present.version())));
        return names;
    }

    @Override
    public boolean ready() {
        return blends != null;
    }

    @Override
    public String version() {
        Blends read = blends;
        return "heads" + (read == null ? "" : "-" + read.version());
    }

    /** The answers to all questions that heads know in the language; empty where they know none. */
    Optional<Answers> ask(String text, String language) {
        Blends present = blends;
        if (present == null
                || !SENTIMENT.contains(language)
                || !CleanText.of(text, 4_000).hasLetters()) {
            return Optional.empty();
        }
        Features features = Grams.of(text, Glossary.of(language));
        Answers fast = answers(present, language, features, null);
        if (fast.probabilities().isEmpty() || fast.sure()) {
            return Optional.of(fast).filter(answers -> !answers.probabilities().isEmpty());
        }
        return Optional.of(embedder.filter(Embedder::ready)
                .filter(ready -> CARE.contains(language))
                .flatMap(ready -> ready.embed(english(text, language)))
                .map(vector -> answers(present, language, features, Features.dense(vector)))
                .orElse(fast));
    }

    /** The answers of the fast heads alone, for a part of a text. */
    Optional<Answers> quickly(String text, String language) {
        Blends present = blends;
        if (present == null
                || !SENTIMENT.contains(language)
                || !CleanText.of(text, 4_000).hasLetters()) {
            return Optional.empty();
        }
        return Optional.of(answers(present, language, Grams.of(text, Glossary.of(language)), null));
    }

    private static String english(String text, String language) {
        return Glossary.of(language).map(glossary -> glossary.english(text)).orElse(text);
    }

    private Answers answers(Blends present, String language, Features features, @Nullable Features dense) {
        Map<Question, double[]> probabilities = new EnumMap<>(Question.class);
        String voice = embedder.map(Embedder::version).orElse("");
        for (Question question : Question.values()) {
            boolean sentiment = question == Question.SENTIMENT;
            if (!sentiment && !CARE.contains(language)) {
                continue;
            }
            String file = sentiment ? "sentiment-" + language : "care";
            String head = sentiment ? question.name() + "-" + language : question.name();
            head(file, question).ifPresent(fast -> {
                double[] other = dense == null
                        ? null
                        : dense(file, question).map(one -> one.logits(dense)).orElse(null);
                present.probabilities(new Blends.Asked(head, voice, question), fast.logits(features), other)
                        .ifPresent(answer -> probabilities.put(question, answer));
            });
        }
        return new Answers(probabilities, dense != null, features);
    }

    private Optional<LinearHead> head(String file, Question question) {
        return Optional.ofNullable(models.get(file)).flatMap(model -> model.head(question));
    }

    private Optional<LinearHead> dense(String file, Question question) {
        return embedder.flatMap(present -> head(file + "." + present.version(), question));
    }

    /** The words that speak most for urgency. */
    Optional<Telling.Span> telling(String text, Answers answers) {
        return head("care", Question.URGENCY).flatMap(head -> Telling.of(text, answers.features(), head, URGENT));
    }

    /** What made the answers, for the reading. */
    String model(Answers answers) {
        String embedding =
                answers.embedded() ? "+" + embedder.map(Embedder::version).orElse("") : "";
        return version() + embedding;
    }

    /**
     * What the heads say.
     *
     * @param probabilities of the answers of each question that was asked
     * @param embedded whether heads over embeddings were asked too
     * @param features of the text
     */
    record Answers(Map<Question, double[]> probabilities, boolean embedded, Features features) {
        private static final double HARMLESS = 0.04;
        private static final double CLEAR = 0.85;

        /** The probabilities of a question's answers, where it was asked. */
        Optional<double[]> of(Question question) {
            return Optional.ofNullable(probabilities.get(question));
        }

        /** The probability of yes; 0 where it was not asked. */
        double yes(Question question) {
            return of(question).map(answers -> answers[1]).orElse(0.0);
        }

        /** True where a slower model would hardly change anything: plainly harmless, and its feeling is clear. */
        boolean sure() {
            double urgent =
                    of(Question.URGENCY).map(levels -> levels[2] + levels[3]).orElse(1.0);
            double feeling = of(Question.SENTIMENT)
                    .map(three -> Math.max(three[0], Math.max(three[1], three[2])))
                    .orElse(0.0);
            return urgent < HARMLESS && feeling > CLEAR;
        }
    }
}
