package org.earshot.triage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.OfficeHours.Opening;

/** Says by when a first answer is due. Office hours are counted on the brand's own clock, elapsed time on everybody's. */
public final class Deadlines {
    /** No opening for so many days means that the brand never opens again. */
    private static final int MOST_DAYS_CLOSED = 3_700;

    private Deadlines() {}

    /**
     * The instant by which the first answer is due.
     *
     * @param urgency its level
     * @param from when the waiting began
     * @param hours when staff answer; a level around the clock does not ask
     * @param policy holds the duration of each level
     * @return nothing for a level without a duration, or where staff never answer again
     */
    public static Optional<Instant> due(Urgency urgency, Instant from, OfficeHours hours, TriagePolicy policy) {
        TriagePolicy.Level level = policy.level(urgency);
        Duration wait = level.firstResponse();
        if (wait == null) {
            return Optional.empty();
        }
        boolean aroundTheClock = level.aroundTheClock()
                || (hours.holidays().isEmpty() && hours.week().isEmpty());
        return aroundTheClock ? Optional.of(from.plus(wait)) : within(hours, from, wait);
    }

    /**
     * When so much office time has passed.
     *
     * @return nothing where staff never answer again
     */
    public static Optional<Instant> after(OfficeHours hours, Instant from, Duration wait) {
        return within(hours, from, wait);
    }

    /** How much office time lies between two instants; zero where the second is not after the first. */
    public static Duration between(OfficeHours hours, Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate last = to.atZone(hours.zone()).toLocalDate();
        for (LocalDate day = from.atZone(hours.zone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (Opening opening : openings(hours, day)) {
                Instant start = later(from, at(hours, day, opening.from()));
                Instant end = end(hours, day, opening);
                Duration open = Duration.between(start, end.isAfter(to) ? to : end);
                sum = open.isNegative() ? sum : sum.plus(open);
            }
        }
        return sum;
    }

    private static Optional<Instant> within(OfficeHours hours, Instant from, Duration wait) {
        Duration left = wait;
        LocalDate day = from.atZone(hours.zone()).toLocalDate();
        for (int closed = 0; closed < MOST_DAYS_CLOSED; closed++, day = day.plusDays(1)) {
            for (Opening opening : openings(hours, day)) {
                Instant start = later(from, at(hours, day, opening.from()));
                Instant end = end(hours, day, opening);
                if (!start.isBefore(end)) {
                    continue;
                }
                Duration open = Duration.between(start, end);
                if (open.compareTo(left) >= 0) {
                    return Optional.of(start.plus(left));
                }
                left = left.minus(open);
                closed = 0;
            }
        }
        return Optional.empty();
    }

    private static List<Opening> openings(OfficeHours hours, LocalDate day) {
        if (hours.holidays().contains(day)) {
            return List.of();
        }
        if (hours.week().isEmpty()) {
            return List.of(new Opening(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        }
        return hours.week().getOrDefault(day.getDayOfWeek(), List.of());
    }

    private static Instant end(OfficeHours hours, LocalDate day, Opening opening) {
        return opening.to().equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(hours.zone()).toInstant()
                : at(hours, day, opening.to());
    }

    /** A time that the clocks skip becomes the first moment after the gap; one that comes twice is the first. */
    private static Instant at(OfficeHours hours, LocalDate day, LocalTime time) {
        ZonedDateTime zoned = day.atTime(time).atZone(hours.zone());
        if (!zoned.toLocalTime().equals(time)) {
            return hours.zone().getRules().getTransition(day.atTime(time)).getInstant();
        }
        return zoned.toInstant();
    }

    private static Instant later(Instant first, Instant second) {
        return first.isAfter(second) ? first : second;
    }
}
