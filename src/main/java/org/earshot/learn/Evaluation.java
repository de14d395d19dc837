package org.earshot.learn;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.earshot.understand.Estimates;
import org.earshot.understand.Question;

/** Measures what Earshot makes of labelled mentions, with the interval in which 95 of 100 repetitions would lie. */
public final class Evaluation {
    private static final int SHORT = 50;
    private static final int RESAMPLES = 1_000;
    private static final long SEED = 7;
    private static final int HIGH = 2;
    private static final int CRITICAL = 3;

    private final PrintWriter out;
    private final List<Seen> seen = new ArrayList<>();

    private Evaluation(PrintWriter out) {
        this.out = out;
    }

    /**
     * Judges every line and prints the table.
     *
     * @param file JSON Lines with gold labels: text, and any of sentiment, urgency, aboutBrand, complaint, intent, needsReply, language
     * @param out where the table goes
     * @throws IOException where the file cannot be read, with the line
     */
    public static void run(Path file, PrintWriter out) throws IOException {
        Evaluation evaluation = new Evaluation(out);
        List<Labelled> examples = Labelled.read(file);
        try (Bare bare = new Bare()) {
            examples.parallelStream()
                    .map(example -> new Seen(example, bare.judge(example), bare.language(example.text())))
                    .sequential()
                    .forEachOrdered(evaluation.seen::add);
        }
        evaluation.print();
    }

    private void print() {
        out.printf("%-44s %7s %8s   %s%n", "figure", "n", "value", "95 % interval");
        language();
        sentiment();
        ranked(Question.COMPLAINT, "complaint or not", one -> one.judged().estimate(Estimates::complaint));
        urgency();
        ranked(Question.ABOUT, "about the brand", one -> one.judged().estimate(Estimates::aboutBrand));
        intent();
        reply();
        out.flush();
    }

    private void language() {
        List<Metrics.Answer> all = answers(one -> one.example().language() != null, Evaluation::spoken);
        line("language, accuracy", all, Metrics::accuracy);
        List<Metrics.Answer> few = answers(
                one -> one.example().language() != null && one.example().text().length() < SHORT, Evaluation::spoken);
        line("language, accuracy under 50 characters", few, Metrics::accuracy);
    }

    private static Metrics.Answer spoken(Seen one) {
        boolean right = one.language().equals(one.example().language());
        return new Metrics.Answer(1, right ? 1 : 0, 0);
    }

    private void sentiment() {
        for (Map.Entry<String, Predicate<Seen>> part : parts(Question.SENTIMENT).entrySet()) {
            List<Metrics.Answer> answers = answers(part.getValue(), one -> {
                int said = one.judged().reading().sentiment().label().ordinal();
                int gold = one.example().label(Question.SENTIMENT).orElseThrow();
                return new Metrics.Answer(gold, said == 3 ? -1 : said, 0);
            });
            line("sentiment" + part.getKey() + ", macro-recall", answers, all -> Metrics.macroRecall(all, 3));
            line("sentiment" + part.getKey() + ", macro-F1", answers, all -> Metrics.macroF1(all, 3));
        }
    }

    private void ranked(Question question, String name, ToDoubleFunction<Seen> belief) {
        List<Metrics.Answer> answers =
                answers(one -> one.example().label(question).isPresent(), one -> {
                    double score = belief.applyAsDouble(one);
                    int gold = one.example().label(question).orElseThrow();
                    return new Metrics.Answer(gold, score >= 0.5 ? 1 : 0, score);
                });
        line(name + ", average precision", answers, all -> Metrics.averagePrecision(all, 1));
        line(name + ", macro-F1", answers, all -> Metrics.macroF1(all, 2));
        line(name + ", expected calibration error", answers, all -> Metrics.calibrationError(all, 1));
    }

