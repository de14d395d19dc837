package org.earshot.listen;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The handshake and the signature that came with WebSub and that Meta's platforms use: a GET with {@code hub.challenge}, and
 * {@code X-Hub-Signature-256} over the body.
 */
public final class HubSignature {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_.~-]{1,200}");
    private static final Pattern SIGNATURE = Pattern.compile("sha256=[0-9a-fA-F]{64}");

    private HubSignature() {}

    /**
     * Answers the handshake and refuses what is not signed.
     *
     * @param secret the app's secret, never empty
     * @param verifyToken the token that was given to the platform, empty for none: then no handshake succeeds
     * @return nothing for a signed POST, which is to be read on
     */
    public static Optional<Received> settle(Delivery delivery, String secret, Optional<String> verifyToken) {
        if (delivery.isPost()) {
            return isSigned(delivery, secret)
                    ? Optional.empty()
                    : Optional.of(new Received.Unsigned("X-Hub-Signature-256 is missing or wrong"));
        }
        return Optional.of(handshake(delivery, verifyToken));
    }

    private static boolean isSigned(Delivery delivery, String secret) {
        Optional<String> given = delivery.header("X-Hub-Signature-256")
                .filter(value -> SIGNATURE.matcher(value).matches());
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        return given.isPresent()
                && HookSignature.same(
                        HookSignature.sha256(key, delivery.body()),
                        HexFormat.of().parseHex(given.get().substring(7).toLowerCase(Locale.ROOT)));
    }

    private static Received handshake(Delivery delivery, Optional<String> verifyToken) {
        Optional<String> challenge = delivery.query("hub.challenge");
        Optional<String> token = delivery.query("hub.verify_token");
        if (!delivery.method().equals("GET")
                || challenge.isEmpty()
                || token.isEmpty()
                || delivery.query("hub.mode").filter("subscribe"::equals).isEmpty()) {
            return new Received.Malformed("this is neither a signed POST nor a subscription's challenge");
        }
        if (verifyToken.isEmpty() || !HookSignature.same(verifyToken.get(), token.get())) {
            return new Received.Unsigned("hub.verify_token is not the one of this source");
        }
        // It is echoed, so it must not be anything that a browser could take for a page.
        return CHALLENGE.matcher(challenge.get()).matches()
                ? new Received.Challenge(challenge.get())
                : new Received.Malformed("hub.challenge is not a plain word");
    }
}
