package org.earshot.mention;

/** Makes text from outside safe to keep. */
public final class Texts {
    /** Longest text of a mention that is kept, in UTF-16 units. */
    public static final int LONGEST = 100_000;

    private Texts() {}

    /** The text with lone surrogates replaced, characters that no database keeps dropped, and cut to what is kept. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length() && clean.length() < LONGEST; ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                clean.append('\uFFFD');
            } else if (kept(point)) {
                clean.appendCodePoint(point);
            }
        }
        return clean.toString().strip();
    }

    private static boolean kept(int point) {
        return point == '\n' || point == '\t' || (point != 0x7f && !Character.isISOControl(point));
    }

    /** At most so many UTF-16 units, never half a character. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
