package org.earshot.understand.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A text whose language is known.
 *
 * @param language ISO 639-1 code
 * @param text as it was written
 */
record LabelledText(String language, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    /** One situation in so many is kept aside for measuring. */
    private static final int ASIDE = 5;

    /**
     * The texts of a folder's files {@code <language>_….tsv} whose names end in one of the given ways: the last column of every line.
     *
     * @throws IOException where a file cannot be read
     */
    static List<LabelledText> ofTables(Path folder, List<String> endings) throws IOException {
        TreeMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> endings.stream().anyMatch(file.toString()::endsWith))
                    .forEach(file -> files.put(file.getFileName().toString(), file));
        }
        List<LabelledText> texts = new ArrayList<>();
        for (var file : files.entrySet()) {
            String language = file.getKey().substring(0, file.getKey().indexOf('_'));
            for (String line : Files.readAllLines(file.getValue(), StandardCharsets.UTF_8)) {
                texts.add(new LabelledText(language, unescaped(line.substring(line.lastIndexOf('\t') + 1))));
            }
        }
        return texts;
    }

    /**
     * The mentions of a corpus in JSON Lines with the fields language, situation and text.
     *
     * @param aside true for the situations that are kept aside, false for all others
     * @throws IOException where the file cannot be read
     */
    static List<LabelledText> ofCorpus(Path corpus, boolean aside) throws IOException {
        Predicate<String> wanted = situation -> aside == keptAside(situation);
        List<LabelledText> texts = new ArrayList<>();
        for (String line : Files.readAllLines(corpus, StandardCharsets.UTF_8)) {
            JsonNode mention = JSON.readTree(line);
            if (wanted.test(mention.path("situation").asText())) {
                texts.add(new LabelledText(
                        mention.path("language").asText(), mention.path("text").asText()));
            }
        }
        return texts;
    }

    private static boolean keptAside(String situation) {
        CRC32 hash = new CRC32();
        hash.update(situation.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % ASIDE == 0;
    }

    /** Some sets hold quotation marks, line ends and other signs in the way of a programming language. */
    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))))
                .replace("\\n", " ")
                .replace("\\\"", "\"");
    }
}
