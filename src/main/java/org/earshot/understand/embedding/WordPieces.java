package org.earshot.understand.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Cuts texts into the word pieces of a model, with DJL's native library, which it keeps from the network and from the home folder. */
final class WordPieces implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;

    private WordPieces(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Reads the vocabulary of a model; longer texts are cut to so many pieces. */
    static WordPieces open(InputStream vocabulary, int most) throws IOException {
        // A folder of our own: in one with a known name somebody else could lay a library for us to load.
        Path libraries = Files.createTempDirectory("earshot-tokenizers");
        tame(libraries);
        try {
            Map<String, String> options =
                    Map.of("truncation", "true", "padding", "false", "maxLength", String.valueOf(most));
            return new WordPieces(HuggingFaceTokenizer.newInstance(vocabulary, options));
        } finally {
            FileSystemUtils.deleteRecursively(libraries.toFile());
        }
    }

    /** DJL would report the machine to Amazon, fetch libraries for graphics cards, and with JNA write into the home folder. */
    private static void tame(Path libraries) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ENGINE_CACHE_DIR", libraries.toString());
        System.setProperty("jna.tmpdir", libraries.toString());
    }

    /** The numbers of a text's pieces, from the sign of its start to that of its end. */
    long[] of(String text) {
        return tokenizer.encode(text).getIds();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
