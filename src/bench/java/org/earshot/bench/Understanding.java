package org.earshot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.earshot.Daemon;
import org.earshot.Household;
import org.earshot.configure.Live;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.understand.Question;
import org.earshot.understand.Reader;
import org.earshot.understand.ReaderParts;
import org.earshot.understand.Reading;
import org.earshot.understand.gloss.Glossary;
import org.earshot.understand.linear.Features;
import org.earshot.understand.linear.Grams;
import org.earshot.understand.linear.LinearModel;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** How many mentions are read and judged in a second, how long one takes and the worst ones take, and what memory it needs. */
public final class Understanding {
    private static final int WARM = 600;
    private static final int MOST = 4_000;
    private static final int CORES = 2;
    private static final int TIMES = 10;
    private static final int LONG = 100_000;
    private static final int HANDED = 500;
    private static final Brand BRAND =
            new Brand("acme", "acme", List.of(), List.of(), Set.of("en", "es", "pl"), OfficeHours.always(ZoneOffset.UTC));

    private final Triage triage = new Triage();

    private Understanding() {}

    /**
     * Makes a home in the folder in the first argument. Reads the English lines of {@code src/train/mentions}, and as many again of the
     * last column of the file in the second argument, such as {@code sentiment/en_val.tsv}.
     */
    public static void main(String[] arguments) throws Exception {
        Understanding bench = new Understanding();
        List<String> english = mixed(Path.of(arguments[1]));
        Figures.sayLoad();
        fastHeads("en", english);
        fastHeads("es", mentions("es"));
        fastHeads("pl", mentions("pl"));
        bench.mode("fast alone", Map.of("earshot.understand.embedding", "false", "earshot.understand.corenlp", "false"), english);
        bench.mode("default", Map.of(), english);
        Figures.sayLoad();
        resident(Path.of(arguments[0]).toAbsolutePath(), english);
        System.exit(0);
    }

