package org.earshot.share;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Words that stand in one column with commas between. */
final class Words {
    private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

    private Words() {}

    /** The words of a column or of a form, in lower case. */
    static Set<String> of(String text) {
        Set<String> words = new TreeSet<>();
        Arrays.stream(BETWEEN.split(text))
                .filter(word -> !word.isEmpty())
                .forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        return words;
    }

    /** The column of words. */
    static String text(Set<String> words) {
        return String.join(",", new TreeSet<>(words));
    }
}
