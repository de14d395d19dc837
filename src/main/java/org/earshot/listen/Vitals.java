package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How lively a source is, and until when its key is good.
 *
 * @param lag how late the posts of the last page were heard, the one in the middle; null where unknown
 * @param mentions how many it brought
 * @param usual the time between two mentions, a mean in which the last ones weigh most; null where unknown
 * @param longest the longest such time, forgotten by half every two weeks; null where unknown
 * @param lastNewsAt when it last brought a mention, null for never
 * @param keyEndsAt until when its key is good, null where unknown
 * @param keyFor the fingerprint of the parameters that this was said of, null where unknown
 * @param keyWarned true where the log has said that the key ends
 */
record Vitals(
        @Nullable Duration lag,
        long mentions,
        @Nullable Duration usual,
        @Nullable Duration longest,
        @Nullable Instant lastNewsAt,
        @Nullable Instant keyEndsAt,
        @Nullable String keyFor,
        boolean keyWarned) {
    /** Nothing known. */
    static final Vitals NONE = new Vitals(null, 0, null, null, null, null, null, false);

    /** Fewer mentions make no rhythm. */
    static final int ENOUGH = 20;

    private static final Duration WARNING = Duration.ofDays(14);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** What comes within a minute came together: a page, or a burst of them, says nothing about the time between mentions. */
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    /** The weight of the last interval in the mean. */
    private static final double LAST = 0.1;

    private static final Duration HALF_LIFE = Duration.ofDays(14);
    private static final double MANY_TIMES_USUAL = 10;
    private static final double LONGER_THAN_EVER = 1.5;
    private static final Duration LEAST_SILENCE = Duration.ofHours(1);

    /**
     * After new mentions.
     *
     * @param count how many
     * @param lags how late they were heard, the shortest first; empty where that is not known
     */
    Vitals heard(int count, List<Duration> lags, Instant now) {
        Duration late = lags.isEmpty() ? lag : lags.get(lags.size() / 2);
        Duration silence = lastNewsAt == null ? null : Duration.between(lastNewsAt, now);
        boolean together = silence != null && !silence.isNegative() && silence.compareTo(TOGETHER) < 0;
        if (silence == null || silence.isNegative() || together) {
            Instant news = together ? lastNewsAt : now;
            return new Vitals(late, mentions + count, usual, longest, news, keyEndsAt, keyFor, keyWarned);
        }
        return new Vitals(late, mentions + count, mean(silence), longest(silence), now, keyEndsAt, keyFor, keyWarned);
    }

    private Duration mean(Duration silence) {
        return usual == null
                ? silence
                : Duration.ofMillis(Math.round(usual.toMillis() * (1 - LAST) + silence.toMillis() * LAST));
    }

    private Duration longest(Duration silence) {
        Duration faded = faded(silence);
        return faded.compareTo(silence) > 0 ? faded : silence;
    }

    private Duration faded(Duration since) {
        double halves = (double) since.toMillis() / HALF_LIFE.toMillis();
        return longest == null
                ? Duration.ZERO
                : Duration.ofMillis(Math.round(longest.toMillis() * Math.pow(0.5, halves)));
    }

    /** A sentence where it is silent for longer than its own rhythm explains; never for one that brought fewer than 20 mentions. */
    Optional<String> quiet(Instant now) {
        if (mentions < ENOUGH || usual == null || longest == null || lastNewsAt == null) {
            return Optional.empty();
        }
        Duration silence = Duration.between(lastNewsAt, now);
        double patience = Math.max(
                Math.max(usual.toMillis() * MANY_TIMES_USUAL, longest.toMillis() * LONGER_THAN_EVER),
                LEAST_SILENCE.toMillis());
        return silence.toMillis() <= patience
                ? Optional.empty()
                : Optional.of("no new mention for " + Spans.of(silence) + "; usually one every " + Spans.each(usual));
    }

    /** The same with the end of a key. */
    Vitals key(Instant endsAt, String fingerprint) {
        boolean same = endsAt.equals(keyEndsAt) && fingerprint.equals(keyFor);
        return same ? this : new Vitals(lag, mentions, usual, longest, lastNewsAt, endsAt, fingerprint, false);
    }

    /** The same, the log having said that the key ends. */
    Vitals warned() {
        return new Vitals(lag, mentions, usual, longest, lastNewsAt, keyEndsAt, keyFor, true);
    }

    /** Until when the key is good that the source has now. */
    Optional<Instant> keyEnds(String fingerprint) {
        return fingerprint.equals(keyFor) ? Optional.ofNullable(keyEndsAt) : Optional.empty();
    }

    /** A sentence where the key of a source ends within two weeks. */
    Optional<String> keyWarning(String fingerprint, Instant now) {
        return keyEnds(fingerprint)
                .filter(end -> !end.isAfter(now.plus(WARNING)))
                .map(end -> end.isAfter(now)
                        ? "the key ends in " + Spans.of(Duration.between(now, end)) + ", on " + day(end)
                                + "; put a new one in place before that"
                        : "the key ended on " + day(end) + "; put a new one in place");
    }

    private static String day(Instant time) {
        return DAY.format(time.atOffset(ZoneOffset.UTC));
    }
}
