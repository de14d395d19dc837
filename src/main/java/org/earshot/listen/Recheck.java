package org.earshot.listen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;

/** What came of looking at stored posts again. */
public sealed interface Recheck {
    /**
     * The platform told.
     *
     * @param gone what was deleted; only where the platform says so without doubt
     * @param posts what still stands, as it reads now, and what the brand answered there
     */
    record Looked(List<MentionId> gone, List<Post> posts) implements Recheck {
        /** Copies the lists. */
        public Looked {
            gone = List.copyOf(gone);
            posts = List.copyOf(posts);
        }
    }

    /**
     * Not now; nothing is known about any of them.
     *
     * @param after how long the platform asked us to wait, empty where it did not say
     * @param why a sentence for people
     */
    record TryLater(Optional<Duration> after, String why) implements Recheck {}

    /** The same from what an answer means for polling: a source that would be stopped is not looked at for a day. */
    static TryLater of(Poll trouble) {
        if (trouble instanceof Poll.TryLater later) {
            return new TryLater(later.after(), later.why());
        }
        String why = trouble instanceof Poll.Stop stop ? stop.why() : "the platform answered a page";
        return new TryLater(Optional.of(Duration.ofHours(24)), why);
    }
}
