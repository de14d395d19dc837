package org.earshot.configure;

import java.util.Collection;
import java.util.Comparator;

/** Guesses which word an admin meant. */
public final class Nearest {
    private static final int FAR = 3;

    private Nearest() {}

    /** A cure naming the nearest known word, or all of them where none is near. */
    public static String cure(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .filter(word -> distance(written, word) < FAR)
                .map(word -> "Perhaps '" + word + "' was meant")
                .orElse("Use one of: " + String.join(", ", known));
    }

    /** The number of letters to change, add or drop (Levenshtein 1966). */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int above = row[j];
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
