package org.earshot.grant;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a person gave alone of one kind in a month, less what was taken back.
 *
 * @param gestures how many
 * @param amounts how much, by unit
 */
public record Given(int gestures, Map<String, BigDecimal> amounts) {
    /** Nothing yet. */
    public static final Given NOTHING = new Given(0, Map.of());

    /** Copies the amounts. */
    public Given {
        amounts = Map.copyOf(amounts);
    }

    /** How much of a unit. */
    public BigDecimal of(String unit) {
        return amounts.getOrDefault(unit, BigDecimal.ZERO);
    }
}
