package org.earshot.spend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides whether a source may be read, from what was used of everything that binds it. */
final class Thrift {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH);

    private Thrift() {}

    /**
     * The decision: the stop that lasts longest, else a slow-down, else a warning, else nothing.
     *
     * @param gauges what binds the source
     * @param priority the source's
     */
    static Allowance decide(List<Gauge> gauges, Priority priority) {
        Optional<Gauge> stop =
                gauges.stream().filter(gauge -> gauge.stopped(priority)).max(Comparator.comparing(Gauge::ends));
        if (stop.isPresent()) {
            return new Allowance.Spent(stop.get().ends(), stopped(stop.get(), priority));
        }
        Optional<Gauge> near = gauges.stream().filter(Gauge::neared).max(Comparator.comparing(Gauge::ends));
        if (near.isEmpty()) {
            return new Allowance.Free();
        }
        return near.get().slowed(priority)
                ? new Allowance.Slow(
                        "slowed down to a quarter until " + when(near.get().ends()) + ": " + told(near.get()))
                : new Allowance.Near("goes on, being urgent, though a budget nears its end: " + told(near.get()));
    }

    private static String stopped(Gauge gauge, Priority priority) {
        String rest = gauge.stop(priority).compareTo(gauge.bounds().hard()) < 0
                ? "; the rest is kept for sources of a higher priority"
                : "";
        return "budget used up until " + when(gauge.ends()) + ": " + told(gauge) + rest;
    }

    private static String told(Gauge gauge) {
        return figure(gauge.used()) + " of " + figure(gauge.bounds().hard()) + " " + gauge.unit()
                + (gauge.shared() ? " of all sources of its platform" : "");
    }

    static String when(Instant time) {
        return WHEN.format(time.atOffset(ZoneOffset.UTC));
    }

    /** At most two digits behind the point, unless the figure is tiny. */
    static String figure(BigDecimal amount) {
        boolean tiny = amount.signum() > 0 && amount.compareTo(new BigDecimal("0.1")) < 0;
        BigDecimal rounded = amount.setScale(tiny ? 4 : 2, RoundingMode.HALF_UP).stripTrailingZeros();
        return String.format(Locale.ENGLISH, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }
}
