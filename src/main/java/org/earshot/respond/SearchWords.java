package org.earshot.respond;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.Set;
import org.earshot.mention.FoldedText;
import org.earshot.mention.Texts;

/**
 * The words by which a text is found: levelled, so that case and accents do not matter. Scripts that write no spaces give pairs of
 * neighbours, an emoji is a word of its own.
 */
final class SearchWords {
    /** Longer words are found by so many letters. */
    static final int LONGEST = 40;

    /** What comes behind so many different words of one text is not found. */
    static final int MOST = 200;

    private static final Set<UnicodeScript> SPACELESS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private final Set<String> found = new LinkedHashSet<>();
    private final StringBuilder word = new StringBuilder();
    private int before;

    private SearchWords() {}

    /** The different words of a text, in their order. */
    static Set<String> of(String text) {
        SearchWords words = new SearchWords();
        FoldedText.of(text).text().codePoints().forEach(words::take);
        words.end();
        return words.found;
    }

    private void take(int point) {
        if (Character.getType(point) == Character.OTHER_SYMBOL) {
            end();
            add(Character.toString(point));
        } else if (!Character.isLetterOrDigit(point)) {
            end();
        } else if (SPACELESS.contains(UnicodeScript.of(point))) {
            pair(point);
        } else {
            if (before != 0) {
                end();
            }
            word.appendCodePoint(point);
        }
    }

    /** One letter alone is kept only where it has no neighbour. */
    private void pair(int point) {
        if (before == 0) {
            end();
            word.appendCodePoint(point);
        } else {
            word.setLength(0);
            add(Character.toString(before) + Character.toString(point));
        }
        before = point;
    }

    private void end() {
        if (word.length() > 0) {
            add(Texts.cut(word.toString(), LONGEST));
            word.setLength(0);
        }
        before = 0;
    }

    private void add(String one) {
        if (found.size() < MOST) {
            found.add(one);
        }
    }
}
