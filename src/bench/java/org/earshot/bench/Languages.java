package org.earshot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.earshot.understand.language.LanguageFigures;

/** How often the language of a text is told right, with our own model and without it, and how fast. */
public final class Languages {
    private Languages() {}

    /** The first argument is a folder that holds the folder sentiment and the file corpus.jsonl. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        LanguageFigures figures = LanguageFigures.of(folder.resolve("sentiment"), folder.resolve("corpus.jsonl"));
        Figures.say(figures.table(Set.of("de", "en", "es", "fr", "it", "pl", "pt")));
        Figures.say(figures.table(Set.of("en", "es", "pl")));
        Figures.say(figures.speed() + " texts a second of one processor");
    }
}
