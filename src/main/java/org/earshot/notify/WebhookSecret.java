package org.earshot.notify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The key in a webhook's secret, as Standard Webhooks writes it. */
public final class WebhookSecret {
    private static final String MARK = "whsec_";

    private WebhookSecret() {}

    /** The bytes to sign with: base64 behind {@code whsec_}, any other text as UTF-8. */
    public static byte[] key(String secret) {
        return secret.startsWith(MARK)
                ? Base64.getDecoder().decode(secret.substring(MARK.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    /** True for a secret that holds a key. */
    public static boolean isKey(String secret) {
        try {
            return key(secret).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
