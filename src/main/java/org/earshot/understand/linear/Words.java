package org.earshot.understand.linear;

import java.util.ArrayList;
import java.util.List;
import org.earshot.mention.FoldedText;

/**
 * Cuts a text into words as people write them on social networks: links and names of people become one sign, digits
 * lose their value, stretched words are shortened, emoji and marks stand alone.
 */
final class Words {
    /** UTF-16 units of a text that are read at most; what an author wants stands in the first pages. */
    static final int MOST_LETTERS = 4_000;

    private static final int LONGEST = 40;

    private final FoldedText folded;
    private final String text;
    private final List<Word> words = new ArrayList<>();

    private Words(String text) {
        this.folded = FoldedText.of(text);
        this.text = folded.text();
    }

    /** The words of a text in their order. */
    static List<Word> of(String text) {
        Words words = new Words(head(text));
        words.cut();
        return words.words;
    }

    /** What is read of a text. */
    static String head(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS);
    }

    private void cut() {
        for (int i = 0; i < text.length(); ) {
            char letter = text.charAt(i);
            if (letter == ' ') {
                i++;
            } else if (letter == '@' && i + 1 < text.length() && isWord(i + 1)) {
                i = name(i);
            } else if (link(i)) {
                i = sign("§link", i, until(i, ' '));
            } else if (isWord(i)) {
                i = word(i);
            } else {
                i = mark(i);
            }
        }
    }

    private boolean link(int at) {
        return text.startsWith("http://", at) || text.startsWith("https://", at) || text.startsWith("www.", at);
    }

    private int until(int from, char stop) {
        int end = text.indexOf(stop, from);
        return end < 0 ? text.length() : end;
    }

    private int name(int at) {
        int end = at + 1;
        while (end < text.length() && (isWord(end) || text.charAt(end) == '.' || text.charAt(end) == '@')) {
            end++;
        }
        return sign("§user", at, end);
    }

    private int sign(String sign, int start, int end) {
        words.add(new Word(sign, Kind.SIGN, folded.start(start), folded.end(end), false));
        return end;
    }

    private int word(int start) {
        StringBuilder shortened = new StringBuilder();
        boolean stretched = false;
        boolean letters = false;
        int end = start;
        while (end < text.length() && (isWord(end) || joins(end))) {
            char letter = text.charAt(end);
            int length = shortened.length();
            boolean again = length > 1
                    && shortened.charAt(length - 1) == letter
                    && shortened.charAt(length - 2) == letter
                    && !Character.isDigit(letter);
            letters |= Character.isLetter(letter);
            stretched |= again;
            if (!again && length < LONGEST) {
                shortened.append(letter);
            }
            end++;
        }
        String word = letters ? shortened.toString() : number(shortened);
        words.add(new Word(word, letters ? Kind.WORD : Kind.NUMBER, folded.start(start), folded.end(end), stretched));
        return end;
    }

    /** Small numbers keep their value: the third call is another matter than the first. */
    private static String number(StringBuilder digits) {
        return digits.length() == 1 ? digits.toString() : "0".repeat(Math.min(5, digits.length()));
    }

    private boolean joins(int at) {
        char letter = text.charAt(at);
        return (letter == '\'' || letter == '_') && at + 1 < text.length() && isWord(at + 1);
    }

    private int mark(int start) {
        int point = text.codePointAt(start);
        int end = start + Character.charCount(point);
        int run = 1;
        while (end < text.length() && text.codePointAt(end) == point) {
            end += Character.charCount(point);
            run++;
        }
        String sign = Character.toString(point) + (run > 1 ? "+" : "");
        words.add(new Word(sign, Kind.MARK, folded.start(start), folded.end(end), false));
        return end;
    }

    private boolean isWord(int at) {
        return Character.isLetterOrDigit(text.charAt(at));
    }

    /** What a word is made of. */
    enum Kind {
        WORD,
        NUMBER,
        SIGN,
        MARK
    }

    /**
     * One word.
     *
     * @param text levelled: lower case, no accents
     * @param kind what it is made of
     * @param start where it starts in the text as it was written
     * @param end where it ends there
     * @param stretched true where letters were repeated for emphasis
     */
    record Word(String text, Kind kind, int start, int end, boolean stretched) {
        /** True for a mark that ends a thought, over which no negation reaches. */
        boolean stops() {
            return kind == Kind.MARK && ".,;:!?".indexOf(text.charAt(0)) >= 0;
        }
    }
}
