package org.earshot.console.pages;

import java.util.Collection;
import java.util.List;
import org.earshot.respond.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows lists of cases on other pages as the queue shows them, with the fragment {@code more} of {@code queue-rows.html}. */
@Component
public class CaseRows {
    private final Cases cases;
    private final QueueDesk desk;

    CaseRows(Cases cases, QueueDesk desk) {
        this.cases = cases;
        this.desk = desk;
    }

    /** The rows of those of the cases that there are, in their order, as the named user sees them. */
    public View of(Collection<Long> ids, String user) {
        return new View(
                desk.rows(ids.stream().flatMap(id -> cases.find(id).stream()).toList(), user));
    }

    /**
     * What the fragment reads.
     *
     * @param rows one for each case
     */
    public record View(List<?> rows) {
        /** Further pages are not the fragment's business. */
        public @Nullable Object more() {
            return null;
        }
    }
}
