package org.earshot.gather;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.FoldedText;
import org.earshot.understand.embedding.Embedder;
import org.earshot.understand.gloss.Glossary;
import org.springframework.stereotype.Component;

/**
 * Turns what was asked into numbers of which those are near that mean alike, over languages: by the embedder, Spanish and Polish by way
 * of their glosses, less what all posts of a language have in common; by the beginnings of words where there is no embedder. The
 * brand's own names are left out, everybody says them.
 */
@Component
class Meanings {
    private static final Pattern NOISE = Pattern.compile("https?://\\S+|[@#]\\S+");
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int PLAIN_SIZE = 512;
    private static final int STUB = 5;
    private static final int SHORTEST = 4;

    private static final Set<String> USUAL = Set.of("en", "es", "pl");

    private final Map<String, float[]> background = new ConcurrentHashMap<>();
    private final Optional<Embedder> embedder;
    private final Live<BrandBook> brands;

    Meanings(Optional<Embedder> embedder, Live<BrandBook> brands) {
        this.embedder = embedder;
        this.brands = brands;
    }

    /** False while the models are still loading. */
    boolean ready() {
        return embedder.map(Embedder::ready).orElse(true);
    }

    /** Whose numbers they are. */
    String model() {
        return embedder.map(one -> one.version() + "-from-usual-1").orElse("beginnings-1");
    }

    /** How near two must be to ask the same; docs/models.md has the figures. */
    double near() {
        return embedder.isPresent() ? .45 : .55;
    }

    /** The numbers, empty where nothing is left to read. */
    Optional<float[]> of(Ask ask, String brand) {
        String bare = bare(ask.text(), brand);
        if (embedder.isEmpty()) {
            return plain(bare);
        }
        String english = Glossary.of(ask.language())
                .map(glossary -> glossary.english(bare))
                .orElse(bare);
        float[] usual = background.computeIfAbsent(USUAL.contains(ask.language()) ? ask.language() : "en", this::usual);
        return embedder.get().embed(english).map(voice -> Voice.unit(Voice.minus(voice, usual)));
    }

    /** What all posts of a language have in common, which says nothing of what one of them asks: the mean of sixty that were sampled. */
    private float[] usual(String language) {
        Embedder present = embedder.orElseThrow();
        float[] sum = new float[present.size()];
        List<String> lines = lines(language).stream()
                .map(line -> Glossary.of(language)
                        .map(glossary -> glossary.english(line))
                        .orElse(line))
                .toList();
        present.embedAll(lines).forEach(one -> Voice.add(sum, one, 1f / lines.size()));
        return sum;
    }

    private static List<String> lines(String language) {
        try (InputStream in =
                Objects.requireNonNull(Meanings.class.getResourceAsStream("/gather/" + language + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the sample of " + language + " cannot be read", e);
        }
    }

    /** The text without addresses, handles, tags and the names of its brand. */
    String bare(String text, String brand) {
        String bare = NOISE.matcher(text).replaceAll(" ");
        for (String term : brands.get().find(brand).map(Brand::terms).orElse(List.<String>of())) {
            bare = Pattern.compile("(?U)(?i)\\b" + Pattern.quote(term) + "\\b")
                    .matcher(bare)
                    .replaceAll(" ");
        }
        return bare;
    }

    private static Optional<float[]> plain(String text) {
        float[] counts = new float[PLAIN_SIZE];
        boolean any = false;
        for (String word : WORDS.split(FoldedText.of(text).text())) {
            if (word.length() >= SHORTEST) {
                String stub = word.substring(0, Math.min(STUB, word.length()));
                counts[Math.floorMod(stub.hashCode(), PLAIN_SIZE)] += 1;
                any = true;
            }
        }
        return any ? Optional.of(Voice.unit(counts)) : Optional.empty();
    }
}
