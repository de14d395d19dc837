package org.earshot.fetch;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The families of rate headers that platforms use, each read into the same record. */
final class RateFamilies {
    /**
     * Headers in threes. X-RateLimit: GitHub, Mastodon, Reddit, Discord. X-Rate-Limit: X. RateLimit: Bluesky, Yelp and
     * an older IETF draft. The last two: the limits of X for a day.
     */
    private static final List<String> PREFIXES =
            List.of("X-RateLimit-", "X-Rate-Limit-", "RateLimit-", "X-App-Limit-24hour-", "X-User-Limit-24hour-");

    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,9})?)(?![\\d:-]).*", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("\"([^\"]*)\"([^,]*)");
    private static final Pattern PAIR = Pattern.compile("([a-z-]+)\\s*[=:]\\s*\"?(\\d{1,15})");
    private static final BigDecimal UNIX_SECONDS = new BigDecimal("1000000000");
    private static final BigDecimal UNIX_MILLIS = new BigDecimal("1000000000000");

    private final Headers headers;
    private final Instant now;
    private final Duration skew;

    RateFamilies(Headers headers, Instant now) {
        this.headers = headers;
        this.now = now;
        this.skew = Duration.between(RetryAfter.serverTime(headers, now), now);
    }

    /** Every limit that the answer names. */
    Stream<RateLimit> all() {
        return Stream.of(PREFIXES.stream().flatMap(this::three), items(), olderLine(), appleLine())
                .flatMap(limits -> limits);
    }

    private Stream<RateLimit> three(String prefix) {
        Optional<Long> left = whole(prefix + "Remaining");
        if (left.isEmpty()) {
            return Stream.empty();
        }
        Optional<Long> limit = whole(prefix + "Limit")
                .or(() -> whole(prefix + "DailyLimit"))
                .or(() -> whole(prefix + "Used").map(used -> used + left.get()));
        Optional<Instant> resets = headers.first(prefix + "Reset-After")
                .or(() -> headers.first(prefix + "Reset"))
                .or(() -> headers.first(prefix + "ResetTime"))
                .flatMap(this::reset);
        return Stream.of(new RateLimit(Math.max(0, left.get()), limit.orElse(null), resets.orElse(null)));
    }

    /** The present draft: {@code RateLimit: "default";r=50;t=30} with {@code RateLimit-Policy: "default";q=100;w=60}. */
    private Stream<RateLimit> items() {
        Map<String, Long> quotas = new LinkedHashMap<>();
        headers.all("RateLimit-Policy")
                .forEach(policy -> ITEM.matcher(policy)
                        .results()
                        .forEach(item ->
                                quotas.put(item.group(1), pairs(item.group(2)).get("q"))));
        return headers.all("RateLimit").stream()
                .flatMap(value -> ITEM.matcher(value).results())
                .map(item -> limit(pairs(item.group(2)), "r", quotas.get(item.group(1)), "t"))
                .flatMap(Optional::stream);
    }

    /** The draft between: {@code RateLimit: limit=100, remaining=50, reset=30}. */
    private Stream<RateLimit> olderLine() {
        return headers
                .first("RateLimit")
                .map(RateFamilies::pairs)
                .flatMap(pairs -> limit(pairs, "remaining", pairs.get("limit"), "reset"))
                .stream();
    }

    /** Apple: {@code X-Rate-Limit: user-hour-lim:3500;user-hour-rem:3490;}, which starts anew every hour at an unsaid minute. */
    private Stream<RateLimit> appleLine() {
        return headers
                .first("X-Rate-Limit")
                .map(RateFamilies::pairs)
                .flatMap(pairs -> limit(pairs, "user-hour-rem", pairs.get("user-hour-lim"), "reset"))
                .stream();
    }

    private Optional<RateLimit> limit(Map<String, Long> pairs, String left, @Nullable Long limit, String seconds) {
        Long count = pairs.get(left);
        Long delta = pairs.get(seconds);
        return count == null
                ? Optional.empty()
                : Optional.of(new RateLimit(count, limit, delta == null ? null : later(BigDecimal.valueOf(delta))));
    }

    private Optional<Long> whole(String name) {
        return headers.first(name)
                .map(value -> NUMBER.matcher(value.strip()))
                .filter(Matcher::matches)
                .map(found -> new BigDecimal(found.group(1)).longValue());
    }

    /** Seconds from now, unix seconds, unix milliseconds, an ISO time or an HTTP date; told apart by their size. */
    private Optional<Instant> reset(String value) {
        Matcher number = NUMBER.matcher(value.strip());
        try {
            return number.matches()
                    ? Optional.of(numeric(new BigDecimal(number.group(1))))
                    : RetryAfter.date(value)
                            .or(() -> Optional.of(
                                    OffsetDateTime.parse(value.strip()).toInstant()))
                            .map(time -> time.plus(skew));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Instant numeric(BigDecimal number) {
        if (number.compareTo(UNIX_MILLIS) > 0) {
            return Instant.ofEpochMilli(number.longValue()).plus(skew);
        }
        if (number.compareTo(UNIX_SECONDS) > 0) {
            return Instant.ofEpochMilli(number.movePointRight(3).longValue()).plus(skew);
        }
        return later(number);
    }

    private Instant later(BigDecimal seconds) {
        return now.plusMillis(Math.max(0, seconds.movePointRight(3).longValue()));
    }

    private static Map<String, Long> pairs(String text) {
        Map<String, Long> pairs = new LinkedHashMap<>();
        PAIR.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(pair -> pairs.putIfAbsent(pair.group(1), Long.valueOf(pair.group(2))));
        return pairs;
    }
}
