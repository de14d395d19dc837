package org.earshot.know;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.mention.FoldedText;
import org.earshot.mention.PhraseFinder;
import org.springframework.stereotype.Component;

/**
 * Says what is so foul that nobody has to read it unasked: slurs, threats, and insults aimed at people, in English, Spanish and Polish.
 * Swearing at a thing that does not work is not. It hides words and decides nothing else; a wrong answer costs one click.
 */
@Component
public class Abuse {
    private static final List<String> LANGUAGES = List.of("en", "es", "pl");
    /** No more insults of a text are looked at, however long it is. */
    private static final int MOST = 50;

    /** How far an insult may stand from whom it is aimed at, in UTF-16 units. */
    private static final int NEAR = 22;

    private final List<Lexicon> lexicons = LANGUAGES.stream().map(Lexicon::read).toList();

    Abuse() {}

    /** True for a text that is hidden until somebody asks for it. */
    public boolean in(String text) {
        if (text.isBlank()) {
            return false;
        }
        FoldedText folded = FoldedText.of(text);
        return lexicons.stream().anyMatch(lexicon -> lexicon.in(folded, text));
    }

    private record Lexicon(PhraseFinder always, PhraseFinder you, PhraseFinder insult) {
        static Lexicon read(String language) {
            Map<String, List<String>> parts = new LinkedHashMap<>();
            for (String part : List.of("always", "you", "insult")) {
                parts.put(part, new ArrayList<>());
            }
            List<String> into = new ArrayList<>();
            for (String line : lines("abuse-" + language + ".txt")) {
                if (line.startsWith("[")) {
                    into = Objects.requireNonNull(
                            parts.get(line.substring(1, line.length() - 1)), "no such part: " + line);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    into.add(line);
                }
            }
            return new Lexicon(finder(parts, "always"), finder(parts, "you"), finder(parts, "insult"));
        }

        private static PhraseFinder finder(Map<String, List<String>> parts, String part) {
            return new PhraseFinder(Objects.requireNonNull(parts.get(part)));
        }

        boolean in(FoldedText folded, String text) {
            if (!always.find(folded).isEmpty()) {
                return true;
            }
            List<PhraseFinder.Hit> insults = insult.find(folded);
            if (insults.isEmpty()) {
                return false;
            }
            List<PhraseFinder.Hit> aims = you.find(folded);
            return insults.stream()
                    .limit(MOST)
                    .anyMatch(insult -> aims.stream().anyMatch(aim -> near(insult, aim, text)));
        }

        private static boolean near(PhraseFinder.Hit one, PhraseFinder.Hit other, String text) {
            int from = Math.min(one.end(), other.end());
            int to = Math.max(one.start(), other.start());
            return to - from <= NEAR
                    && (to <= from
                            || text.substring(from, to).chars().noneMatch(letter -> ".!?;\n".indexOf(letter) >= 0));
        }

        private static List<String> lines(String file) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Abuse.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
                return reader.lines().map(String::strip).toList();
            } catch (IOException e) {
                throw new UncheckedIOException("read " + file, e);
            }
        }
    }
}
