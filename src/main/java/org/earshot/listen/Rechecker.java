package org.earshot.listen;

import java.util.List;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Post;
import org.earshot.mention.Source;

/** Looks at stored posts of a platform again, to find what was deleted, edited or answered since. */
public interface Rechecker {
    /** The platform, which is the name of its folder under {@code routes/}. */
    String platform();

    /** How many posts one look takes. */
    int most();

    /**
     * Looks once.
     *
     * @param source through which they were heard
     * @param stored at most {@link #most} posts as they are stored, without what the platform sent
     * @param fetcher the only way to the network
     */
    Recheck recheck(Source source, List<Post> stored, Fetcher fetcher);
}
