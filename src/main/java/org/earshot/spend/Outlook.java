package org.earshot.spend;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a source used and will have used in a month.
 *
 * @param month the month, of UTC
 * @param currency of all money, null where the platform has no price
 * @param spent so far
 * @param forecast what it will be at the end of the month; null where nobody knows yet how many posts come
 * @param requests counted and foreseen
 * @param posts counted and foreseen
 * @param schedule what the forecast is made from
 * @param plan what binds the source
 */
public record Outlook(
        YearMonth month,
        @Nullable String currency,
        BigDecimal spent,
        @Nullable BigDecimal forecast,
        Figure requests,
        Figure posts,
        Schedule schedule,
        Plan plan) {
    /** Why it is not read until the window is over, null while it is. */
    public @Nullable String stoppedBy() {
        return plan.allowance() instanceof Allowance.Spent spent ? spent.why() : null;
    }

    /** An amount of money as people write it, without its currency. */
    public static String figure(BigDecimal amount) {
        return Thrift.figure(amount);
    }

    /**
     * Something counted.
     *
     * @param used so far
     * @param forecast what it will be at the end of the month, null where that is not known yet
     */
    public record Figure(long used, @Nullable Long forecast) {}

    /**
     * What a forecast is made from.
     *
     * @param pollsAMonth how often the source is polled in the whole month, 0 for one that is pushed to
     * @param requestsAPoll how many requests go with one poll
     * @param measured true where that is this source's own average, false where it is assumed
     */
    public record Schedule(double pollsAMonth, double requestsAPoll, boolean measured) {}

    /**
     * What binds a source.
     *
     * @param priority where it shares a budget
     * @param own its own budget of the month, null for none
     * @param shared that of all sources of its platform, null for none
     * @param allowance whether it may be read now
     */
    public record Plan(
            Priority priority,
            @Nullable Bounds own,
            @Nullable Shared shared,
            Allowance allowance) {}

    /**
     * A budget that all sources of a platform share.
     *
     * @param spent so far by all of them
     * @param forecast by the end of the month, null where that is not known yet for one of them
     * @param bounds soft and hard
     */
    public record Shared(BigDecimal spent, @Nullable BigDecimal forecast, Bounds bounds) {}
}
