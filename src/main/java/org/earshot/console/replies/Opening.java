package org.earshot.console.replies;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.OfficeHours;

/** When an office opens next. */
final class Opening {
    private static final int FARTHEST = 14;

    private Opening() {}

    /** The next opening, within two weeks; empty where it is open now, never closes, or stays closed. */
    static Optional<Instant> next(OfficeHours hours, Instant now) {
        if (hours.week().isEmpty()) {
            return Optional.empty();
        }
        ZonedDateTime at = now.atZone(hours.zone());
        for (int day = 0; day <= FARTHEST; day++) {
            LocalDate date = at.toLocalDate().plusDays(day);
            for (OfficeHours.Opening opening : openings(hours, date)) {
                Instant from = opening.from().atDate(date).atZone(hours.zone()).toInstant();
                LocalDate last = opening.to().equals(java.time.LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
                Instant to = opening.to().atDate(last).atZone(hours.zone()).toInstant();
                if (from.isAfter(now)) {
                    return Optional.of(from);
                }
                if (to.isAfter(now)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static List<OfficeHours.Opening> openings(OfficeHours hours, LocalDate date) {
        return hours.holidays().contains(date) ? List.of() : hours.week().getOrDefault(date.getDayOfWeek(), List.of());
    }
}
