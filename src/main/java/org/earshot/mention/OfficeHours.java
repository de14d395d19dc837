package org.earshot.mention;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a brand's staff answer, in its own time zone.
 *
 * @param zone the brand's time zone
 * @param week the openings of each day, in order; a day that is missing is closed; a week without any day is open around the clock
 * @param holidays days that are closed whatever the week says
 */
public record OfficeHours(ZoneId zone, Map<DayOfWeek, List<Opening>> week, Set<LocalDate> holidays) {
    /** Open around the clock, every day. */
    public static OfficeHours always(ZoneId zone) {
        return new OfficeHours(zone, Map.of(), Set.of());
    }

    /** Copies its collections. */
    public OfficeHours {
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
    }

    /**
     * From one wall-clock time to a later one of the same day.
     *
     * @param from first minute open
     * @param to first minute closed again; midnight means the end of the day
     */
    public record Opening(LocalTime from, LocalTime to) {}
}
