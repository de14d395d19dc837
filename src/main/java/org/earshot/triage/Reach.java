package org.earshot.triage;

import java.util.Optional;
import org.earshot.mention.Post;

/**
 * How far an author is heard. It counts by rule, because no text shows it: something negative before many people cannot wait,
 * whatever its words.
 *
 * @param followers how many follow the author, 0 where nobody says
 */
record Reach(long followers) {
    private static final long LARGE = 100_000;
    private static final long VERY_LARGE = 500_000;

    static Reach of(Post post) {
        return new Reach(Optional.ofNullable(post.author().followers()).orElse(0L));
    }

    /**
     * The least level that reach asks for.
     *
     * @param negative whether something negative is said
     * @param grave whether it is enough for a crisis where very many listen
     */
    Optional<Urgency> asks(boolean negative, boolean grave) {
        if (!negative || followers < LARGE) {
            return Optional.empty();
        }
        return Optional.of(grave && followers >= VERY_LARGE ? Urgency.CRITICAL : Urgency.HIGH);
    }

    String why() {
        return "Something negative is said before " + followers + " followers";
    }
}
