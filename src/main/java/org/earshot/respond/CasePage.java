package org.earshot.respond;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue.
 *
 * @param items the cases in the order asked for
 * @param next the cursor of the next page, null on the last
 * @param total how many match altogether; counted up to 10,000, which then means that many or more
 */
public record CasePage(List<Case> items, @Nullable String next, long total) {
    /** Copies the items. */
    public CasePage {
        items = List.copyOf(items);
    }
}
