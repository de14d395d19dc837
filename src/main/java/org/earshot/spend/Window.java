package org.earshot.spend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** A stretch of time after which a platform, or a budget, begins to count anew; days and months are those of UTC. */
public enum Window {
    /** 60 seconds; only to compare a schedule with. */
    MINUTE,
    /** 60 minutes; only to compare a schedule with. */
    HOUR,
    /** From midnight to midnight. */
    DAY,
    /** A month of the calendar. */
    MONTH;

    /** The first day of the window that a day lies in. */
    LocalDate first(LocalDate day) {
        return this == MONTH ? day.withDayOfMonth(1) : day;
    }

    /** When the window that a day lies in is over. */
    Instant end(LocalDate day) {
        LocalDate next = this == MONTH ? first(day).plusMonths(1) : day.plusDays(1);
        return next.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** True where what was used can be told from counts a day. */
    boolean counted() {
        return this == DAY || this == MONTH;
    }

    /** How long it is; a month is one of 30 days. */
    Duration length() {
        return switch (this) {
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case MONTH -> Duration.ofDays(30);
        };
    }

    /** As an admin writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Window> written(String word) {
        for (Window window : values()) {
            if (window.word().equals(word)) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }
}
