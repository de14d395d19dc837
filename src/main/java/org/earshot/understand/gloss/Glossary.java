package org.earshot.understand.gloss;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.earshot.mention.FoldedText;

/**
 * The glosses of one language, from the resource {@code <language>.txt}: a word form, an equals sign, and the English words that
 * carry its meaning in what a customer writes. A form that is not there takes the gloss of a near form of the same stem.
 */
public final class Glossary {
    private static final Map<String, Optional<Glossary>> KNOWN = new ConcurrentHashMap<>();
    private static final int SHORTEST_STEM = 4;
    private static final double STEM_SHARE = 0.6;
    private static final int LONGEST_ENDING = 4;

    private final Map<String, String> glosses = new HashMap<>();

    /** By a stem, the shortest form that begins so and has only a short ending behind; of equals the first of the alphabet. */
    private final Map<String, String> stems = new HashMap<>();

    private Glossary() {}

    /** The glosses of a language; empty for English and for languages without any. */
    public static Optional<Glossary> of(String language) {
        return KNOWN.computeIfAbsent(language, Glossary::load);
    }

    private static Optional<Glossary> load(String language) {
        try (InputStream in =
                language.matches("[a-z]{2}") ? Glossary.class.getResourceAsStream(language + ".txt") : null) {
            if (in == null) {
                return Optional.empty();
            }
            Glossary glossary = new Glossary();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int sign = line.indexOf('=');
                if (sign > 0) {
                    glossary.glosses.putIfAbsent(fold(line.substring(0, sign)), line.substring(sign + 1));
                }
            }
            glossary.stem();
            return Optional.of(glossary);
        } catch (IOException e) {
            throw new UncheckedIOException("the glosses of " + language + " cannot be read", e);
        }
    }

    private void stem() {
        new TreeMap<>(glosses).forEach((form, gloss) -> {
            for (int length = form.length(); length > form.length() - LONGEST_ENDING; length--) {
                if (length >= SHORTEST_STEM && !gloss.isEmpty()) {
                    stems.merge(
                            form.substring(0, length),
                            form,
                            (one, other) -> other.length() < one.length() ? other : one);
                }
            }
        });
    }

    /**
     * The English of one word.
     *
     * @param word as {@link FoldedText} writes it
     * @return one to three words; the word itself for a name; empty where nothing near is known
     */
    public Optional<String> gloss(String word) {
        String known = glosses.get(word);
        if (known != null) {
            return Optional.of(known.isEmpty() ? word : known);
        }
        int least = Math.max(SHORTEST_STEM, (int) Math.ceil(word.length() * STEM_SHARE));
        for (int length = word.length(); length >= least && word.length() - length <= LONGEST_ENDING; length--) {
            String near = stems.get(word.substring(0, length));
            if (near != null) {
                return Optional.ofNullable(glosses.get(near));
            }
        }
        return Optional.empty();
    }

    /** A text with every known word in English, in the order of the original; marks and unknown words stay. */
    public String english(String text) {
        StringBuilder english = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                english.append(text.charAt(at++));
            } else {
                String word = text.substring(at, end);
                english.append(gloss(fold(word)).orElse(word));
                at = end;
            }
        }
        return english.toString();
    }

    private static String fold(String word) {
        return FoldedText.of(word.strip()).text();
    }
}
