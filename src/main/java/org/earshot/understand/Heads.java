package org.earshot.understand;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Spanish and Polish by way of their glosses; what was learned from staff is added at the end. Safe for many threads, and the same
 * text always gives the same answers.
 */
@Component
final class Heads implements Loadable {
    private static final List<Question> ALL = Question.asked();
    private static final int MOST_LETTERS = 6_000;

    private static final String CARE = Question.CARE_FILE;

    /** For and against urgency, for the figures of low, normal, high and critical. */
    private static final double[] URGENT = {-0.5, -0.5, 0.5, 0.5};

    private final Optional<Embedder> embedder;
    private final HeadFiles files;
    private final LearnedHeads learned;
    private final Map<String, LinearModel> models = new HashMap<>();
    private volatile @Nullable Blends blends;

    Heads(Optional<Embedder> embedder, HeadFiles files, LearnedHeads learned) {
        this.embedder = embedder;
        this.files = files;
        this.learned = learned;
    }

    @Override
    public synchronized void load() {
        Optional<Blends> read = files.blends();
        if (read.isPresent()) {
            names().forEach(name -> files.model(name).ifPresent(model -> models.put(name, model)));
            blends = read.get();
        }
        renew();
    }

    /** Takes up what was learned and is live now. */
    void renew() {
        learned.renew(version());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(CARE));
        names.addAll(posts(Question.SENTIMENT.languages()));
        embedder.ifPresent(present -> {
            names.add(CARE + "." + present.version());
            posts(Question.URGENCY.languages()).forEach(name -> names.add(name + "." + present.version()));
        });
        return names;
    }

    private static List<String> posts(List<String> languages) {
        return languages.stream()
                .flatMap(language -> ALL.stream().flatMap(question -> question.posts(language).stream()))
                .toList();
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

    /** True for a language in which heads were trained, whether or not their files are there. */
    boolean read(String language) {
        return Question.SENTIMENT.languages().contains(language);
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
        Asking asking = new Asking(present, language, Grams.of(text, Glossary.of(language)), null);
        Figures fast = answers(asking, ALL);
        if (fast.logits().isEmpty() || fast.sure()) {
            return Optional.of(fast).filter(figures -> !figures.logits().isEmpty());
        }
        return Optional.of(embedder.filter(Embedder::ready)
                .filter(ready -> Question.URGENCY.languages().contains(language))
                .flatMap(ready -> ready.embed(english(text, language)))
                .map(vector -> answers(asking.with(Features.dense(vector)), ALL))
                .orElse(fast));
    }

    /** How a part of a text feels, by the fast head and what was learned alone. */
    Optional<Answers> feeling(String text, String language, Additions additions) {
        Blends present = blends;
        if (present == null || !legible(text, language)) {
            return Optional.empty();
        }
        Asking asking = new Asking(present, language, Grams.of(text, Glossary.of(language)), null);
        return Optional.of(Answers.of(answers(asking, List.of(Question.SENTIMENT)), additions, language, ""));
    }

    private boolean legible(String text, String language) {
        return read(language) && CleanText.of(text, 4_000).hasLetters();
    }

    /** An embedder reads no more letters than these, so that the rest needs no gloss. */
    private static String english(String text, String language) {
        return Glossary.of(language)
                .map(glossary -> glossary.english(CleanText.head(text, MOST_LETTERS)))
                .orElse(text);
    }

    private Figures answers(Asking asking, List<Question> questions) {
        Map<Question, double[]> logits = new EnumMap<>(Question.class);
        for (Question question : questions) {
            answer(asking, question).ifPresent(answer -> logits.put(question, answer));
        }
        return new Figures(logits, asking.dense() != null, asking.features());
    }

    private Optional<double[]> answer(Asking asking, Question question) {
        if (!question.languages().contains(asking.language())) {
            return Optional.empty();
        }
        Optional<double[]> mentions = answer(asking, question, CARE);
        return question.posts(asking.language())
                .map(posts -> mixed(asking, question, posts, mentions))
                .orElse(mentions);
    }

    /** Who learned from posts and who learned from our mentions are believed as far as the text is like the one or the other. */
    private Optional<double[]> mixed(Asking asking, Question question, String file, Optional<double[]> mentions) {
        Optional<double[]> posts = answer(asking, question, file);
        Optional<double[]> mention = answer(asking, Question.MENTION, file);
        if (posts.isEmpty() || mentions.isEmpty() || mention.isEmpty()) {
            return posts.or(() -> mentions);
        }
        double[] mixed = Blends.mixed(
                question,
                Question.MENTION.probabilities(mention.get())[1],
                question.probabilities(posts.get()),
                question.probabilities(mentions.get()));
        return Optional.of(question.logits(mixed));
    }

    private Optional<double[]> answer(Asking asking, Question question, String file) {
        String name = question.head(file, asking.language());
        String voice = embedder.map(Embedder::version).orElse("");
        Features dense = asking.dense();
        return head(file, question).flatMap(fast -> {
            double[] other = dense == null
                    ? null
                    : dense(file, question).map(one -> one.logits(dense)).orElse(null);
            return asking.blends().logits(new Blends.Asked(name, voice), fast.logits(asking.features()), other);
        });
    }

    private Optional<LinearHead> head(String file, Question question) {
        return Optional.ofNullable(models.get(file)).flatMap(model -> model.head(question));
    }

    private Optional<LinearHead> dense(String file, Question question) {
        return embedder.flatMap(present -> head(file + "." + present.version(), question));
    }

    /** The words that speak most for urgency. */
    Optional<Telling.Span> telling(String text, Answers answers) {
        return head(CARE, Question.URGENCY)
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

    /**
     * What the heads are asked about.
     *
     * @param blends how they are put together
     * @param language of the text
     * @param features its words and letters
     * @param dense its embedding, null while nobody has asked for it
     */
    private record Asking(
            Blends blends,
            String language,
            Features features,
            @Nullable Features dense) {
        Asking with(Features vector) {
            return new Asking(blends, language, features, vector);
        }
    }
}
