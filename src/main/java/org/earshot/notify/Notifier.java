package org.earshot.notify;

import org.earshot.mention.Outcome;

/** Carries alerts to recipients by one channel. */
public interface Notifier {
    /** The channel, as {@link Recipient} names it. */
    String channel();

    /** What may be slow: alerts of one lane go one after the other, so that a slow receiver holds up only itself. */
    String lane(Recipient recipient);

    /**
     * Sends an alert. May be called again with the same alert after a crash, and then sends it under the same id. No outcome
     * holds the mention's text or a secret.
     */
    Outcome send(Alert alert, Recipient recipient);
}
