package org.earshot.spend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reckons what things cost; what is free in a window is shared by all sources of a platform in proportion to their use. */
final class Bill {
    private Bill() {}

    /**
     * What each source owes.
     *
     * @param prices of one platform
     * @param days what all of its sources used
     * @return by source, in the platform's currency; sources that owe nothing may be missing
     */
    static Map<String, BigDecimal> of(PlatformPrices prices, List<Day> days) {
        Map<String, BigDecimal> owed = new HashMap<>();
        for (Price price : prices.prices()) {
            Map<LocalDate, Double> used = new HashMap<>();
            days.forEach(day -> used.merge(price.window().first(day.date()), count(prices, price, day), Double::sum));
            for (Day day : days) {
                double count = count(prices, price, day);
                double all = used.getOrDefault(price.window().first(day.date()), 0.0);
                if (count > 0 && all > price.free()) {
                    owed.merge(
                            day.source(), price.amount().multiply(payable(count, all, price.free())), BigDecimal::add);
                }
            }
        }
        return owed;
    }

    private static BigDecimal payable(double count, double all, long free) {
        return BigDecimal.valueOf(free == 0 ? count : count * ((all - free) / all));
    }

    private static double count(PlatformPrices prices, Price price, Day day) {
        return prices.applies(price, day.template()) ? count(prices, price.per(), day) : 0;
    }

    /** How many of a thing count for its price: a reply with a link is a reply where such replies have no price of their own. */
    static double count(PlatformPrices prices, Thing per, Day day) {
        double count = day.tally().of(per);
        boolean alike = per == Thing.REPLY && !prices.charges(Thing.LINK_REPLY, day.template());
        return alike ? count + day.tally().of(Thing.LINK_REPLY) : count;
    }
}
