package org.earshot.mention;

import java.util.List;

/**
 * A place that keeps words or names of customers besides mention, reading, verdict, alert and case. When a person is erased, it empties
 * what it has about them; unlike {@link Purge}, it is asked because a person wants to be forgotten.
 */
public interface Forgetting {
    /**
     * Empties what rests on these, in the caller's transaction and before the rows themselves are emptied.
     *
     * @param mentions our ids of what the person said, and of what was answered to it
     * @param cases the ids of their cases, for stations that have cases
     */
    void forget(List<Long> mentions, List<Long> cases);
}
