package org.earshot.understand.language;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.earshot.understand.Reading;

/** Measures how often the language is told right, with our own model and without it. */
public final class LanguageFigures {
    private static final List<String> VALIDATION = List.of("_val.tsv", "_dev.tsv");
    private static final int SHORT = 50;
    private static final int ROUNDS = 4;

    private final List<LabelledText> texts;

    private LanguageFigures(List<LabelledText> texts) {
        this.texts = texts;
    }

    /**
     * Measures on the validation files of a data folder and on the situations of a corpus that training kept aside.
     *
     * @param data holds {@code <language>_val.tsv} and {@code <language>_<domain>_dev.tsv}
     * @param corpus JSON Lines with language, situation and text
     * @throws IOException where a file cannot be read
     */
    public static LanguageFigures of(Path data, Path corpus) throws IOException {
        List<LabelledText> texts = new ArrayList<>(LabelledText.ofTables(data, VALIDATION));
        texts.addAll(LabelledText.ofCorpus(corpus, true));
        return new LanguageFigures(texts);
    }

    static LanguageFigures of(List<LabelledText> texts) {
        return new LanguageFigures(List.copyOf(texts));
    }

    /** A table in Markdown: every language that is expected and all of them, OpenNLP alone beside both models. */
    public String table(Set<String> expected) {
        TreeMap<String, Count> alone = counts(new LanguageDetector((InputStream) null), expected);
        TreeMap<String, Count> both = counts(new LanguageDetector(), expected);
        StringBuilder table = new StringBuilder("| expected: " + String.join(" ", new TreeSet<>(expected))
                + " | texts | under 50 characters | OpenNLP alone | the same, under 50 | both | both, under 50 |\n"
                + "|---|---|---|---|---|---|---|\n");
        both.forEach((language, count) -> {
            Count before = alone.getOrDefault(language, count);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.3f | %.3f | **%.3f** | **%.3f** |%n",
                    language,
                    count.all,
                    count.allShort,
                    before.share(),
                    before.shareOfShort(),
                    count.share(),
                    count.shareOfShort()));
        });
        return table.toString();
    }

    /** How many texts both models tell in a second of one processor, the first rounds for warming up left out. */
    public long speed() {
        LanguageDetector detector = new LanguageDetector();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Set<String> expected = new TreeSet<>();
        texts.forEach(text -> expected.add(text.language()));
        long took = 1;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            texts.forEach(text -> detector.detect(text.text(), expected, null));
            took = threads.getCurrentThreadCpuTime() - start;
        }
        return texts.size() * Duration.ofSeconds(1).toNanos() / Math.max(1, took);
    }

    private TreeMap<String, Count> counts(LanguageDetector detector, Set<String> expected) {
        TreeMap<String, Count> counts = new TreeMap<>();
        for (LabelledText text : texts) {
            if (expected.contains(text.language())) {
                boolean right = detector.detect(text.text(), expected, null).equals(text.language());
                for (String line : List.of(text.language(), "all")) {
                    counts.computeIfAbsent(line, name -> new Count())
                            .add(right, text.text().length() < SHORT);
                }
            }
        }
        return counts;
    }

    /** How many texts there were, and how many were told right; {@link Reading#UNDETERMINED} is never right. */
    private static final class Count {
        private int all;
        private int right;
        private int allShort;
        private int rightShort;

        void add(boolean told, boolean shortText) {
            all++;
            right += told ? 1 : 0;
            allShort += shortText ? 1 : 0;
            rightShort += told && shortText ? 1 : 0;
        }

        double share() {
            return right / (double) Math.max(1, all);
        }

        double shareOfShort() {
            return rightShort / (double) Math.max(1, allShort);
        }
    }
}
