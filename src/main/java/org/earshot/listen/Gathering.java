package org.earshot.listen;

import org.earshot.fetch.Line;

/** Gathers the messages of a line until they are stored together. */
public interface Gathering {
    /** Takes a message in. */
    void take(Line.Heard.Message message);

    /** True where there is something that somebody waits for. */
    boolean pressing();

    /** True where no more should be gathered. */
    boolean full();

    /** What was gathered, with the cursor behind it; begins anew. */
    Poll.Page page();
}
