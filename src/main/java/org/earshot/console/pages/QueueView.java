package org.earshot.console.pages;

import java.util.List;
import java.util.Map;
import org.earshot.respond.SavedView;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue, ready to be written.
 *
 * @param filter what was asked for
 * @param rows the cases
 * @param total how many match
 * @param atLeast true where there may be more
 * @param cut true where the page ends because so many cases were looked through
 * @param more what to ask for next, null on the last page
 * @param tabs the views with their counts
 * @param news urgent cases that came a moment ago and that nobody holds, for announcing them
 * @param choices what can be chosen for each filter, by value, as people write it
 * @param saved the views that the reader keeps
 * @param colleagues whom a supervisor may give cases to
 * @param praise the kind words that are no cases
 */
record QueueView(
        QueueFilter filter,
        List<QueueRow> rows,
        long total,
        boolean atLeast,
        boolean cut,
        @Nullable QueueFilter more,
        List<TabLink> tabs,
        List<QueueRow> news,
        Map<String, Map<String, String>> choices,
        List<SavedView> saved,
        List<String> colleagues,
        PraiseView praise) {
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
