package org.earshot.grant;

import java.math.BigDecimal;
import java.util.Optional;

/** Decides whether a gesture may be made alone. */
final class Limits {
    private Limits() {}

    /**
     * What stands against it, empty for nothing.
     *
     * @param may what the person may give alone of this kind
     * @param given what they gave alone this month
     */
    static Optional<Excess> judge(Allowance may, Given given, Amount wish) {
        BigDecimal each = may.each().get(wish.unit());
        if (each == null || may.perMonth() == 0) {
            return Optional.of(new Excess(Excess.Limit.NEVER, null));
        }
        if (wish.number().compareTo(each) >= 0) {
            return Optional.of(new Excess(Excess.Limit.EACH, new Amount(each, wish.unit()).toString()));
        }
        if (given.gestures() >= may.perMonth()) {
            return Optional.of(new Excess(Excess.Limit.COUNT, String.valueOf(may.perMonth())));
        }
        BigDecimal total = may.total().get(wish.unit());
        return total != null && given.of(wish.unit()).add(wish.number()).compareTo(total) > 0
                ? Optional.of(new Excess(Excess.Limit.TOTAL, new Amount(total, wish.unit()).toString()))
                : Optional.empty();
    }
}
