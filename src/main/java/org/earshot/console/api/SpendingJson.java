package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.earshot.spend.Bounds;
import org.earshot.spend.Outlook;
import org.jspecify.annotations.Nullable;

/**
 * What a source used this month, as the API writes it.
 *
 * @param month of UTC, such as 2026-11
 * @param spent so far, in the currency
 * @param currency null where its platform has no price
 * @param forecast at the end of the month, null where nobody knows yet how many posts come
 * @param soft from here on it slows down, null for no budget of its own
 * @param hard here it stops, null for no budget of its own
 * @param stoppedBy why it is not read until a window is over, null while it is
 */
@Schema(name = "Spending")
record SpendingJson(
        String month,
        BigDecimal spent,
        @Nullable String currency,
        @Nullable BigDecimal forecast,
        @Nullable BigDecimal soft,
        @Nullable BigDecimal hard,
        @Nullable String stoppedBy,
        String priority,
        CountJson requests,
        CountJson posts,
        @Nullable SharedJson shared) {
    static SpendingJson of(Outlook outlook) {
        Bounds own = outlook.plan().own();
        return new SpendingJson(
                outlook.month().toString(),
                money(outlook.spent()),
                outlook.currency(),
                moneyOrNull(outlook.forecast()),
                own == null ? null : own.soft(),
                own == null ? null : own.hard(),
                outlook.stoppedBy(),
                outlook.plan().priority().word(),
                CountJson.of(outlook.requests()),
                CountJson.of(outlook.posts()),
                SharedJson.of(outlook.plan().shared()));
    }

    private static @Nullable BigDecimal moneyOrNull(@Nullable BigDecimal amount) {
        return amount == null ? null : money(amount);
    }

    private static BigDecimal money(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** Something counted this month, and what it will be at its end. */
    @Schema(name = "SpendingCount")
    record CountJson(long used, @Nullable Long forecast) {
        static CountJson of(Outlook.Figure figure) {
            return new CountJson(figure.used(), figure.forecast());
        }
    }

    /** The budget of all sources of the platform together. */
    @Schema(name = "SharedBudget")
    record SharedJson(BigDecimal spent, @Nullable BigDecimal forecast, BigDecimal soft, BigDecimal hard) {
        static @Nullable SharedJson of(Outlook.@Nullable Shared shared) {
            return shared == null
                    ? null
                    : new SharedJson(
                            money(shared.spent()),
                            moneyOrNull(shared.forecast()),
                            shared.bounds().soft(),
                            shared.bounds().hard());
        }
    }
}
