package org.earshot.understand;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earshot.configure.Home;
import org.earshot.understand.linear.LinearHead;
import org.earshot.understand.linear.LinearModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The heads that were learned from staff, in {@code data/models/<version>/}: a {@code <HEAD>.model} for each head that is live in that
 * version, the answers to corrected texts in {@value #TOLD}, and {@value #MANIFEST}. The first line of the file {@value #POINTER} names
 * the version that is live. What is broken, or belongs to other shipped heads, is named once and left out.
 */
@Component
public class LearnedHeads {
    /** Names the live version. */
    public static final String POINTER = "live";

    /** Says when, from what, and with which figures a version was learned. */
    public static final String MANIFEST = "manifest.json";

    /** The answers to corrected texts. */
    public static final String TOLD = "told.json";

    /** In the pointer: nothing learned is live. */
    public static final String SHIPPED = "shipped";

    /** What a version is called. */
    public static final Pattern VERSION = Pattern.compile("learned-(\\d{1,9})");

    private static final Pattern MODEL = Pattern.compile("((URGENCY|ABOUT|SENTIMENT)(-[a-z]{2})?)\\.model");
    private static final Logger LOG = LoggerFactory.getLogger(LearnedHeads.class);

    private final Optional<Path> folder;
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private volatile Additions present = Additions.NONE;

    LearnedHeads(Optional<Home> home) {
        this.folder = home.map(found -> found.data().resolve("models"));
    }

    /** What is live; read it once per text. */
    public Additions present() {
        return present;
    }

    /** Reads the pointer and takes up what it names, made for these shipped heads. */
    void renew(String base) {
        present = folder.flatMap(LearnedHeads::live)
                .map(version -> of(version, base))
                .orElse(Additions.NONE);
    }

    private static Optional<String> live(Path folder) {
        Path pointer = folder.resolve(POINTER);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(pointer)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(version -> VERSION.matcher(version).matches());
        } catch (IOException | java.io.UncheckedIOException e) {
            LOG.error("load learned heads: {} cannot be read; the shipped heads go on alone", pointer);
            return Optional.empty();
        }
    }

    /** What a version holds, as far as it can be read; nothing where it was made for other shipped heads. */
    public Additions of(String version, String base) {
        if (folder.isEmpty() || !VERSION.matcher(version).matches()) {
            return Additions.NONE;
        }
        Path place = folder.get().resolve(version);
        try {
            String made = new JsonMapper()
                    .readTree(place.resolve(MANIFEST).toFile())
                    .path("base")
                    .asText();
            if (!made.equals(base)) {
                name(place, "it was learned on " + made + ", not " + base + "; learn again");
                return Additions.NONE;
            }
            return read(version, place);
        } catch (IOException e) {
            name(place, "it is no version of learned heads");
            return Additions.NONE;
        }
    }

    private Additions read(String version, Path place) throws IOException {
        Map<String, LinearHead> heads = new HashMap<>();
        boolean whole = true;
        List<Path> files;
        try (Stream<Path> inside = Files.list(place)) {
            files = inside.sorted().toList();
        }
        for (Path file : files) {
            Matcher name = MODEL.matcher(file.getFileName().toString());
            if (name.matches()) {
                Optional<LinearHead> head = head(file, Question.valueOf(name.group(2)));
                head.ifPresent(read -> heads.put(name.group(1), read));
                whole &= head.isPresent();
            }
        }
        Optional<Map<String, Map<String, Integer>>> told = told(place.resolve(TOLD));
        whole &= told.isPresent();
        if (heads.isEmpty()) {
            return Additions.NONE;
        }
        Map<String, Map<String, Integer>> answers = new HashMap<>(told.orElse(Map.of()));
        answers.keySet().retainAll(heads.keySet());
        return new Additions(whole ? version : version + "-partly", heads, answers);
    }

    private Optional<LinearHead> head(Path file, Question question) {
        try {
            Optional<LinearHead> head =
                    LinearModel.read(Files.readAllBytes(file)).head(question);
            if (head.isEmpty()) {
                name(file, "it answers another question");
            }
            return head;
        } catch (IOException | IllegalArgumentException e) {
            name(file, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Map<String, Map<String, Integer>>> told(Path file) {
        try {
            Map<String, Map<String, Integer>> told =
                    new JsonMapper().readValue(file.toFile(), new TypeReference<>() {});
            return Optional.of(told).filter(LearnedHeads::fits);
        } catch (IOException e) {
            name(file, "it cannot be read");
            return Optional.empty();
        }
    }

    private static boolean fits(Map<String, Map<String, Integer>> told) {
        return told.entrySet().stream().allMatch(head -> {
            int answers =
                    head.getKey().startsWith("URGENCY") ? 4 : head.getKey().startsWith("ABOUT") ? 2 : 3;
            return head.getValue().values().stream().allMatch(answer -> answer >= 0 && answer < answers);
        });
    }

    private void name(Path file, String why) {
        if (named.add(file + why)) {
            LOG.error("load {}: {}; the daemon goes on without it", file, why);
        }
    }
}
