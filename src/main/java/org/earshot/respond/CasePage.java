package org.earshot.respond;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue.
 *
 * @param items the cases in the order asked for
 * @param next the cursor of the next page, null on the last
 * @param total how many match altogether; counted up to 10,000, which then means that many or more
 * @param partly true where only part of the queue was looked through: total is that many or more, and a page may end early, even
 *     without a case, and go on at its cursor
 */
public record CasePage(List<Case> items, @Nullable String next, long total, boolean partly) {
    /** Copies the items. */
    public CasePage {
        items = List.copyOf(items);
    }
}
