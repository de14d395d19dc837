package org.earshot.understand.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.earshot.understand.CleanText;

/** A text as both models like it: small letters and spaces, without links, names, emoji and figures. */
final class PlainText {
    /** More text than this changes nothing. */
    private static final int MOST_LETTERS = 2_000;

    /** Signs, among them emoji, which {@link CleanText} would turn into English words. */
    private static final Pattern SIGNS = Pattern.compile("[\\p{So}\\p{Sk}]+");

    /** What is left of a link that was masked or of a page's markup. */
    private static final Pattern REMAINS = Pattern.compile("\\bhttps?\\b|&(?:amp|lt|gt|quot|nbsp);");

    private static final Pattern NO_SPEECH = Pattern.compile("[^\\p{L}\\p{M}'’.,!?]+");

    private PlainText() {}

    /** The text in small letters: capitals mislead models that learned from running text. */
    static String of(String text) {
        String head = text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS);
        // Accents as signs of their own and letters in fancy dress become what everybody writes.
        String usual = Normalizer.normalize(head, Normalizer.Form.NFKC);
        String clean = CleanText.of(SIGNS.matcher(usual).replaceAll(" "), MOST_LETTERS)
                .text()
                .toLowerCase(Locale.ROOT);
        String words = REMAINS.matcher(clean).replaceAll(" ");
        return NO_SPEECH.matcher(words).replaceAll(" ").strip();
    }
}
