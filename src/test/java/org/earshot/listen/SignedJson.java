package org.earshot.listen;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs deliveries as a sender of Standard Webhooks does; computes by itself, so that a mistake of ours is seen. */
public final class SignedJson {
    private SignedJson() {}

    /** The three headers of a delivery. */
    public static Map<String, String> headers(String id, Instant time, String body, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = (id + "." + time.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
            String signature = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
            return Map.of(
                    "webhook-id", id,
                    "webhook-timestamp", String.valueOf(time.getEpochSecond()),
                    "webhook-signature", signature);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A delivery with these headers. */
    static Delivery delivery(Map<String, String> headers, String body, Instant now) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Delivery(
                "POST",
                "https://earshot.example/hooks/acme-hook",
                lists,
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                now);
    }
}
