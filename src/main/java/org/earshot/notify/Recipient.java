package org.earshot.notify;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.earshot.retell.Interpreter;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts go.
 *
 * @param name as the file calls it
 * @param email addresses that get one message together; empty for none
 * @param webhook an address that gets a signed message, null for none
 * @param language which language it is told in, one of {@link org.earshot.retell.Interpreter#LANGUAGES}
 */
public record Recipient(
        String name, List<String> email, @Nullable Webhook webhook, String language) {
    /** The channel of messages by mail. */
    public static final String EMAIL = "email";

    /** The channel of signed messages over HTTP. */
    public static final String WEBHOOK = "webhook";

    /** One that is told in English. */
    public Recipient(String name, List<String> email, @Nullable Webhook webhook) {
        this(name, email, webhook, Interpreter.LANGUAGES.get(0));
    }

    /** Copies the addresses. */
    public Recipient {
        email = List.copyOf(email);
    }

    /** The channels by which it is reached, in a fixed order. */
    public List<String> channels() {
        return Stream.of(email.isEmpty() ? "" : EMAIL, webhook == null ? "" : WEBHOOK)
                .filter(channel -> !channel.isEmpty())
                .toList();
    }

    /** Its name only: an address may be a secret. */
    @Override
    public String toString() {
        return "recipient " + name;
    }

    /**
     * A place that takes signed messages.
     *
     * @param address http or https; may hold a secret and is never printed
     * @param secrets what messages are signed with, each {@code whsec_} and base64 or any other text as it stands; more than one
     *     while the receiver changes from an old to a new one
     */
    public record Webhook(URI address, List<String> secrets) {
        /** Copies the secrets. */
        public Webhook {
            secrets = List.copyOf(secrets);
        }

        /** A place with one secret. */
        public Webhook(URI address, String secret) {
            this(address, List.of(secret));
        }

        /** The host only. */
        @Override
        public String toString() {
            return "webhook at " + address.getHost();
        }
    }
}
