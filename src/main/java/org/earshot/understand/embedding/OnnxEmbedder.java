package org.earshot.understand.embedding;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.earshot.understand.CleanText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a model with ONNX Runtime in the caller's thread, one text at a time: the quantised graphs scale their numbers by the
 * largest of a batch, so that a text would get another vector beside other texts.
 */
final class OnnxEmbedder implements Embedder {
    /** UTF-16 units of a text that are read at most. */
    static final int MOST_LETTERS = 6_000;

    /** Word pieces of a text that are read at most, which bounds its time (docs/benchmarks.md). */
    static final int MOST_PIECES = 256;

    private static final int WIDTH = 384;
    private static final Logger LOG = LoggerFactory.getLogger(OnnxEmbedder.class);

    private final EmbeddingModel model;
    private final Function<String, @Nullable InputStream> files;
    private volatile @Nullable Loaded loaded;

    /** Takes the model, and what opens a file of it; null for a file that is not there. */
    OnnxEmbedder(EmbeddingModel model, Function<String, @Nullable InputStream> files) {
        this.model = model;
        this.files = files;
    }

    @Override
    public void load() {
        try {
            open();
        } catch (IOException | OrtException | RuntimeException | LinkageError | AssertionError | OutOfMemoryError e) {
            // DJL throws AssertionError on platforms that it does not know.
            LOG.error(
                    "Loading {} failed ({}); texts go on without embeddings",
                    model.version(),
                    getMostSpecificCause(e).toString());
        }
    }

    private void open() throws IOException, OrtException {
        WordPieces pieces;
        try (InputStream vocabulary = file(model.tokenizerFile())) {
            pieces = WordPieces.open(vocabulary, MOST_PIECES);
        }
        Graph graph = null;
        try (InputStream file = file(model.graphFile())) {
            graph = Graph.open(file.readAllBytes());
            check(graph.run(pieces.of(model.prefix() + "The first text takes the longest.")));
            loaded = new Loaded(pieces, graph, pieces.of(model.prefix()).length);
        } finally {
            if (!ready()) {
                pieces.close();
                if (graph != null) {
                    graph.close();
                }
            }
        }
    }

    private InputStream file(String name) throws IOException {
        InputStream file = files.apply(name);
        if (file == null) {
            throw new IOException("no file " + name);
        }
        return file;
    }

    private static void check(float[][] rows) {
        if (rows[0].length != WIDTH || !Float.isFinite(rows[0][0])) {
            throw new IllegalStateException(
                    "the model gives " + rows[0].length + " numbers a word piece, not " + WIDTH);
        }
    }

    @Override
    public boolean ready() {
        return loaded != null;
    }

    @Override
    public String version() {
        return model.version();
    }

    @Override
    public int size() {
        return Pooling.size(WIDTH);
    }

    @Override
    public Optional<float[]> embed(String text) {
        Loaded now = loaded;
        String clean = CleanText.of(text, MOST_LETTERS).text().strip();
        if (now == null || clean.isEmpty()) {
            return Optional.empty();
        }
        try {
            long[] pieces = now.pieces().of(model.prefix() + clean);
            return pieces.length <= now.nothing()
                    ? Optional.empty()
                    : Optional.of(Pooling.pool(now.graph().run(pieces)));
        } catch (OrtException | RuntimeException e) {
            // The native libraries are out of memory or cannot read this text; nobody knows its vector then.
            return Optional.empty();
        }
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        if (!ready()) {
            throw new IllegalStateException(model.version() + " is not loaded");
        }
        List<float[]> vectors = new ArrayList<>();
        for (String text : texts) {
            vectors.add(embed(text).orElseGet(() -> new float[size()]));
        }
        return vectors;
    }

    /**
     * A model that is ready.
     *
     * @param pieces cuts texts
     * @param graph runs them
     * @param nothing how many pieces a text has in which there is nothing to read
     */
    private record Loaded(WordPieces pieces, Graph graph, int nothing) {}
}
