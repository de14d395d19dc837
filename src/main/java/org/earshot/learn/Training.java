package org.earshot.learn;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.earshot.understand.Blends;
import org.earshot.understand.Blends.Blend;
import org.earshot.understand.Question;
import org.earshot.understand.embedding.EmbeddingMode;
import org.earshot.understand.linear.Features;
import org.earshot.understand.linear.LinearHead;
import org.earshot.understand.linear.LinearModel;

/**
 * Makes the shipped weights from the data: trains every head on words and letters and on embeddings, fits their blends on answers to
 * examples that they had not seen, and last the stack of triage. The same data gives the same files.
 */
public final class Training {
    private final Places places;
    private final PrintWriter out;
    private final Map<String, List<LinearHead>> files = new LinkedHashMap<>();
    private final Map<String, Blend> alone = new LinkedHashMap<>();
    private final Map<String, Blend> together = new LinkedHashMap<>();
    private final Map<StackLesson.Belief, double[]> beliefs = new LinkedHashMap<>();
    private final Mixture mixture = new Mixture();

    /** Takes where things are, and where to tell what happens. */
    public Training(Places places, PrintWriter out) {
        this.places = places;
        this.out = out;
    }

    /**
     * Trains and writes the files.
     *
     * @throws IOException where data cannot be read or files cannot be written
     */
    public void run() throws IOException {
        List<Labelled> mentions = Lessons.mentions(places.corpus());
        List<Head> heads = Lessons.heads(places.sets(), mentions);
        out.printf("%d labelled mentions, %d heads%n", mentions.size(), heads.size());
        for (Head head : heads) {
            List<double[]> seen = fast(head);
            for (EmbeddingMode mode : EmbeddingMode.values()) {
                if (dense(head)) {
                    together(head, mode, seen);
                }
            }
        }
        mix(heads, mentions);
        write();
        new StackLesson(mentions, beliefs).fit(places.version(), out).write(places.stack());
        out.println("Wrote " + places.stack());
        out.flush();
    }

    /** Embeddings are English; heads over them are for languages that are English or have glosses. What is a mention, words tell. */
    private static boolean dense(Head head) {
        boolean english = head.file().equals(Question.CARE_FILE)
                || Question.URGENCY.languages().stream()
                        .anyMatch(language -> head.file().endsWith("-" + language));
        return english && head.question() != Question.MENTION;
    }

    private List<double[]> fast(Head head) {
        List<Features> grams = head.grams();
        List<double[]> unseen = head.unseen(grams, head.bits(), head.fast());
        files.computeIfAbsent(head.file(), file -> new ArrayList<>()).add(head.train(grams, head.bits(), head.fast()));
        Blend blend = Blending.fit(head.question(), shown(head, unseen, List.of()));
        alone.put(head.name(), blend);
        mixture.hear(head, "", likely(head, unseen, List.of(), blend));
        report(head, "fast", likely(head, unseen, List.of(), blend));
        return unseen;
    }

    private void together(Head head, EmbeddingMode mode, List<double[]> fast) throws IOException {
        String version = mode.embedder().version();
        List<Features> vectors = Vectors.of(mode, places.cache(), head.examples());
        int bits = Head.denseBits(vectors.get(0).size());
        List<double[]> unseen = head.unseen(vectors, bits, head.dense());
        files.computeIfAbsent(head.file() + "." + version, file -> new ArrayList<>())
                .add(head.train(vectors, bits, head.dense()));
        Blend blend = Blending.fit(head.question(), shown(head, fast, unseen));
        together.put(head.name() + "." + version, blend);
        mixture.hear(head, version, likely(head, fast, unseen, blend));
        report(head, version, likely(head, fast, unseen, blend));
    }

    private static List<Blending.Shown> shown(Head head, List<double[]> fast, List<double[]> dense) {
        List<Blending.Shown> shown = new ArrayList<>();
        for (int i = 0; i < fast.size(); i++) {
            if (head.measured(i)) {
                shown.add(new Blending.Shown(
                        fast.get(i), dense.isEmpty() ? null : dense.get(i), head.answer(i), head.weight(i)));
            }
        }
        return shown;
    }

    private static List<double[]> likely(Head head, List<double[]> fast, List<double[]> dense, Blend blend) {
        List<double[]> likely = new ArrayList<>();
        for (int i = 0; i < fast.size(); i++) {
            double[] other = dense.isEmpty() ? new double[fast.get(i).length] : dense.get(i);
            likely.add(head.question().probabilities(blend.logits(fast.get(i), other)));
        }
        return likely;
    }

