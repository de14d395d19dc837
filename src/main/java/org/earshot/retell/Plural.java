package org.earshot.retell;

import java.util.Locale;

/**
 * Which form of a text goes with a number. The forms stand in one text with | between them: for English and Spanish one and more, for
 * Polish one, two to four, and the rest, as in the plural rules of the Unicode CLDR for whole numbers.
 */
public final class Plural {
    private static final String BETWEEN = "|";

    private Plural() {}

    /** True for a text that has forms. */
    public static boolean in(String text) {
        return text.contains(BETWEEN);
    }

    /** How many forms a text has in a language. */
    public static int forms(Locale language) {
        return "pl".equals(language.getLanguage()) ? 3 : 2;
    }

    /** The form for a number; the last one where a text has too few. */
    static String pick(String text, long number, Locale language) {
        String[] forms = text.split("\\|", -1);
        return forms[Math.min(form(Math.abs(number), language), forms.length - 1)];
    }

    private static int form(long number, Locale language) {
        if (number == 1) {
            return 0;
        }
        long last = number % 10;
        long lastTwo = number % 100;
        boolean few = forms(language) == 3 && last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14);
        return few ? 1 : forms(language) - 1;
    }
}
