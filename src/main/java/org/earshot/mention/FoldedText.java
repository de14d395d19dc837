package org.earshot.mention;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A text made comparable: compatibility forms, accents, case, invisible marks and runs of white space are levelled
 * (Unicode NFKD; Latin letters with strokes by hand). Every letter remembers where it stood in the text as it was written.
 */
public final class FoldedText {
    /** The parts of Latin letters, which are asked for all the time. */
    private static final String[] LATIN =
            IntStream.range(0, 0x250).mapToObj(FoldedText::parts).toArray(String[]::new);

    private final StringBuilder folded;
    private int[] starts;
    private int[] ends;

    private FoldedText(int length) {
        folded = new StringBuilder(length);
        starts = new int[Math.max(16, length)];
        ends = new int[starts.length];
    }

    /** Folds a text in one pass. */
    public static FoldedText of(String text) {
        FoldedText result = new FoldedText(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            result.add(point, i, next);
            i = next;
        }
        return result;
    }

    /** The levelled text. */
    public String text() {
        return folded.toString();
    }

    /** Where the letter at a folded position starts in the original text, in UTF-16 units. */
    public int start(int position) {
        return starts[position];
    }

    /** Where a folded span that stops before the given position (1 or more) ends in the original text. */
    public int end(int position) {
        return ends[position - 1];
    }

    private void add(int point, int start, int end) {
        if (point < 0x80) {
            append(Character.toLowerCase((char) point), start, end);
            return;
        }
        String parts = point < LATIN.length ? LATIN[point] : parts(point);
        for (int i = 0; i < parts.length(); ) {
            int part = parts.codePointAt(i);
            i += Character.charCount(part);
            addPart(part, start, end);
        }
    }

    private static String parts(int point) {
        return Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
    }

    private void addPart(int point, int start, int end) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.ENCLOSING_MARK) {
            if (folded.length() > 0) {
                ends[folded.length() - 1] = end;
            }
            return;
        }
        String plain = plain(point);
        for (int i = 0; i < plain.length(); i++) {
            append(plain.charAt(i), start, end);
        }
    }

    private static String plain(int point) {
        return switch (point) {
            case 'ł' -> "l";
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ı' -> "i";
            case '’', '‘', 'ʼ', '´' -> "'";
            default -> Character.toString(point);
        };
    }

    private void append(char letter, int start, int end) {
        boolean space = Character.isWhitespace(letter) || Character.isSpaceChar(letter);
        int length = folded.length();
        if (space && length > 0 && folded.charAt(length - 1) == ' ') {
            return;
        }
        if (length == starts.length) {
            starts = Arrays.copyOf(starts, length * 2);
            ends = Arrays.copyOf(ends, length * 2);
        }
        starts[length] = start;
        ends[length] = end;
        folded.append(space ? ' ' : letter);
    }
}
