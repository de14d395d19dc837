package org.earshot.console.pages;

import java.util.List;
import org.earshot.mention.Brand;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue, ready to be written.
 *
 * @param filter what was asked for
 * @param rows the cases
 * @param total how many match
 * @param more what to ask for next, null on the last page
 * @param tabs the views with their counts
 * @param brands those to choose from
 */
record QueueView(
        QueueFilter filter,
        List<QueueRow> rows,
        long total,
        @Nullable QueueFilter more,
        List<TabLink> tabs,
        List<Brand> brands) {
    /** True behind the first page. */
    public boolean further() {
        return filter.cursor() != null;
    }

    /**
     * A view of the queue to go to.
     *
     * @param tab the view
     * @param count how many cases it holds
     * @param address where it is
     * @param current true for the one shown
     */
    record TabLink(Tab tab, long count, String address, boolean current) {}
}
