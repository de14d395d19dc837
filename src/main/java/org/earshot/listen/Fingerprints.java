package org.earshot.listen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.earshot.mention.Source;

/** Tells whether a source is still configured as it was. */
final class Fingerprints {
    private Fingerprints() {}

    /** A hash over the template and all parameters, so that no secret can be read from it. */
    static String of(Source source) {
        String all = source.template() + "\n" + new TreeMap<>(source.parameters());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
