package org.earshot.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.earshot.understand.embedding.Embedder;
import org.earshot.understand.embedding.EmbeddingModel;

/**
 * Embeds the texts of files once, so that experiments need not. Arguments: the model (bge or e5), a file with a text in the last
 * tab-separated column of each line, the file to write; more groups of three follow. A written file holds the number of rows and
 * the numbers a row as ints, then the rows as floats, all big-endian, in the order of the lines; zeros for a text that has no vector.
 */
public final class EmbeddingCache {
    private EmbeddingCache() {}

    /** Takes groups of three arguments; a file appears once it is whole. */
    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i + 2 < arguments.length; i += 3) {
            Embedder embedder = EmbeddingModel.named(arguments[i]).embedder();
            embedder.load();
            write(embedder, Path.of(arguments[i + 1]), Path.of(arguments[i + 2]));
        }
    }

    private static void write(Embedder embedder, Path texts, Path vectors) throws IOException {
        List<String> lines = Files.readAllLines(texts);
        Path part = vectors.resolveSibling(vectors.getFileName() + ".part");
        long start = System.nanoTime();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            out.writeInt(lines.size());
            out.writeInt(embedder.size());
            for (String line : lines) {
                List<String> text = List.of(line.substring(line.lastIndexOf('\t') + 1));
                for (float number : embedder.embedAll(text).get(0)) {
                    out.writeFloat(number);
                }
            }
        }
        Files.move(part, vectors, StandardCopyOption.ATOMIC_MOVE);
        Figures.say(vectors + ": " + lines.size() + " rows in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
    }
}
