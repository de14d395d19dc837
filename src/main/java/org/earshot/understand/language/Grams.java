package org.earshot.understand.language;

import java.util.Arrays;

/** The runs of one to four letters in a text, word edges included, as the numbers of their rows in a {@link LettersModel}. */
final class Grams {
    /** How many rows there are; runs that fall on the same row share it. */
    static final int ROWS = 1 << 16;

    private static final int LONGEST = 4;
    private static final int SEED = 0x811c9dc5;
    private static final int PRIME = 0x01000193;
    private static final int SPREAD = 0x9E3779B1;

    private Grams() {}

    /** The rows of a {@link PlainText}, one for each run; empty for a text without letters. */
    static int[] of(String plain) {
        char[] words = words(plain);
        int[] rows = new int[words.length * LONGEST];
        int count = 0;
        for (int from = 0; from < words.length - 1; from++) {
            int hash = SEED;
            for (int to = from; to < Math.min(words.length, from + LONGEST); to++) {
                hash = (hash ^ words[to]) * PRIME;
                hash ^= hash >>> 15;
                if (to > from || words[to] != ' ') {
                    int spread = hash * SPREAD;
                    rows[count++] = (spread ^ (spread >>> 16)) & (ROWS - 1);
                }
                if (to > from && words[to] == ' ') {
                    break;
                }
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** The words with one space before, between and after them. Apostrophes inside words stay: they tell French and Italian. */
    private static char[] words(String plain) {
        char[] words = new char[plain.length() + 2];
        words[0] = ' ';
        int count = 1;
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            boolean inside = words[count - 1] != ' ';
            if (Character.isLetter(letter)) {
                words[count++] = letter;
            } else if (letter == '\'' || letter == '’') {
                if (inside) {
                    words[count++] = '\'';
                }
            } else if (inside && Character.getType(letter) != Character.NON_SPACING_MARK) {
                words[count++] = ' ';
            }
        }
        if (words[count - 1] != ' ') {
            words[count++] = ' ';
        }
        return Arrays.copyOf(words, count);
    }
}
