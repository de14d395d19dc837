package org.earshot.admit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes from a key and the time: RFC 6238 with HMAC-SHA-1, steps of 30 s and six digits, which is what every app can do. */
final class Totp {
    /** Of a key; as long as the digest, as RFC 4226 asks for. */
    static final int KEY_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    static String code(byte[] key, long step) {
        return code(key, step, DIGITS);
    }

    /** The code of a time step, with leading zeros. */
    static String code(byte[] key, long step, int digits) {
        byte[] hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        int modulus = 1;
        for (int i = 0; i < digits; i++) {
            modulus *= 10;
        }
        return String.format("%0" + digits + "d", number % modulus);
    }

    /** The step that a code belongs to: this one, the one before or the one after, as clocks differ. */
    static OptionalLong match(byte[] key, String code, Instant now) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            if (Digests.same(code(key, step), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** A key as apps want it typed (RFC 4648), without padding. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = (buffer << 8) | (each & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-1", e);
        }
    }
}
