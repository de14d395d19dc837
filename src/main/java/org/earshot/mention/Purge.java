package org.earshot.mention;

import java.util.List;

/** A place that keeps words or names of customers besides the mention itself. */
public interface Purge {
    /** Forgets those of mentions that were deleted on their platform, in the caller's transaction; what counts rest on stays. */
    void purge(List<Long> mentions);
}
