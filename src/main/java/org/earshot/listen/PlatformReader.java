package org.earshot.listen;

import org.earshot.fetch.Fetcher;
import org.earshot.mention.Source;

/**
 * Reads one platform. A pure step: from a cursor to one page and the next cursor, so that every page can be stored
 * together with the cursor that stands behind it, and a crash between pages loses nothing.
 */
public interface PlatformReader {
    /** The platform, which is the name of its folder under {@code routes/}. */
    String platform();

    /**
     * Reads the next page.
     *
     * @param source what to read; its template tells which kind of reading
     * @param cursor how far it has been read
     * @param fetcher the only way to the network
     */
    Poll read(Source source, Cursor cursor, Fetcher fetcher);

    /** False where the platform speaks another protocol than HTTP, so that the fetcher is of no use to it. */
    default boolean overHttp() {
        return true;
    }
}
