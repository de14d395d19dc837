package org.earshot.console.pages;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a case may be put off with one click. */
enum SnoozeChoice {
    HOUR,
    AFTERNOON,
    TOMORROW,
    MONDAY;

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Its word in forms and in the language file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** When the case comes back; mornings are those of the given clock. */
    Instant until(Instant now, ZoneId zone) {
        ZonedDateTime here = now.atZone(zone);
        return switch (this) {
            case HOUR -> now.plus(Duration.ofHours(1));
            case AFTERNOON -> now.plus(Duration.ofHours(4));
            case TOMORROW -> morning(here.plusDays(1));
            case MONDAY -> morning(here.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        };
    }

    private static Instant morning(ZonedDateTime day) {
        return day.toLocalDate().atTime(MORNING).atZone(day.getZone()).toInstant();
    }

    /** The choice with a word. */
    static Optional<SnoozeChoice> of(@Nullable String word) {
        for (SnoozeChoice choice : values()) {
            if (choice.word().equals(word)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
