package org.earshot.grant;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A calendar month as the ledger keeps it.
 *
 * @param number the year times 100 and the month
 */
public record Month(int number) {
    private static final int CENTURY = 100;

    /** The month of a moment on a brand's calendar. */
    public static Month of(Instant time, ZoneId zone) {
        return of(YearMonth.from(time.atZone(zone)));
    }

    private static Month of(YearMonth month) {
        return new Month(month.getYear() * CENTURY + month.getMonthValue());
    }

    /** A month such as {@code 2026-03}. */
    public static Optional<Month> read(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            return month.getYear() >= 1970 && month.getYear() <= 9999 ? Optional.of(of(month)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As a calendar knows it. */
    public YearMonth calendar() {
        return YearMonth.of(number / CENTURY, number % CENTURY);
    }

    /** So many months later, or earlier. */
    public Month plus(int months) {
        return of(calendar().plusMonths(months));
    }

    @Override
    public String toString() {
        return calendar().toString();
    }
}
