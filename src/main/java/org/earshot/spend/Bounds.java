package org.earshot.spend;

import java.math.BigDecimal;

/**
 * How much may be spent in a window.
 *
 * @param soft from here on sources slow down
 * @param hard from here on nothing is read; not less than soft
 */
public record Bounds(BigDecimal soft, BigDecimal hard) {
    private static final BigDecimal FOUR_FIFTHS = new BigDecimal("0.8");

    /** A platform's own limit, which is neared from four fifths on. */
    static Bounds of(long most) {
        BigDecimal hard = BigDecimal.valueOf(most);
        return new Bounds(hard.multiply(FOUR_FIFTHS), hard);
    }

    /** Where a priority stops, of a budget that sources share: low at the soft limit, normal after four fifths of the rest. */
    BigDecimal stops(Priority priority) {
        return switch (priority) {
            case LOW -> soft;
            case NORMAL -> soft.add(hard.subtract(soft).multiply(FOUR_FIFTHS));
            case URGENT -> hard;
        };
    }
}
