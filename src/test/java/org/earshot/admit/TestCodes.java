package org.earshot.admit;

import java.time.Instant;
import java.util.Locale;

/** The authenticator app of the tests. */
public final class TestCodes {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TestCodes() {}

    /** The code for a key as a page shows it, so many steps of 30 s after a moment. */
    public static String code(String typed, Instant at, int steps) {
        return Totp.code(bytes(typed), Totp.step(at) + steps);
    }

    private static byte[] bytes(String typed) {
        String text = typed.replace(" ", "").toUpperCase(Locale.ROOT);
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int filled = 0;
        for (char each : text.toCharArray()) {
            buffer = buffer << 5 | ALPHABET.indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[filled++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}
