package org.earshot.spend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a source used lately, and over what time.
 *
 * @param used all of it
 * @param days how long it was read, in days; days on which it was not read do not count
 */
record Habit(Tally used, double days) {
    /** What counts as lately: four weeks, so that every weekday counts the same. */
    static final int DAYS = 28;

    /** Less than this says nothing about how many posts come. */
    private static final double ENOUGH = 1.0;

    /** From the days of one source, up to now. */
    static Habit of(List<Day> all, Instant now) {
        LocalDate first = SpendingTable.day(now).minusDays(DAYS);
        List<Day> lately = all.stream().filter(day -> day.date().isAfter(first)).toList();
        Set<LocalDate> dates = lately.stream().map(Day::date).collect(Collectors.toSet());
        double days = lately.stream()
                .mapToDouble(day -> length(day, dates.contains(day.date().minusDays(1)), now))
                .sum();
        return new Habit(lately.stream().map(Day::tally).reduce(Tally.NONE, Tally::plus), days);
    }

    private static double length(Day day, boolean wasReadBefore, Instant now) {
        Instant midnight = day.date().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant begin = wasReadBefore || day.since().isBefore(midnight) ? midnight : day.since();
        Instant end = Window.DAY.end(day.date());
        Duration length = Duration.between(begin, end.isBefore(now) ? end : now);
        return Math.max(0, length.toMillis()) / (double) Duration.ofDays(1).toMillis();
    }

    /** True where it was read long enough to tell how much comes in a day. */
    boolean known() {
        return days >= ENOUGH;
    }

    /** How many of a thing go with one poll; one where that was never measured. */
    double perPoll(Thing thing) {
        double polls = used.of(Thing.POLL);
        return polls < 1 ? 1 : used.of(thing) / polls;
    }

    /** How many of a thing come in a day, 0 where that is not known yet; those of the first page do not come again. */
    double perDay(Thing thing) {
        double count = used.of(thing) - (thing == Thing.POST ? used.of(Thing.FIRST_POST) : 0);
        return known() ? Math.max(0, count) / days : 0;
    }

    /** What so many polls in so many days will use. */
    Tally next(double polls, double length) {
        Tally next = Tally.NONE.and(Thing.POLL, polls);
        for (Thing thing : List.of(Thing.REQUEST, Thing.PAGE, Thing.UNIT)) {
            next = next.and(thing, polls > 0 ? perPoll(thing) * polls : perDay(thing) * length);
        }
        for (Thing thing : List.of(Thing.POST, Thing.REPLY, Thing.LINK_REPLY)) {
            next = next.and(thing, perDay(thing) * length);
        }
        return next;
    }
}
