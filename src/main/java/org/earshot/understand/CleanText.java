package org.earshot.understand;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as models like it: no links, no @names, no #, tags split into their words, stretched words shortened, emoji
 * that say something as words. Every letter remembers where it stood in the text as it was written.
 */
public final class CleanText {
    private static final Pattern DROPPED = Pattern.compile(
            "https?://\\S{1,2000}|www\\.\\S{1,2000}|(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_.-]{1,100}(@[\\p{L}\\p{N}.-]{1,100})?");
    private static final int STRETCHED = 3;

    private final StringBuilder clean = new StringBuilder();
    private int[] starts = new int[64];
    private boolean tag;

    private CleanText() {}

    /** Cleans at most so many UTF-16 units of a text; the rest is left out. */
    public static CleanText of(String text, int most) {
        String head = head(text, most);
        CleanText result = new CleanText();
        Matcher dropped = DROPPED.matcher(head);
        int from = 0;
        while (dropped.find()) {
            result.add(head, from, dropped.start());
            result.put(' ', dropped.start());
            from = dropped.end();
        }
        result.add(head, from, head.length());
        result.put(' ', head.length());
        return result;
    }

    /** At most so many UTF-16 units of a text; no letter is cut in two. */
    static String head(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The cleaned text. */
    public String text() {
        return clean.toString();
    }

    /** Where the letter at a cleaned position stood in the text as it was written. */
    public int start(int position) {
        return starts[position];
    }

    /** Where a cleaned span that stops before a position (1 or more) ended in the text as it was written, at most at the given end. */
    public int end(int position, String original) {
        int last = starts[position - 1];
        return Math.min(
                original.length(),
                last + (last < original.length() ? Character.charCount(original.codePointAt(last)) : 0));
    }

    /** True where there is a letter: without one nobody can say anything about it. */
    public boolean hasLetters() {
        return clean.codePoints().anyMatch(Character::isLetter);
    }

    private void add(String text, int from, int to) {
        for (int i = from; i < to; ) {
            int point = text.codePointAt(i);
            if (point == '#') {
                tag = true;
                put(' ', i);
            } else {
                tag = tag && Character.isLetterOrDigit(point);
                letter(text, point, i);
            }
            i += Character.charCount(point);
        }
    }

    private void letter(String text, int point, int at) {
        String word = emoji(point);
        if (!word.isEmpty()) {
            word.chars().forEach(unit -> put((char) unit, at));
        } else if (Character.getType(point) == Character.SURROGATE
                || (Character.isSupplementaryCodePoint(point) && !Character.isLetter(point))) {
            put(' ', at);
        } else if (!stretched(point)) {
            if (tag && Character.isUpperCase(point) && at > 0 && Character.isLowerCase(text.charAt(at - 1))) {
                put(' ', at);
            }
            plain(point).chars().forEach(unit -> put((char) unit, at));
        }
    }

    /** Bold and other fancy letters as what they stand for: to models they are noise, and parsers take seconds over them. */
    private static String plain(int point) {
        String letter = Character.toString(point);
        return Character.isSupplementaryCodePoint(point) ? Normalizer.normalize(letter, Normalizer.Form.NFKC) : letter;
    }

    /** True for the third and later of the same sign in a row; digits are left alone, they are amounts. */
    private boolean stretched(int point) {
        int length = clean.length();
        if (length < STRETCHED - 1 || Character.isDigit(point) || Character.isSupplementaryCodePoint(point)) {
            return false;
        }
        return clean.charAt(length - 1) == point && clean.charAt(length - 2) == point && point != '.';
    }

    private static String emoji(int point) {
        return switch (point) {
            case 0x1F620, 0x1F621, 0x1F92C, 0x1F624 -> " angry ";
            case 0x1F62D, 0x1F622, 0x1F61E, 0x1F614, 0x1F494 -> " sad ";
            case 0x1F44E -> " bad ";
            case 0x1F922, 0x1F92E -> " disgusting ";
            case 0x1F60D, 0x1F970, 0x1F618, 0x2764 -> " love ";
            case 0x1F600, 0x1F603, 0x1F604, 0x1F60A, 0x1F642 -> " happy ";
            case 0x1F44D, 0x1F44F, 0x1F389 -> " great ";
            default -> "";
        };
    }

    private void put(char letter, int at) {
        if (clean.length() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[clean.length()] = at;
        clean.append(letter);
    }
}
