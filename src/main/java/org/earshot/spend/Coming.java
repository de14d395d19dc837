package org.earshot.spend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.earshot.mention.Source;

/**
 * What is to come of one source until the end of the month.
 *
 * @param source which
 * @param habit what it used lately
 * @param pollsAMonth how often it is polled in the whole month
 * @param days what is to come, day by day, the rest of today first
 */
record Coming(Source source, Habit habit, double pollsAMonth, List<Day> days) {
    /**
     * Foresees it.
     *
     * @param zone of its brand
     * @param past its own days
     */
    static Coming of(Source source, ZoneId zone, List<Day> past, Instant now) {
        LocalDate today = SpendingTable.day(now);
        LocalDate first = Window.MONTH.first(today);
        Instant end = Window.MONTH.end(today);
        Habit habit = Habit.of(past, now);
        double length = days(now, end);
        Tally rest = habit.next(Pace.polls(source, zone, now, end), length);
        List<Day> coming = new ArrayList<>();
        for (LocalDate date = today; Window.MONTH.first(date).equals(first); date = date.plusDays(1)) {
            Instant begin = date.equals(today) ? now : midnight(date);
            Tally share = rest.times(days(begin, Window.DAY.end(date)) / length);
            coming.add(new Day(source.id(), source.platform(), source.template(), date, begin, share));
        }
        return new Coming(source, habit, Pace.polls(source, zone, midnight(first), end), coming);
    }

    /** True where what it will cost can be told. */
    boolean known(PlatformPrices prices) {
        return prices.prices().isEmpty() || habit.known() || polled() && !prices.charges(Thing.POST, source.template());
    }

    /** True where its schedule tells how often it is asked. */
    boolean polled() {
        return pollsAMonth > 0;
    }

    /** All of what is to come. */
    Tally tally() {
        return days.stream().map(Day::tally).reduce(Tally.NONE, Tally::plus);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static double days(Instant from, Instant until) {
        return Duration.between(from, until).toMillis()
                / (double) Duration.ofDays(1).toMillis();
    }
}