    private static List<String> mentions(String language) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/train/mentions"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    var node = new JsonMapper().readTree(line);
                    if (node.path("language").asText().equals(language)) {
                        texts.add(node.path("text").asText());
                    }
                }
            }
        }
        return texts;
    }

    private static List<String> mixed(Path other) throws IOException {
        List<String> texts = new ArrayList<>(mentions("en"));
        Files.readAllLines(other).stream()
                .limit(texts.size())
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .forEach(texts::add);
        Collections.shuffle(texts, new Random(1));
        return texts.subList(0, Math.min(MOST, texts.size()));
    }

    /** The features and every fast head of a language, without anything else. */
    private static void fastHeads(String language, List<String> texts) throws IOException {
        List<LinearModel> models = new ArrayList<>(List.of(model(Question.CARE_FILE)));
        for (Question question : Question.asked()) {
            if (question.posts(language).isPresent()) {
                models.add(model(question.posts(language).get()));
            }
        }
        double sum = 0;
        double seconds = 0;
        for (int round = 0; round < 4; round++) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (String text : texts) {
                Features features = Grams.of(text, Glossary.of(language));
                for (LinearModel model : models) {
                    for (Question question : Question.values()) {
                        sum += model.head(question).map(head -> head.logits(features)[0]).orElse(0.0);
                    }
                }
            }
            seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        }
        Figures.say(String.format(
                Locale.ROOT, "fast heads, %s: %.0f mentions a second of one core (%d texts, %.0f)",
                language, texts.size() / seconds, texts.size(), sum));
    }

    private static LinearModel model(String name) throws IOException {
        try (InputStream in = Reader.class.getResourceAsStream("heads/" + name + ".model")) {
            return LinearModel.read(Objects.requireNonNull(in).readAllBytes());
        }
    }

    private void mode(String name, Map<String, Object> settings, List<String> texts) throws Exception {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bench", settings));
            context.registerBean("brands", Live.class, () -> new Live<>(new BrandBook(List.of())));
            context.register(ReaderParts.class);
            context.refresh();
            Reader reader = context.getBean(Reader.class);
            texts.subList(0, Math.min(WARM, texts.size())).forEach(text -> judge(reader, text));
            one(name, reader, texts);
            both(name, reader, texts);
            worst().forEach((kind, text) -> Figures.say(name + ", " + kind + ": " + repeated(reader, text)));
        }
    }

    private void one(String name, Reader reader, List<String> texts) {
        Samples samples = new Samples();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (String text : texts) {
            long start = System.nanoTime();
            judge(reader, text);
            samples.add(Duration.ofNanos(System.nanoTime() - start));
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        Figures.say(String.format(
                Locale.ROOT, "%s: %.0f mentions a second of one core, one %s", name, texts.size() / seconds, samples.tail()));
    }

    private void both(String name, Reader reader, List<String> texts) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CORES);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        texts.forEach(text -> threads.execute(() -> judge(reader, text)));
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - start) / 1e9;
        Figures.say(String.format(Locale.ROOT, "%s: %.0f mentions a second on %d cores, %.1f ms of CPU each",
                name, texts.size() / seconds, CORES, (system.getProcessCpuTime() - cpu) / 1e6 / texts.size()));
    }

    private void judge(Reader reader, String text) {
        Post post = Post.of(new MentionId("api", "1"), Author.UNKNOWN, text);
        Reading reading = reader.read(post, BRAND).vouched();
        triage.judge(
                new Mention(1, post, "bench", "acme", Instant.EPOCH, null, Stage.READ, 0),
                reading,
                TriagePolicy.DEFAULT,
                Instant.EPOCH);
    }

    private String repeated(Reader reader, String text) {
        Samples samples = new Samples();
        for (int i = 0; i < TIMES; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            judge(reader, text);
            samples.add(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start));
        }
        return samples.tail();
    }

    /** What the daemon holds once every model is loaded, and once it has read some mentions with them. */
    private static void resident(Path folder, List<String> texts) throws Exception {
        Files.createDirectories(folder);
        Path home = Files.createTempDirectory(folder, "understanding");
        new Household(home).brand();
        try (Daemon daemon = Daemon.start(home, Map.of())) {
            daemon.awaitReady();
            for (String model : List.of("heads", "corenlp", "bge")) {
                daemon.await(model + " is loaded", () -> daemon.log().contains("Loaded " + model));
            }
            Figures.sayMemory(daemon.pid());
            ArrayNode posts = new JsonMapper().createArrayNode();
            for (int i = 0; i < HANDED; i++) {
                ObjectNode post = posts.addObject();
                post.put("platform", "mastodon").put("externalId", "said-" + i).put("brand", "acme");
                post.put("text", "acme bank: " + texts.get(i)).putObject("author").put("handle", "a" + i);
            }
            daemon.post("/api/v1/mentions", posts.toString());
            daemon.await("all are judged", () -> held(daemon) == 0);
            Figures.sayMemory(daemon.pid());
        }
    }

    private static long held(Daemon daemon) {
        long held = 0;
        for (JsonNode line : daemon.get("/api/v1/ledger").path("items")) {
            held += line.path("held").asLong();
        }
        return held;
    }

    private static Map<String, String> worst() {
        byte[] noise = new byte[LONG];
        new Random(1).nextBytes(noise);
        String base64 = Base64.getEncoder().encodeToString(noise);
        Map<String, String> worst = new LinkedHashMap<>();
        worst.put("100,000 characters", "My card was charged twice and nobody answers. ".repeat(LONG / 46));
        worst.put("the same in Spanish", "Me cobraron dos veces y nadie me contesta. ".repeat(LONG / 43));
        worst.put("the same in Polish", "Pobrano dwa razy i nikt nie odpowiada. ".repeat(LONG / 39));
        worst.put("zalgo", "h\u0301\u0302\u0303\u0316\u0317e\u0301\u0302\u0303 ".repeat(LONG / 11));
        worst.put("base64", base64);
        worst.put("base64 in lines", base64.replaceAll("(.{76})", "$1\n"));
        worst.put("noise", new String(noise, StandardCharsets.ISO_8859_1));
        worst.put("right to left", "أين طردي؟ acme لا أحد يجيب ".repeat(LONG / 27));
        worst.put("lone surrogates", "acme \ud83d is \ude21 late \ud83d\ud83d\ude21".repeat(LONG / 20));
        worst.put("10,000 newlines", "\n".repeat(10_000));
        worst.put("10,000 lines", "no.\n".repeat(10_000));
        worst.put("one word", "acme".repeat(12_500));
        worst.put("brackets", "(".repeat(LONG));
        worst.put("letters that unfold", "\ufdfa".repeat(LONG));
        worst.put("mathematical letters", "𝐜𝐡𝐚𝐫𝐠𝐞𝐝 𝐭𝐰𝐢𝐜𝐞 ".repeat(LONG / 30));
        worst.put("Chinese", "行李丢了。".repeat(LONG / 5));
        return worst;
    }
}
