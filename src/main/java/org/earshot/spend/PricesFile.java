package org.earshot.spend;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.earshot.configure.Nearest;
import org.earshot.configure.YamlNode;

/** Reads config/prices.yaml. */
public final class PricesFile {
    private final Set<String> platforms;
    private final Map<String, String> sources;

    private PricesFile(Set<String> platforms, Map<String, String> sources) {
        this.platforms = new TreeSet<>(platforms);
        this.sources = new TreeMap<>(sources);
    }

    /**
     * What the file says; problems are added where it is wrong.
     *
     * @param root of the file
     * @param platforms that there are templates for
     * @param sources the platform of each source, by its id
     */
    public static PriceBook read(YamlNode root, Set<String> platforms, Map<String, String> sources) {
        root.onlyKeys(Set.of("platforms", "sources"));
        PricesFile file = new PricesFile(platforms, sources);
        Map<String, PlatformPrices> prices = new LinkedHashMap<>();
        root.get("platforms")
                .ifPresent(node ->
                        node.entries().forEach((name, platform) -> prices.put(name, file.platform(name, platform))));
        Map<String, SourceBudget> budgets = new HashMap<>();
        root.get("sources")
                .ifPresent(node -> node.entries().forEach((id, source) -> {
                    file.known(id, source);
                    SourceBudget budget = source(source);
                    PlatformPrices charged =
                            prices.getOrDefault(file.sources.getOrDefault(id, ""), PlatformPrices.NONE);
                    priced(source, budget.budget(), charged.prices());
                    budgets.put(id, budget);
                }));
        return new PriceBook(prices, budgets);
    }

    private PlatformPrices platform(String name, YamlNode node) {
        node.onlyKeys(Set.of("currency", "prices", "limits", "budget"));
        if (!platforms.contains(name)) {
            node.problem("There is no platform '" + name + "'", Nearest.cure(name, platforms));
        }
        Optional<YamlNode> budget = node.get("budget");
        Optional<String> currency = node.get("currency").flatMap(YamlNode::text);
        Optional<YamlNode> prices = node.get("prices");
        if (prices.isPresent() && currency.isEmpty()) {
            prices.get().problem("Prices need a currency", "Add currency: USD, or another word, beside prices");
        }
        PlatformPrices read = new PlatformPrices(
                currency.orElse(null),
                prices.map(PriceLines::prices).orElse(List.of()),
                node.get("limits").map(PriceLines::limits).orElse(List.of()),
                budget.map(PricesFile::budget).orElse(Budget.NONE));
        priced(node, read.budget(), read.prices());
        return read;
    }

    /** A budget of money would never end where nothing costs any. */
    private static void priced(YamlNode node, Budget budget, List<Price> prices) {
        if (!budget.money().isEmpty() && prices.isEmpty()) {
            node.problem(
                    "A budget of money needs prices",
                    "Add prices to the platform, or write monthly-requests or daily-requests instead");
        }
    }

    private void known(String id, YamlNode node) {
        if (!sources.containsKey(id)) {
            String cure = sources.isEmpty()
                    ? "Add the source under routes/sources first"
                    : Nearest.cure(id, sources.keySet());
            node.problem("There is no source '" + id + "'", cure);
        }
    }

    private static SourceBudget source(YamlNode node) {
        node.onlyKeys(Set.of("priority", "budget"));
        Priority priority = node.get("priority")
                .flatMap(place -> place.text().flatMap(word -> {
                    Optional<Priority> found = Priority.written(word);
                    if (found.isEmpty()) {
                        place.problem("'" + word + "' is not a priority", "Write urgent, normal or low");
                    }
                    return found;
                }))
                .orElse(Priority.NORMAL);
        return new SourceBudget(
                priority, node.get("budget").map(PricesFile::budget).orElse(Budget.NONE));
    }

    private static Budget budget(YamlNode node) {
        node.onlyKeys(Set.of("monthly", "daily", "monthly-requests", "daily-requests"));
        return new Budget(
                bounds(node, Map.of("monthly", Window.MONTH, "daily", Window.DAY)),
                bounds(node, Map.of("monthly-requests", Window.MONTH, "daily-requests", Window.DAY)));
    }

    private static Map<Window, Bounds> bounds(YamlNode node, Map<String, Window> keys) {
        Map<Window, Bounds> bounds = new HashMap<>();
        keys.forEach((key, window) ->
                node.get(key).flatMap(PriceLines::bounds).ifPresent(found -> bounds.put(window, found)));
        return bounds;
    }
}
