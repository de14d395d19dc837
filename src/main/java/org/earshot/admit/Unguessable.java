package org.earshot.admit;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that nobody can guess: passwords, tokens. */
public final class Unguessable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {}

    /** Letters, digits, - and _ made of so many random bytes; 16 are enough for a password, 32 for a token. */
    public static String text(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    /** So many random bytes. */
    static byte[] bytes(int count) {
        byte[] random = new byte[count];
        RANDOM.nextBytes(random);
        return random;
    }
}
