package org.earshot.admin;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that nobody can guess: passwords, tokens. */
public final class Unguessable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {}

    /** Letters, digits, - and _ made of so many random bytes; 16 are enough for a password, 32 for a token. */
    public static String text(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
