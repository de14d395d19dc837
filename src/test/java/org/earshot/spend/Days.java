package org.earshot.spend;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of counts, for tests that need no database. */
final class Days {
    private Days() {}

    /** A day of one source of the platform test that was read since midnight. */
    static Day day(String source, String date, Tally tally) {
        return day(source, "test-all", date, tally);
    }

    static Day day(String source, String template, String date, Tally tally) {
        LocalDate day = LocalDate.parse(date);
        return new Day(
                source, "test", template, day, day.atStartOfDay(ZoneOffset.UTC).toInstant(), tally);
    }

    static Tally of(Thing thing, double count) {
        return Tally.NONE.and(thing, count);
    }
}
