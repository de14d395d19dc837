package org.earshot.listen.webhookin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.earshot.listen.Delivery;
import org.earshot.listen.HookSignature;

/** Checks the headers of Standard Webhooks 1.0: HMAC-SHA256 over id, time in seconds and body, joined by full stops. */
final class StandardSignature {
    private static final String VERSION = "v1,";

    private StandardSignature() {}

    /** Why a delivery cannot be believed, empty where it can; one of several signatures by one of several keys is enough. */
    static Optional<String> objection(Delivery delivery, List<byte[]> keys) {
        Optional<String> id = delivery.header("webhook-id").filter(text -> !text.isBlank());
        Optional<String> stamp = delivery.header("webhook-timestamp").filter(text -> text.matches("\\d{1,11}"));
        Optional<String> given = delivery.header("webhook-signature");
        if (id.isEmpty() || stamp.isEmpty() || given.isEmpty()) {
            return Optional.of("webhook-id, webhook-timestamp or webhook-signature is missing or repeated");
        }
        byte[] head = (id.get() + "." + stamp.get() + ".").getBytes(StandardCharsets.UTF_8);
        if (!isBy(given.get(), keys, head, delivery.body())) {
            return Optional.of("the signature is wrong");
        }
        Instant said = Instant.ofEpochSecond(Long.parseLong(stamp.get()));
        return HookSignature.isTimely(said, delivery.receivedAt())
                ? Optional.empty()
                : Optional.of("webhook-timestamp is more than five minutes from now");
    }

    private static boolean isBy(String given, List<byte[]> keys, byte[] head, byte[] body) {
        List<byte[]> signatures = signatures(given);
        boolean found = false;
        for (byte[] key : keys) {
            byte[] expected = HookSignature.sha256(key, head, body);
            for (byte[] signature : signatures) {
                found |= HookSignature.same(expected, signature);
            }
        }
        return found;
    }

    private static List<byte[]> signatures(String given) {
        List<byte[]> signatures = new ArrayList<>();
        for (String word : given.strip().split(" +")) {
            if (word.startsWith(VERSION)) {
                try {
                    signatures.add(Base64.getDecoder().decode(word.substring(VERSION.length())));
                } catch (IllegalArgumentException e) {
                    continue; // no base64, so it is nobody's signature
                }
            }
        }
        return signatures;
    }
}
