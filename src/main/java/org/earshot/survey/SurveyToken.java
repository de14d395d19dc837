package org.earshot.survey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What lets a customer answer: 256 random bits in a link, of which only the SHA-256 is kept. */
final class SurveyToken {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private SurveyToken() {}

    /** A new one: 43 letters, digits, - and _. */
    static String fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Its hash, in hexadecimal digits; of any text, so that what is no token takes as long. */
    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
