package org.earshot.learn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.understand.embedding.Embedder;
import org.earshot.understand.embedding.EmbeddingMode;
import org.earshot.understand.embedding.EmbeddingModel;
import org.earshot.understand.gloss.Glossary;
import org.earshot.understand.linear.Features;

/**
 * The embeddings of texts, kept in a file so that a second training need not wait for them. A text in a language with glosses is
 * embedded as they read.
 */
final class Vectors {
    private final Embedder embedder;
    private final Path cache;
    private final Map<String, float[]> known = new HashMap<>();

    private Vectors(Embedder embedder, Path cache) {
        this.embedder = embedder;
        this.cache = cache;
    }

    /**
     * The features of every example's embedding, in their order.
     *
     * @param mode which models read together
     * @param folder holds a file for each model, which grows by what is missing
     */
    static List<Features> of(EmbeddingMode mode, Path folder, List<Labelled> examples) throws IOException {
        Files.createDirectories(folder);
        List<float[]> joined = new ArrayList<>(Collections.nCopies(examples.size(), new float[0]));
        for (EmbeddingModel model : mode.models()) {
            Embedder embedder = model.embedder();
            Vectors vectors = new Vectors(embedder, folder.resolve(embedder.version() + ".vectors"));
            if (Files.exists(vectors.cache)) {
                vectors.load();
            }
            List<float[]> part = vectors.of(examples);
            for (int i = 0; i < part.size(); i++) {
                joined.set(i, joined(joined.get(i), part.get(i)));
            }
        }
        return joined.stream().map(Features::dense).toList();
    }

    private void load() throws IOException {
        int size = embedder.size();
        long rows = Files.size(cache) / (32 + 4L * size);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(cache), 1 << 20))) {
            byte[] row = new byte[4 * size];
            for (long i = 0; i < rows; i++) {
                String key = HexFormat.of().formatHex(in.readNBytes(32));
                in.readFully(row);
                float[] vector = new float[size];
                ByteBuffer.wrap(row).asFloatBuffer().get(vector);
                known.put(key, vector);
            }
        }
    }

    private List<float[]> of(List<Labelled> examples) throws IOException {
        List<String> texts = examples.stream().map(Vectors::english).toList();
        List<String> missing = texts.stream()
                .distinct()
                .filter(text -> !known.containsKey(key(text)))
                .toList();
        if (!missing.isEmpty()) {
            embedder.load();
        }
        List<float[]> fresh = missing.parallelStream()
                .map(text -> embedder.embed(text).orElseGet(() -> new float[embedder.size()]))
                .toList();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(cache, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 1 << 20))) {
            for (int i = 0; i < missing.size(); i++) {
                String key = key(missing.get(i));
                known.put(key, fresh.get(i));
                out.write(HexFormat.of().parseHex(key));
                for (float number : fresh.get(i)) {
                    out.writeFloat(number);
                }
            }
        }
        return texts.stream()
                .map(text -> Optional.ofNullable(known.get(key(text))).orElseThrow())
                .toList();
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String english(Labelled example) {
        String language = Optional.ofNullable(example.language()).orElse("en");
        return Glossary.of(language)
                .map(glossary -> glossary.english(example.text()))
                .orElse(example.text());
    }

    private static String key(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
