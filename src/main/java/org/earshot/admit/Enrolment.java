package org.earshot.admit;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A second factor that is offered and not confirmed yet; lives in the session of the one who enrols.
 *
 * @param user whose it will be
 * @param key in base64
 */
public record Enrolment(String user, String key) implements Serializable {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** With a new random key. */
    public static Enrolment of(String user) {
        byte[] key = new byte[Totp.KEY_BYTES];
        RANDOM.nextBytes(key);
        return new Enrolment(user, Base64.getEncoder().encodeToString(key));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(key);
    }

    /** The key as one types it into an app, in groups of four. */
    public String groups() {
        return Totp.base32(bytes()).replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** The key as an app reads it from a picture. */
    public String link() {
        return "otpauth://totp/Earshot:" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "?secret="
                + Totp.base32(bytes()) + "&issuer=Earshot";
    }

    @Override
    public String toString() {
        return "enrolment of " + user;
    }
}
