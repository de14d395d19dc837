package org.earshot.respond;

import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;

/** Says something back on one platform. */
public interface Replier {
    /** The platform, as {@link org.earshot.mention.MentionId} names it. */
    String platform();

    /**
     * Why this mention cannot be answered from this source with this text: too long, not summoned, no key. Empty where it can.
     * The sentence is shown to staff.
     */
    Optional<String> objection(Mention mention, Source source, String text);

    /** The length of a text as the platform of a source counts it, and its limit there; returns within a moment. */
    Length length(Source source, String text);

    /**
     * Sends a reply. May be called again with the same reply after a crash: it must then find out whether the first attempt went
     * through, by the platform's idempotency key or by looking.
     */
    Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher);

    /** False where the platform speaks another protocol than HTTP, so that the fetcher is of no use to it. */
    default boolean overHttp() {
        return true;
    }

    /** The account that a source says it answers from, where it has a key that could; empty where there is nothing to verify. */
    default Optional<String> answersAs(Source source) {
        return source.parameter("account").map(String::strip);
    }

    /**
     * Asks the platform whether the source's key is that of the account which {@link #answersAs} names; {@link #send} goes by the
     * same comparison. May take as long as the fetcher does.
     */
    default Standing standing(Source source, Fetcher fetcher) {
        return new Standing.Unsure("whose key source " + source.id() + " has cannot be verified on " + platform());
    }

    /**
     * How long a text is on a platform.
     *
     * @param counted as the platform counts it
     * @param limit the most it takes
     */
    record Length(int counted, int limit) {}
}
