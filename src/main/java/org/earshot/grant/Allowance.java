package org.earshot.grant;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a person may give alone.
 *
 * @param perMonth how many gestures in a calendar month, whatever their units
 * @param each by unit: a single gesture must stay below this; a unit that is not named here needs approval
 * @param total by unit: all gestures of a month together may come up to this; a unit that is not named here has no such limit
 */
public record Allowance(int perMonth, Map<String, BigDecimal> each, Map<String, BigDecimal> total) {
    /** Nothing. */
    public static final Allowance NONE = new Allowance(0, Map.of(), Map.of());

    /** Copies the limits. */
    public Allowance {
        each = Map.copyOf(each);
        total = Map.copyOf(total);
    }
}
