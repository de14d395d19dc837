package org.earshot.vet;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as a machine finds things in it: whatever kind of space, dash, digit or apostrophe somebody typed is the plain one, and what
 * nobody sees or what only sits on a letter is gone. It knows where each of its letters stood.
 */
final class Plain {
    private final String text;
    private final int[] places;

    private Plain(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    static Plain of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int[] places = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!unseen(letter)) {
                places[plain.length()] = i;
                plain.append(plain(letter));
            }
        }
        places[plain.length()] = text.length();
        return new Plain(plain.toString(), Arrays.copyOf(places, plain.length() + 1));
    }

    String text() {
        return text;
    }

    /** Where in the original a place begins. */
    int start(int at) {
        return places[at];
    }

    /** Where in the original a place ends, with what sits on its last letter. */
    int end(int at) {
        return places[at];
    }

    private static boolean unseen(char letter) {
        int type = Character.getType(letter);
        return letter > 127 && (type == Character.FORMAT || type == Character.NON_SPACING_MARK);
    }

    private static char plain(char letter) {
        if (letter < 128 || Character.isSurrogate(letter)) {
            return letter;
        }
        if (Character.isSpaceChar(letter)) {
            return ' ';
        }
        if (Character.isDigit(letter)) {
            return (char) ('0' + Character.digit(letter, 10));
        }
        if (Character.getType(letter) == Character.DASH_PUNCTUATION || letter == '\u2212') {
            return '-';
        }
        if (letter == '’' || letter == '‘' || letter == '´') {
            return '\'';
        }
        String wide = letter < '\uff00' ? "" : Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKC);
        return wide.length() == 1 ? wide.charAt(0) : letter;
    }
}
