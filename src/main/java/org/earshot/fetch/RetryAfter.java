package org.earshot.fetch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** How long a server asks us to stay away (RFC 9110 section 10.2.3). */
public final class RetryAfter {
    /** No answer keeps us away for longer. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private RetryAfter() {}

    /**
     * Reads seconds or any of the three forms of an HTTP date, which is measured by the server's own Date if it sent one.
     *
     * @return between a second and 24 hours; empty if there is no such header or it is nonsense
     */
    public static Optional<Duration> of(Headers headers, Instant now) {
        return seconds(headers)
                .or(() -> headers.first("Retry-After")
                        .flatMap(RetryAfter::date)
                        .map(date -> clamped(Duration.between(serverTime(headers, now), date))));
    }

    /** Only the form in seconds, which needs no clock. */
    static Optional<Duration> seconds(Headers headers) {
        return headers.first("Retry-After")
                .map(String::strip)
                .filter(text -> text.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?"))
                .map(text -> new BigDecimal(text)
                        .setScale(0, RoundingMode.CEILING)
                        .min(BigDecimal.valueOf(LONGEST.toSeconds()))
                        .max(BigDecimal.ONE))
                .map(count -> Duration.ofSeconds(count.longValue()));
    }

    /** The time by the server's clock; ours if it does not say. */
    static Instant serverTime(Headers headers, Instant now) {
        return headers.first("Date").flatMap(RetryAfter::date).orElse(now);
    }

    /** An HTTP date in any of its three forms. */
    static Optional<Instant> date(String text) {
        return Optional.ofNullable(DateUtils.parseStandardDate(text.strip()));
    }

    private static Duration clamped(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
