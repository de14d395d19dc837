package org.earshot.spend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one platform charges and allows, and what we want to spend there.
 *
 * @param currency in which its prices are, also a word such as units; null where nothing has a price
 * @param prices what things cost
 * @param limits what the platform allows
 * @param budget for all its sources together
 */
public record PlatformPrices(@Nullable String currency, List<Price> prices, List<Limit> limits, Budget budget) {
    /** A platform that nothing is known of. */
    public static final PlatformPrices NONE = new PlatformPrices(null, List.of(), List.of(), Budget.NONE);

    /** Copies the lists. */
    public PlatformPrices {
        prices = List.copyOf(prices);
        limits = List.copyOf(limits);
    }

    /** True where posts are charged once a day. */
    boolean onceADay() {
        return prices.stream().anyMatch(Price::onceADay);
    }

    /** True where a price counts for sources of a template: its own, or one for all where it has none of its own. */
    boolean applies(Price price, String template) {
        return price.template() != null
                ? price.template().equals(template)
                : prices.stream().noneMatch(other -> other.per() == price.per() && template.equals(other.template()));
    }

    /** True where a thing has a price for sources of a template. */
    boolean charges(Thing thing, String template) {
        return prices.stream().anyMatch(price -> price.per() == thing && applies(price, template));
    }

    /** True where what all its sources used together can stop one of them. */
    boolean bounded() {
        return !budget.none()
                || limits.stream().anyMatch(limit -> limit.window().counted());
    }
}
