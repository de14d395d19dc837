package org.earshot.spend;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.earshot.configure.Crons;
import org.earshot.configure.Durations;
import org.earshot.mention.Source;
import org.quartz.CronExpression;

/** How often a source is polled, as its schedule says. */
final class Pace {
    /** A cron that fires more often than this in a stretch is counted for a part of it only. */
    private static final int MOST_FIRES = 2000;

    private Pace() {}

    /**
     * How many times a source is polled.
     *
     * @param source its {@code cron} counts where it has one, else its {@code every}; one that has neither is pushed to
     * @param zone the time zone of its brand
     * @param from the beginning
     * @param until the end
     */
    static double polls(Source source, ZoneId zone, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return 0;
        }
        Optional<String> cron = source.parameter("cron").flatMap(Crons::quartz);
        if (cron.isPresent()) {
            return fires(cron.get(), zone, from, until);
        }
        return source.parameter("every")
                .flatMap(Durations::parse)
                .filter(every -> !every.isZero())
                .map(every -> (double) Duration.between(from, until).toMillis() / every.toMillis())
                .orElse(0.0);
    }

    // spotless:off
    @SuppressWarnings({"JavaUtilDate", "checkstyle:IllegalType"}) // Quartz reckons with java.util.Date.
    // spotless:on
    private static double fires(String cron, ZoneId zone, Instant from, Instant until) {
        CronExpression expression;
        try {
            expression = new CronExpression(cron);
        } catch (ParseException e) {
            return 0;
        }
        expression.setTimeZone(TimeZone.getTimeZone(zone));
        Date next = Date.from(from);
        int fires = 0;
        while (fires < MOST_FIRES) {
            next = expression.getNextValidTimeAfter(next);
            if (next == null || !next.toInstant().isBefore(until)) {
                return fires;
            }
            fires++;
        }
        double part = (double) Duration.between(from, next.toInstant()).toMillis()
                / Duration.between(from, until).toMillis();
        return fires / part;
    }
}
