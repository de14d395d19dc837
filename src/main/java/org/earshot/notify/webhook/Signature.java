package org.earshot.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.earshot.notify.WebhookSecret;

/** Signs messages as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time in seconds and body, joined by full stops. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** The value of the header {@code webhook-signature}: a signature for each secret, separated by spaces. */
    static String of(String id, Instant time, byte[] body, List<String> secrets) {
        return secrets.stream().map(secret -> of(id, time, body, secret)).collect(Collectors.joining(" "));
    }

    private static String of(String id, Instant time, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(WebhookSecret.key(secret), ALGORITHM));
            mac.update((id + "." + time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot compute " + ALGORITHM, e);
        }
    }
}
