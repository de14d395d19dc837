package org.earshot.respond.x;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.respond.Addresses;

/** Length as X counts it (its page "Counting characters"): after NFC, an address is 23, an emoji 2, a letter of most other scripts 2. */
final class WeightedLength {
    /** The most that X takes. */
    static final int LIMIT = 280;

    private static final int ADDRESS = 23;
    private static final Pattern EMOJI = Pattern.compile(
            "(?:[\\x{1F1E6}-\\x{1F1FF}]{2}|\\x{1F3F4}[\\x{E0020}-\\x{E007F}]+"
                    + "|[\\xA9\\xAE\\x{203C}-\\x{3299}]\\x{FE0F}|[0-9#*]\\x{FE0F}?\\x{20E3}"
                    + "|[\\x{2190}-\\x{21FF}\\x{2300}-\\x{27BF}\\x{2B00}-\\x{2BFF}\\x{1F000}-\\x{1FAFF}]"
                    + "[\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]*"
                    + "(?:\\x{200D}[\\x{2190}-\\x{27BF}\\x{2B00}-\\x{2BFF}\\x{1F000}-\\x{1FAFF}][\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]*)*)");

    private WeightedLength() {}

    static int of(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        Matcher emoji = EMOJI.matcher(Addresses.counted(normal, ADDRESS, true));
        int emojiCount = 0;
        StringBuilder words = new StringBuilder();
        while (emoji.find()) {
            emojiCount++;
            emoji.appendReplacement(words, "");
        }
        emoji.appendTail(words);
        return 2 * emojiCount + words.codePoints().map(WeightedLength::weight).sum();
    }

    /** The ranges of one, from X's published configuration (version 3). */
    private static int weight(int point) {
        boolean light = point <= 4351
                || (point >= 8192 && point <= 8205)
                || (point >= 8208 && point <= 8223)
                || (point >= 8242 && point <= 8247);
        return light ? 1 : 2;
    }
}
