package org.earshot.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.OfficeHours.Opening;

/**
 * A brand's wall clock and its office hours, for reckoning backwards; {@code triage.Deadlines} reckons forwards.
 *
 * @param hours when the brand's staff answer
 */
record OfficeClock(OfficeHours hours) {
    private static final int HOURS_OF_A_DAY = 24;

    /** Milliseconds from one moment to a later one; 0 where the second comes first. */
    static long wall(Instant from, Instant to) {
        return Math.max(0, to.toEpochMilli() - from.toEpochMilli());
    }

    /** Milliseconds of office hours from one moment to a later one. */
    long office(Instant from, Instant to) {
        if (around()) {
            return wall(from, to);
        }
        long sum = 0;
        LocalDate last = LocalDate.ofInstant(to, hours.zone());
        for (LocalDate day = LocalDate.ofInstant(from, hours.zone()); !day.isAfter(last); day = day.plusDays(1)) {
            for (Opening opening : openings(day)) {
                sum += wall(later(from, start(day, opening)), earlier(to, end(day, opening)));
            }
        }
        return sum;
    }

    /** The day on the brand's calendar, counted from 1970. */
    int day(Instant time) {
        return (int) LocalDate.ofInstant(time, hours.zone()).toEpochDay();
    }

    /** The hour of the week, 0 from Monday midnight to 167. */
    int hour(Instant time) {
        ZonedDateTime at = time.atZone(hours.zone());
        return (at.getDayOfWeek().getValue() - 1) * HOURS_OF_A_DAY + at.getHour();
    }

    /** The same number for the same hours in every run, another one for others. */
    int mark() {
        StringBuilder text = new StringBuilder(hours.zone().getId());
        new TreeMap<>(hours.week()).forEach((day, openings) -> text.append(day).append(openings));
        return text.append(new TreeSet<>(hours.holidays())).toString().hashCode();
    }

    private boolean around() {
        return hours.week().isEmpty() && hours.holidays().isEmpty();
    }

    private List<Opening> openings(LocalDate day) {
        if (hours.holidays().contains(day)) {
            return List.of();
        }
        return hours.week().isEmpty()
                ? List.of(new Opening(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                : hours.week().getOrDefault(day.getDayOfWeek(), List.of());
    }

    private Instant start(LocalDate day, Opening opening) {
        return at(day, opening.from());
    }

    private Instant end(LocalDate day, Opening opening) {
        return opening.to().equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(hours.zone()).toInstant()
                : at(day, opening.to());
    }

    /** As with deadlines: a time that the clocks skip is the first moment after the gap, one that comes twice is the first. */
    private Instant at(LocalDate day, LocalTime time) {
        ZonedDateTime zoned = day.atTime(time).atZone(hours.zone());
        return zoned.toLocalTime().equals(time)
                ? zoned.toInstant()
                : hours.zone().getRules().getTransition(day.atTime(time)).getInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
