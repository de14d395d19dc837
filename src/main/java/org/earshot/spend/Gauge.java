package org.earshot.spend;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What was used of one budget or limit in its present window.
 *
 * @param used so far
 * @param bounds soft and hard
 * @param shared true where other sources of the platform use it too
 * @param unit a currency, or the plural of what is counted
 * @param ends when the window is over
 */
record Gauge(BigDecimal used, Bounds bounds, boolean shared, String unit, Instant ends) {
    /** Where a source of this priority stops. */
    BigDecimal stop(Priority priority) {
        return shared ? bounds.stops(priority) : bounds.hard();
    }

    boolean stopped(Priority priority) {
        return used.compareTo(stop(priority)) >= 0;
    }

    boolean slowed(Priority priority) {
        return priority != Priority.URGENT && neared();
    }

    boolean neared() {
        return used.compareTo(bounds.soft()) >= 0;
    }
}
