package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            nullValues = "-",
            value = {
                // X and GitHub: unix seconds
                "x-rate-limit-limit: 450|x-rate-limit-remaining: 449|x-rate-limit-reset: 1795262700 ! 449 ! 450 ! 300000",
                "X-RateLimit-Limit: 5000|X-RateLimit-Remaining: 4999|X-RateLimit-Used: 1|"
                        + "X-RateLimit-Reset: 1795266000 ! 4999 ! 5000 ! 3600000",
                "x-rate-limit-limit: 450|x-rate-limit-remaining: 449|x-rate-limit-reset: 1795262700|x-app-limit-24hour-limit: 9|"
                        + "x-app-limit-24hour-remaining: 2|x-app-limit-24hour-reset: 1795266000 ! 2 ! 9 ! 3600000",
                // Mastodon: ISO time
                "X-RateLimit-Limit: 300|X-RateLimit-Remaining: 0|X-RateLimit-Reset: 2026-11-21T12:05:00.250000Z ! 0 ! 300 ! 300250",
                "X-RateLimit-Limit: 300|X-RateLimit-Remaining: 7|X-RateLimit-Reset: 2026-11-21T13:05:00+01:00 ! 7 ! 300 ! 300000",
                // Reddit: fractions, and seconds left
                "x-ratelimit-used: 2|x-ratelimit-remaining: 98.0|x-ratelimit-reset: 120 ! 98 ! 100 ! 120000",
                // Discord: fractions of unix seconds, and the delta beside them
                "X-RateLimit-Limit: 5|X-RateLimit-Remaining: 4|X-RateLimit-Reset: 1795262401.500 ! 4 ! 5 ! 1500",
                "X-RateLimit-Limit: 5|X-RateLimit-Remaining: 4|X-RateLimit-Reset: 1795262409|X-RateLimit-Reset-After: 0.5 ! 4 ! 5 ! 500",
                // unix milliseconds, HTTP date
                "X-RateLimit-Limit: 5|X-RateLimit-Remaining: 4|X-RateLimit-Reset: 1795262401500 ! 4 ! 5 ! 1500",
                "X-RateLimit-Limit: 5|X-RateLimit-Remaining: 4|X-RateLimit-Reset: Sat, 21 Nov 2026 12:00:30 GMT ! 4 ! 5 ! 30000",
                // Bluesky: the older draft with unix seconds
                "RateLimit-Limit: 3000|RateLimit-Remaining: 2999|RateLimit-Reset: 1795262700|"
                        + "RateLimit-Policy: 3000;w=300 ! 2999 ! 3000 ! 300000",
                // the older draft
                "RateLimit-Limit: 100, 100;w=60|RateLimit-Remaining: 50|RateLimit-Reset: 30 ! 50 ! 100 ! 30000",
                // the draft between
                "RateLimit: limit=100, remaining=50, reset=30 ! 50 ! 100 ! 30000",
                // the present draft
                "RateLimit: \"default\";r=50;t=30 ! 50 ! - ! 30000",
                "RateLimit: \"a\";r=50;t=30, \"b\";r=3;t=9|RateLimit-Policy: \"a\";q=60;w=60, \"b\";q=10;w=10 ! 3 ! 10 ! 9000",
                "RateLimit: \"default\";r=5 ! 5 ! - ! -",
                // Yelp
                "RateLimit-DailyLimit: 5000|RateLimit-Remaining: 4998|"
                        + "RateLimit-ResetTime: 2026-11-22T00:00:00+00:00 ! 4998 ! 5000 ! 43200000",
                // Apple
                "X-Rate-Limit: user-hour-lim:3500;user-hour-rem:3490; ! 3490 ! 3500 ! -",
                // two families that differ: the tighter one
                "X-RateLimit-Remaining: 9|RateLimit: \"x\";r=2;t=7 ! 2 ! - ! 7000",
                // oddities
                "X-RateLimit-Remaining: -1|X-RateLimit-Reset: -5 ! 0 ! - ! 0",
                "X-RateLimit-Remaining: 5|X-RateLimit-Reset: soon ! 5 ! - ! -",
                "X-RateLimit-Remaining: 5|X-RateLimit-Reset: 99999999999999999999999 ! 5 ! - ! -",
            })
    void everyFamilyIsReadIntoTheSameRecord(String text, long left, Long limit, Long resetsInMillis) {
        RateLimit found = RateLimit.of(headers(text), NOW).orElseThrow();
        assertThat(found.left()).isEqualTo(left);
        assertThat(found.limit()).isEqualTo(limit);
        assertThat(found.resetsAt()).isEqualTo(resetsInMillis == null ? null : NOW.plusMillis(resetsInMillis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/html",
                "X-RateLimit-Limit: 5",
                "X-RateLimit-Remaining: many",
                "RateLimit: nonsense",
                "X-Rate-Limit:"
            })
    void anAnswerThatNamesNoRemainderHasNoLimit(String text) {
        assertThat(RateLimit.of(headers(text), NOW)).isEmpty();
    }

    @Test
    void aServerWhoseClockIsAnHourAheadIsMeasuredByItsOwnClock() {
        String date = "|Date: Sat, 21 Nov 2026 13:00:00 GMT";
        assertThat(RateLimit.of(headers("X-RateLimit-Remaining: 1|X-RateLimit-Reset: 1795266030" + date), NOW)
                        .orElseThrow()
                        .resetsAt())
                .isEqualTo(NOW.plusSeconds(30));
        assertThat(RetryAfter.of(headers("Retry-After: Sat, 21 Nov 2026 13:00:30 GMT" + date), NOW))
                .contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "120 ! 120",
                " 7 ! 7",
                "1.2 ! 2",
                "0 ! 1",
                "-30 ! 1",
                "86400 ! 86400",
                "86401 ! 86400",
                "999999999999999999999999 ! 86400",
                "Sat, 21 Nov 2026 12:02:00 GMT ! 120",
                "Saturday, 21-Nov-26 12:02:00 GMT ! 120",
                "Sat Nov 21 12:02:00 2026 ! 120",
                "Tue Dec  1 12:02:00 2026 ! 86400",
                "Sat, 21 Nov 2026 11:00:00 GMT ! 1",
                "Sat, 21 Nov 2099 12:00:00 GMT ! 86400",
            })
    void retryAfterIsReadInAllItsFormsAndKeptWithinReason(String value, long seconds) {
        assertThat(RetryAfter.of(headers("Retry-After:" + value), NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After: soon", "Retry-After:", "X: 1", "Retry-After: 21.11.2026"})
    void retryAfterThatSaysNothingIsNone(String text) {
        assertThat(RetryAfter.of(headers(text), NOW)).isEqualTo(Optional.empty());
    }

    static Headers headers(String lines) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines.split("\\|", -1)) {
            String[] parts = line.split(":", 2);
            headers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1].strip());
        }
        return new Headers(headers);
    }
}
