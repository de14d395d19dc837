package org.earshot.understand.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.understand.gloss.Glossary;
import org.earshot.understand.linear.Words.Kind;
import org.earshot.understand.linear.Words.Word;

/**
 * Turns a text into features: words, pairs of words, words behind a negation, runs of 2 to 5 letters inside words,
 * emoji, marks, shouting and length. The same text always gives the same features; the version of the models says which way.
 */
public final class Grams {
    /** Changes with anything that changes a feature; a model of another version is refused. */
    public static final int VERSION = 2;

    private static final int SHORTEST = 2;
    private static final int LONGEST = 5;
    private static final int REACH = 4;
    private static final float LETTERS = 0.5f;
    private static final int SHOUTING = 3;

    private static final Set<String> NEGATORS = Set.of(
            "not", "no", "never", "nothing", "nobody", "none", "without", "cannot", "cant", "can't", "dont", "don't",
            "didnt", "didn't", "doesnt", "doesn't", "isnt", "isn't", "wasnt", "wasn't", "won't", "wont", "hasn't",
            "haven't", "nunca", "nadie", "ningun", "ninguna", "ni", "sin", "tampoco", "jamas", "nie", "nigdy", "nikt",
            "bez", "zaden", "zadna", "zadnej", "ani", "kein", "keine", "nicht", "pas", "jamais", "rien", "nao", "nem",
            "non", "mai");

    private final Features features = new Features();

    private Grams() {}

    /**
     * The features of a text: those of its own words and, where the language has glosses, those of the same words in English,
     * which stand at the same places. Of a gloss only the beginnings of words count: runs of letters inside it would say little
     * more, and double the work.
     */
    public static Features of(String text, Optional<Glossary> glossary) {
        Grams grams = new Grams();
        List<Word> words = Words.of(text);
        grams.words(words, false);
        glossary.ifPresent(glosses -> grams.words(english(words, glosses), true));
        grams.shape(text, words);
        return grams.features.normalised();
    }

    private static List<Word> english(List<Word> words, Glossary glossary) {
        List<Word> english = new ArrayList<>(words.size());
        for (Word word : words) {
            String gloss =
                    word.kind() == Kind.WORD ? glossary.gloss(word.text()).orElse("") : word.text();
            for (String part : gloss.split(" ", -1)) {
                if (!part.isEmpty()) {
                    english.add(new Word(part, word.kind(), word.start(), word.end(), false));
                }
            }
        }
        return english;
    }

    private void words(List<Word> words, boolean gloss) {
        int denied = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            add('w', word.text(), word);
            if (denied > 0 && word.kind() == Kind.WORD) {
                add('n', word.text(), word);
            }
            denied = word.stops() ? 0 : NEGATORS.contains(word.text()) ? REACH : Math.max(0, denied - 1);
            if (i + 1 < words.size()) {
                pair('b', word, words.get(i + 1));
            }
            if (i + 2 < words.size()
                    && word.kind() == Kind.WORD
                    && words.get(i + 2).kind() == Kind.WORD) {
                pair('s', word, words.get(i + 2));
            }
            if (word.stretched()) {
                add('e', "", word);
            }
            if (word.kind() == Kind.WORD) {
                letters(word, gloss ? 1 : Integer.MAX_VALUE);
            }
        }
    }

    private void pair(char kind, Word first, Word second) {
        int hash = hash(hash(seed(kind), first.text()) * 31 + 7, second.text());
        features.add(mixed(hash), 1, first.start(), second.end());
    }

    private void add(char kind, String what, Word word) {
        features.add(mixed(hash(seed(kind), what)), 1, word.start(), word.end());
    }

    /** Runs of letters from the first places; a word's edges are signs of their own, so that endings differ from beginnings. */
    private void letters(Word word, int places) {
        String padded = "_" + word.text() + "_";
        for (int start = 0; start < Math.min(places, padded.length()); start++) {
            int hash = seed('c');
            int most = Math.min(padded.length(), start + LONGEST);
            for (int end = start; end < most; end++) {
                hash = step(hash, padded.charAt(end));
                if (end - start + 1 >= SHORTEST) {
                    features.add(mixed(hash), LETTERS, word.start(), word.end());
                }
            }
        }
    }

    private void shape(String text, List<Word> words) {
        long shouted = words.stream().filter(word -> shouted(text, word)).count();
        if (shouted >= SHOUTING) {
            whole("caps", 1);
        }
        whole("length" + Math.min(7, 31 - Integer.numberOfLeadingZeros(words.size() + 1)), 1);
    }

    private static boolean shouted(String text, Word word) {
        if (word.kind() != Kind.WORD || word.text().length() < SHOUTING) {
            return false;
        }
        for (int i = word.start(); i < word.end(); i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void whole(String what, float value) {
        features.add(mixed(hash(seed('t'), what)), value, -1, -1);
    }

    private static int seed(char kind) {
        return step(0x811C9DC5, kind);
    }

    private static int hash(int from, String text) {
        int hash = from;
        for (int i = 0; i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    /** FNV-1a (Fowler, Noll, Vo), a letter at a time. */
    private static int step(int hash, char letter) {
        return (hash ^ letter) * 0x01000193;
    }

    /** Spreads the hash over its low bits (the finish of MurmurHash3, Appleby). */
    private static int mixed(int hash) {
        int mixed = hash;
        mixed ^= mixed >>> 16;
        mixed *= 0x85EBCA6B;
        mixed ^= mixed >>> 13;
        mixed *= 0xC2B2AE35;
        mixed ^= mixed >>> 16;
        return mixed;
    }
}
