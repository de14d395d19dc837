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
        write();
        new StackLesson(mentions, beliefs).fit(places.version(), out).write(places.stack());
        out.println("Wrote " + places.stack());
        out.flush();
    }

    /** Embeddings are English; heads over them are for languages that are English or have glosses. */
    private static boolean dense(Head head) {
        return head.file().equals("care")
                || Question.URGENCY.languages().stream()
                        .anyMatch(language -> head.file().equals("sentiment-" + language));
    }

    private List<double[]> fast(Head head) {
        List<Features> grams = head.grams();
        List<double[]> unseen = head.unseen(grams, head.bits(), head.fast());
        files.computeIfAbsent(head.file(), file -> new ArrayList<>()).add(head.train(grams, head.bits(), head.fast()));
        Blend blend = Blending.fit(head.question(), shown(head, unseen, List.of()));
        alone.put(head.name(), blend);
        believe(head, false, likely(head, unseen, List.of(), blend));
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
        if (mode == EmbeddingMode.BGE) {
            believe(head, true, likely(head, fast, unseen, blend));
        }
        report(head, version, likely(head, fast, unseen, blend));
    }

    private static List<Blending.Shown> shown(Head head, List<double[]> fast, List<double[]> dense) {
        List<Blending.Shown> shown = new ArrayList<>();
        for (int i = 0; i < fast.size(); i++) {
            shown.add(new Blending.Shown(
                    fast.get(i), dense.isEmpty() ? null : dense.get(i), head.answer(i), head.weight(i)));
        }
        return shown;
    }

    /** Keeps what the heads of a question believe about the labelled mentions, for the stack. */
    private void believe(Head head, boolean embedded, List<double[]> likely) {
        for (int i = 0; i < likely.size(); i++) {
            String id = head.examples().get(i).id();
            beliefs.put(new StackLesson.Belief(id, head.question(), embedded), likely.get(i));
        }
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
            boolean written = head.examples().get(i).label(Question.URGENCY).isPresent();
            (written ? own : others)
                    .add(new Metrics.Answer(
                            head.answer(i),
                            Question.likeliest(likely.get(i)),
                            positive(head.question(), likely.get(i))));
        }
        print(head, kind + ", our corpus", own);
        print(head, kind + ", public sets", others);
    }

    private void print(Head head, String kind, List<Metrics.Answer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        Question question = head.question();
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
                "%-13s %-54s %6d: macro-recall %.3f, macro-F1 %.3f%s%n",
                head.name(),
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
