package org.earshot.listen.webhookin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.earshot.mention.Source;

/** The keys of a source: several while one replaces another. */
final class WebhookSecrets {
    private static final String MARK = "whsec_";

    private WebhookSecrets() {}

    /** The keys that can be signed with: base64 behind {@code whsec_}, any other word as UTF-8; none of them is empty. */
    static List<byte[]> of(Source source) {
        List<byte[]> keys = new ArrayList<>();
        for (String word : source.parameter("secret").orElse("").strip().split("\\s+")) {
            byte[] key = key(word);
            if (key.length > 0) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static byte[] key(String word) {
        if (!word.startsWith(MARK)) {
            return word.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(word.substring(MARK.length()));
        } catch (IllegalArgumentException e) {
            return new byte[0]; // a key that is no key must not become one that is easy to guess
        }
    }
}
