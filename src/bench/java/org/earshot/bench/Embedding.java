package org.earshot.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.earshot.understand.embedding.Embedder;
import org.earshot.understand.embedding.EmbeddingModel;

/** How many texts a second one thread embeds, how long the worst ones take, and what memory the model takes. */
public final class Embedding {
    private static final int MOST = 2_000;
    private static final int TIMES = 20;
    private static final int LONG = 100_000;

    private Embedding() {}

    /** Needs no folder; takes the texts from the last tab-separated column of the file in the second argument. */
    public static void main(String[] arguments) throws IOException {
        List<String> texts = Files.readAllLines(Path.of(arguments[1])).stream()
                .limit(MOST)
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .toList();
        Figures.sayLoad();
        for (EmbeddingModel model : EmbeddingModel.values()) {
            Figures.sayMemory(ProcessHandle.current().pid());
            long start = System.nanoTime();
            Embedder embedder = model.embedder();
            embedder.load();
            Figures.say(embedder.version() + ": loaded in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            measure(embedder, texts);
            worst().forEach((name, text) -> Figures.say(name + ": " + repeated(embedder, text)));
            System.gc();
            Figures.sayMemory(ProcessHandle.current().pid());
        }
        Figures.sayLoad();
    }

    private static void measure(Embedder embedder, List<String> texts) {
        texts.subList(0, texts.size() / TIMES).forEach(embedder::embed);
        Samples samples = new Samples();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (String text : texts) {
            long start = System.nanoTime();
            embedder.embed(text);
            samples.add(Duration.ofNanos(System.nanoTime() - start));
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        Figures.say(String.format(Locale.ROOT, "texts a second of one core: %.0f", texts.size() / seconds));
        Figures.say("one text: " + samples.tail());
    }

    private static String repeated(Embedder embedder, String text) {
        Samples samples = new Samples();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            embedder.embed(text);
            samples.add(Duration.ofNanos(System.nanoTime() - start));
        }
        return samples.tail();
    }

    /** Long ones; only words that are cut into many pieces fill the model. */
    private static Map<String, String> worst() {
        byte[] noise = new byte[LONG];
        new Random(1).nextBytes(noise);
        String base64 = Base64.getEncoder().encodeToString(noise);
        String latin = new String(noise, StandardCharsets.ISO_8859_1);
        return new TreeMap<>(Map.of(
                "words", "My card was charged twice and nobody answers. ".repeat(LONG / 46),
                "pieces", "xq, ".repeat(LONG / 4),
                "base64", base64,
                "base64 in lines", base64.replaceAll("(.{76})", "$1\n"),
                "zalgo", "h\u0301\u0302\u0303\u0316\u0317e\u0301\u0302\u0303 ".repeat(LONG / 11),
                "noise", latin,
                "one letter", "x".repeat(LONG),
                "Chinese", "行李丢了".repeat(LONG / 4)));
    }
}
