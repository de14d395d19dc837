package org.earshot.grant;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * So much of something: money, or what a kind of goodwill counts, such as minutes. Amounts of different units are never added up.
 *
 * @param number above zero where somebody gives it; has as many digits behind the point as the unit, none where it is no currency
 * @param unit an ISO 4217 code in upper case, or a word in lower case
 */
public record Amount(BigDecimal number, String unit) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}([.,]\\d{1,4})?");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,10}");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Gives the number the digits of its unit. */
    public Amount {
        number = number.setScale(digits(unit).orElse(0));
    }

    /**
     * What was typed, where it is an amount above zero with no more digits than its unit has; a comma is as good as a point. So 1.000
     * EUR is refused: to some it is one, to others a thousand.
     */
    public static Optional<Amount> read(String typed, String unit) {
        OptionalInt digits = digits(unit);
        String number = typed.strip();
        if (digits.isEmpty() || !NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        BigDecimal read = new BigDecimal(number.replace(',', '.'));
        return read.signum() > 0 && read.scale() <= digits.getAsInt()
                ? Optional.of(new Amount(read, unit))
                : Optional.empty();
    }

    /** How many digits a unit has behind the point; empty for what is neither a currency in use nor a word. */
    public static OptionalInt digits(String unit) {
        if (CURRENCIES.contains(unit)) {
            return OptionalInt.of(Currency.getInstance(unit).getDefaultFractionDigits());
        }
        return WORD.matcher(unit).matches() ? OptionalInt.of(0) : OptionalInt.empty();
    }

    /** True for an ISO 4217 code. */
    public static boolean currency(String unit) {
        return CURRENCIES.contains(unit);
    }

    /** A unit as it is kept: currencies in upper case, words in lower case. */
    public static String unit(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        return CURRENCIES.contains(upper) ? upper : typed.strip().toLowerCase(Locale.ROOT);
    }

    /** The same taken back. */
    Amount negated() {
        return new Amount(number.negate(), unit);
    }

    @Override
    public String toString() {
        return number.toPlainString() + " " + unit;
    }
}
