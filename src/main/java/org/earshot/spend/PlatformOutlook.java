package org.earshot.spend;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outlooks of all sources of one platform, which share what is free and what is bounded. */
final class PlatformOutlook {
    private final PriceBook book;
    private final PlatformPrices prices;
    private final LocalDate today;
    private final List<Coming> coming;
    private final List<Day> month;
    private final Map<String, BigDecimal> spent;
    private final Map<String, BigDecimal> foreseen;
    private final Map<String, Tally> used = new HashMap<>();

    PlatformOutlook(PriceBook book, PlatformPrices prices, Instant now, List<Day> past, List<Coming> coming) {
        this.book = book;
        this.prices = prices;
        this.today = SpendingTable.day(now);
        this.coming = coming;
        LocalDate first = Window.MONTH.first(today);
        this.month = past.stream().filter(day -> !day.date().isBefore(first)).toList();
        this.spent = Bill.of(prices, month);
        this.foreseen = Bill.of(
                prices,
                Stream.concat(month.stream(), coming.stream().flatMap(each -> each.days().stream()))
                        .toList());
        month.forEach(day -> used.merge(day.source(), day.tally(), Tally::plus));
    }

    /** By source. */
    Map<String, Outlook> all() {
        Outlook.Shared shared = shared();
        Map<String, Outlook> all = new HashMap<>();
        coming.forEach(each -> all.put(each.source().id(), outlook(each, shared)));
        return all;
    }

    private Outlook outlook(Coming each, Outlook.@Nullable Shared shared) {
        String id = each.source().id();
        SourceBudget own = book.source(id);
        Habit habit = each.habit();
        Allowance allowance = Thrift.decide(new Gauges(prices, today, month).of(id, own.budget()), own.priority());
        return new Outlook(
                YearMonth.from(today),
                prices.prices().isEmpty() ? null : prices.currency(),
                spent.getOrDefault(id, BigDecimal.ZERO),
                each.known(prices) ? foreseen.getOrDefault(id, BigDecimal.ZERO) : null,
                figure(each, Thing.REQUEST, each.polled() || habit.known()),
                figure(each, Thing.POST, habit.known()),
                new Outlook.Schedule(
                        each.pollsAMonth(),
                        habit.perPoll(Thing.REQUEST),
                        habit.used().of(Thing.POLL) >= 1),
                new Outlook.Plan(own.priority(), own.budget().monthly().orElse(null), shared, allowance));
    }

    private Outlook.Figure figure(Coming each, Thing thing, boolean known) {
        double so = used.getOrDefault(each.source().id(), Tally.NONE).of(thing);
        return new Outlook.Figure(
                Math.round(so), known ? Math.round(so + each.tally().of(thing)) : null);
    }

    private Outlook.@Nullable Shared shared() {
        Bounds bounds = prices.budget().monthly().orElse(null);
        boolean known = coming.stream().allMatch(each -> each.known(prices));
        return bounds == null ? null : new Outlook.Shared(sum(spent), known ? sum(foreseen) : null, bounds);
    }

    private static BigDecimal sum(Map<String, BigDecimal> owed) {
        return owed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
