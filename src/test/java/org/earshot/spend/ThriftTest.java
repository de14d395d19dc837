package org.earshot.spend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThriftTest {
    private static final Instant MONTH = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant DAY = Instant.parse("2026-03-11T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // A budget that is shared: 40 soft, 50 hard.
        "true,  39.99, urgent, Free",
        "true,  39.99, low,    Free",
        "true,  40,    low,    Spent",
        "true,  40,    normal, Slow",
        "true,  47.99, normal, Slow",
        "true,  48,    normal, Spent",
        "true,  40,    urgent, Near",
        "true,  49.99, urgent, Near",
        "true,  50,    urgent, Spent",
        // A budget of one's own.
        "false, 39.99, low,    Free",
        "false, 40,    low,    Slow",
        "false, 49.99, normal, Slow",
        "false, 49.99, urgent, Near",
        "false, 50,    low,    Spent",
        "false, 50,    urgent, Spent"
    })
    void lowSourcesStopFirstAndUrgentOnesLast(boolean shared, BigDecimal used, String priority, String expected) {
        Priority whose = Priority.valueOf(priority.toUpperCase(Locale.ROOT));

        Allowance allowance = Thrift.decide(List.of(gauge(used, shared, MONTH)), whose);

        assertThat(allowance.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void theStopThatLastsLongestCounts() {
        Allowance allowance = Thrift.decide(
                List.of(gauge(new BigDecimal("51.234"), false, MONTH), gauge(new BigDecimal(99), true, DAY)),
                Priority.NORMAL);

        assertThat(allowance)
                .isEqualTo(new Allowance.Spent(MONTH, "budget used up until 1 April 2026 00:00 UTC: 51.23 of 50 USD"));
    }

    @Test
    void whoStopsForOthersIsToldSo() {
        Allowance.Spent spent =
                (Allowance.Spent) Thrift.decide(List.of(gauge(new BigDecimal(45), true, DAY)), Priority.LOW);

        assertThat(spent.until()).isEqualTo(DAY);
        assertThat(spent.why())
                .isEqualTo("budget used up until 11 March 2026 00:00 UTC: 45 of 50 USD of all sources of its platform;"
                        + " the rest is kept for sources of a higher priority");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234567.891 | 1,234,567.89", "0.0051 | 0.0051", "40.00 | 40", "0 | 0", "12.5 | 12.5"})
    void figuresAreShortAndExactEnough(BigDecimal amount, String words) {
        assertThat(Thrift.figure(amount)).isEqualTo(words);
    }

    private static Gauge gauge(BigDecimal used, boolean shared, Instant ends) {
        return new Gauge(used, new Bounds(new BigDecimal(40), new BigDecimal(50)), shared, "USD", ends);
    }
}