    /** Prints how good a head is on examples that it had not seen: the public sets and our own corpus are different tasks. */
    private void report(Head head, String kind, List<double[]> likely) {
        List<Metrics.Answer> own = new ArrayList<>();
        List<Metrics.Answer> others = new ArrayList<>();
        for (int i = 0; i < likely.size(); i++) {
            if (head.measured(i)) {
                (head.examples().get(i).ours() ? own : others)
                        .add(answer(head.question(), head.answer(i), likely.get(i)));
            }
        }
        print(head.question(), head.name() + " " + kind + ", our corpus", own);
        print(head.question(), head.name() + " " + kind + ", public sets", others);
    }

    private static Metrics.Answer answer(Question question, int gold, double[] likely) {
        return new Metrics.Answer(gold, Question.likeliest(likely), positive(question, likely));
    }

    /** Puts the heads of every question together for the stack, and tells how good they are so. */
    private void mix(List<Head> heads, List<Labelled> mentions) throws IOException {
        List<String> voices = new ArrayList<>(List.of(""));
        for (EmbeddingMode mode : EmbeddingMode.values()) {
            voices.add(mode.embedder().version());
        }
        for (Labelled mention : mentions) {
            for (String voice : voices.subList(0, 2)) {
                for (Question question : Question.asked()) {
                    StackLesson.Belief belief = new StackLesson.Belief(mention.id(), question, !voice.isEmpty());
                    mixture.of(question, mention, voice).ifPresent(likely -> beliefs.put(belief, likely));
                }
            }
        }
        for (Head head : heads) {
            for (String voice : voices) {
                report(head, voice);
            }
        }
    }

    private void report(Head head, String voice) {
        if (head.question() == Question.MENTION || head.file().equals(Question.CARE_FILE) || !dense(head)) {
            return;
        }
        List<Metrics.Answer> own = new ArrayList<>();
        List<Metrics.Answer> others = new ArrayList<>();
        for (int i = 0; i < head.examples().size(); i++) {
            Labelled example = head.examples().get(i);
            if (example.ours() || head.measured(i)) {
                int gold = head.answer(i);
                mixture.of(head.question(), example, voice)
                        .ifPresent(
                                likely -> (example.ours() ? own : others).add(answer(head.question(), gold, likely)));
            }
        }
        String kind = head.name() + " mixed " + (voice.isEmpty() ? "fast" : voice);
        print(head.question(), kind + ", our corpus", own);
        print(head.question(), kind + ", public sets", others);
    }

    private void print(Question question, String kind, List<Metrics.Answer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        int classes = question.answers().size();
        String ranked = question == Question.SENTIMENT || question == Question.INTENT
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", average precision %.3f, calibration error %.3f",
                        Metrics.averagePrecision(answers, firstPositive(question)),
                        Metrics.calibrationError(answers, firstPositive(question)));
        out.printf(
                Locale.ROOT,
                "%-68s %6d: macro-recall %.3f, macro-F1 %.3f%s%n",
                kind,
                answers.size(),
                Metrics.macroRecall(answers, classes),
                Metrics.macroF1(answers, classes),
                ranked);
        out.flush();
    }

    private static int firstPositive(Question question) {
        return question == Question.URGENCY ? 2 : 1;
    }

    private static double positive(Question question, double[] likely) {
        return question == Question.URGENCY ? likely[2] + likely[3] : likely[likely.length - 1];
    }

    private void write() throws IOException {
        Files.createDirectories(places.heads());
        for (Map.Entry<String, List<LinearHead>> file : files.entrySet()) {
            byte[] model = new LinearModel(file.getValue()).write();
            Files.write(places.heads().resolve(file.getKey() + ".model"), model);
            out.printf(Locale.ROOT, "Wrote %s.model, %,d bytes%n", file.getKey(), model.length);
        }
        Files.write(places.heads().resolve("blends.json"), new Blends(places.version(), alone, together).write());
    }

    /**
     * Where training reads and writes.
     *
     * @param sets the folder of the public sets
     * @param corpus the folder of the labelled mentions
     * @param resources the root of the resources, such as {@code src/main/resources}
     * @param cache keeps embeddings between trainings
     * @param version of what is made
     */
    public record Places(Path sets, Path corpus, Path resources, Path cache, String version) {
        Path heads() {
            return resources.resolve("org/earshot/understand/heads");
        }

        Path stack() {
            return resources.resolve("org/earshot/triage/stack.json");
        }
    }
}
