package org.earshot.spend;

import java.util.Map;

/**
 * What config/prices.yaml says.
 *
 * @param platforms by the names of their folders under {@code routes/}
 * @param sources by their ids
 */
public record PriceBook(Map<String, PlatformPrices> platforms, Map<String, SourceBudget> sources) {
    /** No prices, no budgets. */
    public static final PriceBook NONE = new PriceBook(Map.of(), Map.of());

    /** Copies both. */
    public PriceBook {
        platforms = Map.copyOf(platforms);
        sources = Map.copyOf(sources);
    }

    /** What is known of a platform. */
    public PlatformPrices platform(String name) {
        return platforms.getOrDefault(name, PlatformPrices.NONE);
    }

    /** What is said of a source. */
    public SourceBudget source(String id) {
        return sources.getOrDefault(id, SourceBudget.NONE);
    }
}
