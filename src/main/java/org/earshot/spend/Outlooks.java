package org.earshot.spend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Source;

/** Foresees what sources will have used at the end of the month, from their schedules and from what they used so far. */
public final class Outlooks {
    private final PriceBook prices;
    private final BrandBook brands;
    private final Map<String, List<Day>> byPlatform;
    private final Instant now;

    /**
     * Begins with what is known.
     *
     * @param prices what things cost
     * @param brands for the time zones of schedules
     * @param days counts since {@link #since}, also of sources that are gone
     * @param now the present
     */
    public Outlooks(PriceBook prices, BrandBook brands, List<Day> days, Instant now) {
        this.prices = prices;
        this.brands = brands;
        this.byPlatform = days.stream().collect(Collectors.groupingBy(Day::platform));
        this.now = now;
    }

    /** The first day whose counts are needed. */
    public static LocalDate since(Instant now) {
        LocalDate today = SpendingTable.day(now);
        LocalDate first = today.withDayOfMonth(1);
        LocalDate lately = today.minusDays(Habit.DAYS);
        return lately.isBefore(first) ? lately : first;
    }

    /** One for each source, by id, in their order; each platform's sources must all be among them. */
    public Map<String, Outlook> of(List<Source> sources) {
        Map<String, Outlook> found = new HashMap<>();
        sources.stream()
                .collect(Collectors.groupingBy(Source::platform))
                .forEach((platform, ours) -> found.putAll(ofPlatform(platform, ours)));
        Map<String, Outlook> ordered = new LinkedHashMap<>();
        sources.forEach(source -> ordered.put(source.id(), found.get(source.id())));
        return ordered;
    }

    private Map<String, Outlook> ofPlatform(String platform, List<Source> sources) {
        Map<String, List<Day>> days =
                byPlatform.getOrDefault(platform, List.of()).stream().collect(Collectors.groupingBy(Day::source));
        List<Coming> coming = sources.stream()
                .map(source -> Coming.of(source, zone(source), days.getOrDefault(source.id(), List.of()), now))
                .toList();
        List<Day> all = days.values().stream().flatMap(List::stream).toList();
        return new PlatformOutlook(prices, prices.platform(platform), now, all, coming).all();
    }

    private ZoneId zone(Source source) {
        return brands.find(source.brand()).map(brand -> brand.hours().zone()).orElse(ZoneOffset.UTC);
    }
}
