package org.earshot.rule;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file as it was read.
 *
 * @param file which
 * @param place where it is
 * @param text what it says; empty where it is not there
 * @param there false for one that does not exist yet
 */
record RuleText(RuleFile file, Path place, String text, boolean there) {
    private static final String MARK = "\uFEFF";

    /** Differs from that of every other text. */
    String fingerprint() {
        return hash(text);
    }

    /** The text without the byte order mark and with plain line ends, as an editor shows it. */
    static String plain(String text) {
        String bare = text.startsWith(MARK) ? text.substring(MARK.length()) : text;
        return bare.replace("\r\n", "\n");
    }

    /** A text from an editor, which knows neither, written as this file is. */
    String dressed(String typed) {
        String lines = plain(typed).replace("\r", "\n");
        if (plain(text).equals(lines)) {
            return text;
        }
        return (text.startsWith(MARK) ? MARK : "") + (text.contains("\r\n") ? lines.replace("\n", "\r\n") : lines);
    }

    /** SHA-256 in 64 hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Its name only: the text may hold secrets. */
    @Override
    public String toString() {
        return file.said();
    }
}
