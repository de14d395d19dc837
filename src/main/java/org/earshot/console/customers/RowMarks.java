package org.earshot.console.customers;

import java.util.Collection;
import java.util.Set;
import org.earshot.know.MoreTime;
import org.springframework.stereotype.Component;

/** Asked by the queue's template, once for all rows: which cases have the flag that they need more time. */
@Component("rowMarks")
public class RowMarks {
    private final MoreTime moreTime;

    RowMarks(MoreTime moreTime) {
        this.moreTime = moreTime;
    }

    /** The ids of those that have it. */
    public Set<Long> moreTime(Collection<Long> cases) {
        return moreTime.of(cases).keySet();
    }
}
