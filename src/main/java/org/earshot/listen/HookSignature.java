package org.earshot.listen;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the proofs of all platforms are made of. */
public final class HookSignature {
    /** How far the time of a delivery may be from ours, in either direction; Standard Webhooks and its users take five minutes. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private HookSignature() {}

    /** HMAC-SHA256 over the parts, one behind the other. */
    public static byte[] sha256(byte[] key, byte[]... parts) {
        return hmac("HmacSHA256", key, parts);
    }

    /** HMAC-SHA1, for platforms that have nothing better. */
    public static byte[] sha1(byte[] key, byte[]... parts) {
        return hmac("HmacSHA1", key, parts);
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[]... parts) {
        if (key.length == 0) {
            throw new IllegalArgumentException("nothing is signed with an empty key");
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot compute " + algorithm, e);
        }
    }

    /** Compares in a time that tells nothing about where they differ. */
    public static boolean same(byte[] expected, byte[] given) {
        return MessageDigest.isEqual(expected, given);
    }

    /** Compares two texts in a time that tells nothing about where they differ. */
    public static boolean same(String expected, String given) {
        return same(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** True for a time within the tolerance of ours. */
    public static boolean isTimely(Instant said, Instant now) {
        return Duration.between(said, now).abs().compareTo(TOLERANCE) <= 0;
    }
}
