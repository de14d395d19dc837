package org.earshot.respond.bluesky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * The key under which a reply is written, the same at every attempt: a TID (AT Protocol, "Record Key"), 13 letters that sort by time.
 * Its time is when the reply was written, to the millisecond; the microseconds and the clock's number come from the reply's own key,
 * so that two replies of one millisecond keep apart.
 */
final class RecordKey {
    private static final String LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final int CLOCKS = 1024;

    private RecordKey() {}

    static String of(Instant written, String idempotencyKey) {
        int own = hash(idempotencyKey);
        long micros = written.toEpochMilli() * 1000 + Math.floorMod(own / CLOCKS, 1000);
        long number = micros * CLOCKS + Math.floorMod(own, CLOCKS);
        StringBuilder key = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            key.append(LETTERS.charAt((int) (number >>> (5 * i)) & 31));
        }
        return key.toString();
    }

    private static int hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt() & Integer.MAX_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
