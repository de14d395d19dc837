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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks the trained heads. The fast ones read every text; where they are not sure, the heads over embeddings are asked as well,
 * Spanish and Polish by way of their glosses; what was learned from staff is added at the end. Safe for many threads, and the same
 * text always gives the same answers.
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
    private final HeadFiles files;
    private final LearnedHeads learned;
    private final Map<String, LinearModel> models = new HashMap<>();
    private volatile @Nullable Blends blends;

    @Autowired
    Heads(Optional<Embedder> embedder, LearnedHeads learned) {
        this(embedder, HeadFiles.shipped(), learned);
    }

    Heads(Optional<Embedder> embedder, HeadFiles files, LearnedHeads learned) {
        this.embedder = embedder;
        this.files = files;
        this.learned = learned;
    }

    @Override
    public synchronized void load() {
        names().forEach(name -> files.model(name).ifPresent(model -> models.put(name, model)));
        files.blends().ifPresent(read -> blends = read);
        renew();
    }

    /** Takes up what was learned and is live now. */
    void renew() {
        learned.renew(version());
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

    /** The answers to all questions that heads know in the language, about a brand; empty where they know none. */
    Optional<Answers> ask(String text, String language, String brand) {
        Additions additions = learned.present();
        String key = additions.told().isEmpty() ? "" : Additions.key(brand, text);
        return figures(text, language).map(figures -> Answers.of(figures, additions, language, key));
    }

    /** What the shipped heads say; empty where they know nothing. */
    Optional<Figures> figures(String text, String language) {
        Blends present = blends;
        if (present == null || !legible(text, language)) {
            return Optional.empty();
        }
        Features features = Grams.of(text, Glossary.of(language));
        Figures fast = figures(present, language, features, null);
        if (fast.logits().isEmpty() || fast.sure()) {
            return Optional.of(fast).filter(figures -> !figures.logits().isEmpty());
        }
        return Optional.of(embedder.filter(Embedder::ready)
                .filter(ready -> CARE.contains(language))
                .flatMap(ready -> ready.embed(english(text, language)))
                .map(vector -> figures(present, language, features, Features.dense(vector)))
                .orElse(fast));
    }

    /** The answers of the fast heads alone, for a part of a text. */
    Optional<Answers> quickly(String text, String language, Additions additions) {
        Blends present = blends;
        if (present == null || !legible(text, language)) {
            return Optional.empty();
        }
        Figures fast = figures(present, language, Grams.of(text, Glossary.of(language)), null);
        return Optional.of(Answers.of(fast, additions, language, ""));
    }

    private static boolean legible(String text, String language) {
        return SENTIMENT.contains(language) && CleanText.of(text, 4_000).hasLetters();
    }

    private static String english(String text, String language) {
        return Glossary.of(language).map(glossary -> glossary.english(text)).orElse(text);
    }

    private Figures figures(Blends present, String language, Features features, @Nullable Features dense) {
        Map<Question, double[]> logits = new EnumMap<>(Question.class);
        String voice = embedder.map(Embedder::version).orElse("");
        for (Question question : Question.values()) {
            boolean sentiment = question == Question.SENTIMENT;
            if (!sentiment && !CARE.contains(language)) {
                continue;
            }
            String file = sentiment ? "sentiment-" + language : "care";
            String head = Additions.head(question, language);
            head(file, question).ifPresent(fast -> {
                double[] other = dense == null
                        ? null
                        : dense(file, question).map(one -> one.logits(dense)).orElse(null);
                present.logits(new Blends.Asked(head, voice), fast.logits(features), other)
                        .ifPresent(answer -> logits.put(question, answer));
            });
        }
        return new Figures(logits, dense != null, features);
    }

    private Optional<LinearHead> head(String file, Question question) {
        return Optional.ofNullable(models.get(file)).flatMap(model -> model.head(question));
    }

    private Optional<LinearHead> dense(String file, Question question) {
        return embedder.flatMap(present -> head(file + "." + present.version(), question));
    }

    /** The words that speak most for urgency. */
    Optional<Telling.Span> telling(String text, Answers answers) {
        return head("care", Question.URGENCY)
                .flatMap(head -> Telling.of(text, answers.figures().features(), head, URGENT));
    }

    /** What made the answers, for the reading. */
    String model(Answers answers) {
        String added = answers.additions().version();
        String embedding = answers.figures().embedded()
                ? "+" + embedder.map(Embedder::version).orElse("")
                : "";
        return version() + (added.isEmpty() ? "" : "+" + added) + embedding;
    }
}
