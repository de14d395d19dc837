package org.earshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earshot.understand.language.LanguageTrainer;

/** Learns the letters model that tells languages apart and writes it where the next build finds it. */
public final class LanguageLearning {
    private static final Path MODEL = Path.of("src/main/resources/org/earshot/understand/language/letters.bin");

    private LanguageLearning() {}

    /** The first argument is a folder that holds the folder sentiment and the file corpus.jsonl. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        byte[] model = new LanguageTrainer().train(folder.resolve("sentiment"), folder.resolve("corpus.jsonl"));
        Files.write(MODEL, model);
        Figures.say(model.length + " bytes");
    }
}
