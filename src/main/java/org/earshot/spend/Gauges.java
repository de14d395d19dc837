package org.earshot.spend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads off what was used of everything that binds a source.
 *
 * @param prices those of its platform
 * @param today the present day of UTC
 * @param days what the sources of its platform used since the first of the month
 */
record Gauges(PlatformPrices prices, LocalDate today, List<Day> days) {
    /** Of one source, its own budget first. */
    List<Gauge> of(String source, Budget own) {
        List<Gauge> gauges = new ArrayList<>();
        List<Day> ours =
                days.stream().filter(day -> day.source().equals(source)).toList();
        own.money().forEach((window, bounds) -> gauges.add(money(window, bounds, source)));
        own.requests().forEach((window, bounds) -> gauges.add(count(Thing.REQUEST, window, bounds, ours)));
        prices.budget().money().forEach((window, bounds) -> gauges.add(money(window, bounds, null)));
        prices.budget().requests().forEach((window, bounds) -> gauges.add(count(Thing.REQUEST, window, bounds, days)));
        prices.limits().stream().filter(limit -> limit.window().counted()).forEach(limit -> gauges.add(limit(limit)));
        return gauges;
    }

    private Gauge limit(Limit limit) {
        Bounds bounds = Bounds.of(limit.most());
        Thing per = limit.per();
        return per == null ? money(limit.window(), bounds, null) : count(per, limit.window(), bounds, days);
    }

    private BigDecimal owed(Window window, @Nullable String source) {
        Map<String, BigDecimal> owed = Bill.of(prices, within(window, days));
        return source == null
                ? owed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                : owed.getOrDefault(source, BigDecimal.ZERO);
    }

    private Gauge money(Window window, Bounds bounds, @Nullable String source) {
        String currency = prices.currency() == null ? "" : prices.currency();
        return new Gauge(owed(window, source), bounds, source == null, currency, window.end(today));
    }

    private Gauge count(Thing thing, Window window, Bounds bounds, List<Day> counted) {
        double used = within(window, counted).stream()
                .mapToDouble(day -> Bill.count(prices, thing, day))
                .sum();
        return new Gauge(BigDecimal.valueOf(used), bounds, counted == days, thing.plural(), window.end(today));
    }

    private List<Day> within(Window window, List<Day> all) {
        LocalDate first = window.first(today);
        return all.stream()
                .filter(day -> !day.date().isBefore(first) && !day.date().isAfter(today))
                .toList();
    }
}
