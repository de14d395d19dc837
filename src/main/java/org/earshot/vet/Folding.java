package org.earshot.vet;

import java.text.Normalizer;

/** Takes the accents from letters and leaves every other thing where it stands, so that places in the text stay right. */
final class Folding {
    private Folding() {}

    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(fold(text.charAt(i)));
        }
        return folded.toString();
    }

    private static char fold(char letter) {
        if (letter < 128 || Character.isSurrogate(letter)) {
            return letter;
        }
        return switch (letter) {
            case 'ł' -> 'l';
            case 'Ł' -> 'L';
            default ->
                Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                        .charAt(0);
        };
    }
}
