package org.earshot.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.earshot.understand.Question;

/** Which heads there are, what each learns from, and how; the only place that knows. */
final class Lessons {
    /** From so many followers on a label may rest on reach, which no text shows; triage has a rule for it. */
    private static final long REACH = 100_000;

    /** What an English tweet counts for a language that has few tweets of its own and is glossed in English. */
    private static final double ENGLISH = 0.1;

    private static final long SEED = 20_261_122;
    private static final Softmax.Settings CARE_FAST = new Softmax.Settings(15, 0.1, 1e-6, 0.5, SEED);
    private static final Softmax.Settings CARE_DENSE = new Softmax.Settings(30, 0.05, 0, 0.5, SEED);
    private static final Softmax.Settings FEELING_FAST = new Softmax.Settings(8, 0.2, 1e-6, 1, SEED);
    private static final Softmax.Settings FEELING_FAST_LARGE = new Softmax.Settings(5, 0.05, 1e-6, 1, SEED);
    private static final Softmax.Settings FEELING_DENSE = new Softmax.Settings(8, 0.05, 0, 1, SEED);
    private static final int LARGE = 40_000;
    private static final int MANY_BITS = 18;
    private static final int BITS = 17;
    private static final int FEW_BITS = 16;

    private final Path sets;
    private final List<Labelled> mentions;
    private final List<Head> heads = new ArrayList<>();

    private Lessons(Path sets, List<Labelled> mentions) {
        this.sets = sets;
        this.mentions = mentions;
    }

    /** The labelled mentions whose labels the text can show. */
    static List<Labelled> mentions(Path corpus) throws IOException {
        return Labelled.read(corpus).stream()
                .filter(example -> example.followers() == null || example.followers() < REACH)
                .toList();
    }

    /** All heads that there is anything to learn for. */
    static List<Head> heads(Path sets, List<Labelled> mentions) throws IOException {
        Lessons lessons = new Lessons(sets, mentions);
        for (Question question : Question.asked()) {
            lessons.learn(question);
        }
        return lessons.heads;
    }

    /** A head that learns from our mentions, and where there is a public set one more that learns from that. */
    private void learn(Question question) throws IOException {
        List<Labelled> all = new ArrayList<>(labelled(question));
        for (String language : question.languages()) {
            List<Labelled> posts = PublicSets.of(question, sets, language);
            List<Labelled> own = labelled(question).stream()
                    .filter(example -> language.equals(example.language()))
                    .toList();
            String file = question.posts(language).orElse("");
            if (!posts.isEmpty()) {
                heads.add(posts(question, language, joined(posts, own)));
            }
            if (!posts.isEmpty() && !own.isEmpty()) {
                heads.add(mention(file, language, posts, own));
                all.addAll(posts);
            }
        }
        if (!labelled(question).isEmpty()) {
            int bits = question == Question.URGENCY ? MANY_BITS : question == Question.INTENT ? FEW_BITS : BITS;
            String file = Question.CARE_FILE;
            heads.add(new Head(
                    file, question.name(), question, all, one -> one.ours() ? 1 : 0, bits, CARE_FAST, CARE_DENSE));
        }
    }

    /** A head that learns from a public set; it is asked about our mentions of the language, too. */
    private Head posts(Question question, String language, List<Labelled> examples) throws IOException {
        String file = question.posts(language).orElseThrow();
        String name = question.head(file, language);
        if (question != Question.SENTIMENT) {
            return new Head(
                    file, name, question, examples, one -> one.ours() ? 0 : 1, MANY_BITS, CARE_FAST, CARE_DENSE);
        }
        List<Labelled> all = language.equals("es") ? joined(examples, PublicSets.of(question, sets, "en")) : examples;
        Softmax.Settings fast = all.size() > LARGE ? FEELING_FAST_LARGE : FEELING_FAST;
        ToDoubleFunction<Labelled> weight = one -> one.ours() ? 0 : language.equals(one.language()) ? 1 : ENGLISH;
        return new Head(file, name, question, all, weight, MANY_BITS, fast, FEELING_DENSE);
    }

    /** A head that tells our mentions from the texts of a public set. */
    private static Head mention(String file, String language, List<Labelled> posts, List<Labelled> own) {
        List<Labelled> examples = new ArrayList<>();
        posts.forEach(example -> examples.add(example.with(Question.MENTION, 0)));
        own.forEach(example -> examples.add(example.with(Question.MENTION, 1)));
        String name = Question.MENTION.head(file, language);
        return new Head(file, name, Question.MENTION, examples, one -> 1, BITS, CARE_FAST, CARE_DENSE);
    }

    private static List<Labelled> joined(List<Labelled> some, List<Labelled> more) {
        List<Labelled> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private List<Labelled> labelled(Question question) {
        return mentions.stream()
                .filter(example -> example.label(question).isPresent())
                .toList();
    }
}
