package org.earshot.listen;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Lines;
import org.earshot.mention.MentionId;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/** Reads platforms that tell of posts over a line that stays open. It keeps no state: what it must know again is in the cursor. */
public interface StreamReader {
    /** The platform, which is the name of its folder under {@code routes/}. */
    String platform();

    /** The templates whose sources it reads. */
    Set<String> templates();

    /**
     * Runs one connection: fetches what was missed, opens the line, and hands over pages until the line ends or the sink wants no more.
     *
     * @param source what to read
     * @param cursor how far it has been read
     * @param ways the only ways to the network
     * @param sink takes the pages
     * @return why it ended; a later try goes on from the last cursor that the sink took
     */
    Poll run(Source source, Cursor cursor, Ways ways, Sink sink);

    /**
     * The ways to the network.
     *
     * @param fetcher for what is asked once
     * @param lines for what stays open
     */
    record Ways(Fetcher fetcher, Lines lines) {}

    /** Takes what a connection brings. */
    interface Sink {
        /** The line is open. */
        void opened();

        /** Something came; said is when the platform says that it happened, null where it does not say. */
        void event(@Nullable Instant said);

        /** Stores a page with the cursor behind it, in one transaction; false where nothing more is wanted. */
        boolean store(Poll.Page page);

        /** True once nothing more is wanted: the source was paused, removed or changed, or the daemon ends. */
        boolean over();

        /** True where a text names the source's brand. */
        boolean names(String text);

        /** What is stored under these names, given by the same server; see {@link org.earshot.mention.Post.ReplyTo#own}. */
        List<MentionId> named(Set<String> owns);
    }
}
