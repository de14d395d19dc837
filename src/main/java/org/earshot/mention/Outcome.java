package org.earshot.mention;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How it went to send something out: a reply or an alert. */
public sealed interface Outcome {
    /**
     * It is there.
     *
     * @param externalId what the other side calls it, null where it gives no name
     * @param url where people can see it, null where there is no such place
     */
    record Sent(@Nullable String externalId, @Nullable String url) implements Outcome {}

    /**
     * Not now.
     *
     * @param after how long the other side asked us to wait, empty where it did not say
     * @param why a sentence for people, without payload or secret
     */
    record TryLater(Optional<Duration> after, String why) implements Outcome {}

    /**
     * Never.
     *
     * @param why a sentence for people, without payload or secret
     */
    record Refused(String why) implements Outcome {}
}