    private void urgency() {
        for (Map.Entry<String, Predicate<Seen>> part : parts(Question.URGENCY).entrySet()) {
            List<Metrics.Answer> answers = answers(part.getValue(), Evaluation::level);
            line("urgent" + part.getKey() + ", average precision", answers, all -> Metrics.averagePrecision(all, HIGH));
            line("urgent" + part.getKey() + ", precision", answers, all -> Metrics.precision(all, HIGH));
            line("urgent" + part.getKey() + ", recall", answers, all -> Metrics.recall(all, HIGH, HIGH));
            line("critical called urgent" + part.getKey(), answers, all -> Metrics.recall(all, CRITICAL, HIGH));
        }
        List<Metrics.Answer> all =
                answers(one -> one.example().label(Question.URGENCY).isPresent(), Evaluation::level);
        line("urgency of four levels, macro-F1", all, answers -> Metrics.macroF1(answers, 4));
        List<Metrics.Answer> believed =
                answers(one -> one.example().label(Question.URGENCY).isPresent(), one -> {
                    double belief = one.judged().estimate(estimates -> estimates.atLeast(HIGH));
                    return new Metrics.Answer(
                            one.example().label(Question.URGENCY).orElseThrow(), 0, belief);
                });
        line("urgent, expected calibration error", believed, answers -> Metrics.calibrationError(answers, HIGH));
    }

    private static Metrics.Answer level(Seen one) {
        int said = CRITICAL - one.judged().verdict().urgency().rank();
        return new Metrics.Answer(
                one.example().label(Question.URGENCY).orElseThrow(),
                said,
                one.judged().verdict().score());
    }

    private void intent() {
        List<Metrics.Answer> answers =
                answers(one -> one.example().label(Question.INTENT).isPresent(), one -> {
                    int said = Question.INTENT
                            .answers()
                            .indexOf(one.judged().reading().intent());
                    return new Metrics.Answer(
                            one.example().label(Question.INTENT).orElseThrow(), said, 0);
                });
        line("intent, accuracy", answers, Metrics::accuracy);
        line(
                "intent, macro-F1",
                answers,
                all -> Metrics.macroF1(all, Question.INTENT.answers().size()));
    }

    private void reply() {
        List<Metrics.Answer> answers =
                answers(one -> one.example().label(Question.REPLY).isPresent(), one -> {
                    int said = one.judged().verdict().needsReply() ? 1 : 0;
                    return new Metrics.Answer(
                            one.example().label(Question.REPLY).orElseThrow(), said, said);
                });
        line("needs a reply, macro-F1", answers, all -> Metrics.macroF1(all, 2));
    }

    /** All examples of a question, and those of each language where there are several. */
    private Map<String, Predicate<Seen>> parts(Question question) {
        Map<String, Predicate<Seen>> parts = new TreeMap<>();
        parts.put("", one -> one.example().label(question).isPresent());
        seen.stream()
                .filter(one -> one.example().label(question).isPresent())
                .flatMap(one -> Optional.ofNullable(one.example().language()).stream())
                .distinct()
                .forEach(language -> parts.put(
                        " " + language,
                        one -> one.example().label(question).isPresent()
                                && language.equals(one.example().language())));
        return parts;
    }

    private List<Metrics.Answer> answers(Predicate<Seen> which, Function<Seen, Metrics.Answer> answer) {
        return seen.stream().filter(which).map(answer).toList();
    }

    private void line(String name, List<Metrics.Answer> answers, ToDoubleFunction<List<Metrics.Answer>> figure) {
        if (answers.isEmpty()) {
            return;
        }
        Random random = new Random(SEED);
        double[] again = IntStream.range(0, RESAMPLES)
                .mapToDouble(round -> figure.applyAsDouble(random.ints(answers.size(), 0, answers.size())
                        .mapToObj(answers::get)
                        .toList()))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        String interval = again.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.3f to %.3f",
                        again[(int) (again.length * 0.025)],
                        again[(int) (again.length * 0.975)]);
        out.printf(
                Locale.ROOT, "%-44s %7d %8.3f   %s%n", name, answers.size(), figure.applyAsDouble(answers), interval);
    }

    private record Seen(Labelled example, Bare.Judged judged, String language) {}
}
