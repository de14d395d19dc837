package org.earshot.spend;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earshot.configure.Nearest;
import org.earshot.configure.YamlNode;

/** Reads the lines of config/prices.yaml that hold figures. */
final class PriceLines {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");
    private static final String COST = "cost";
    private static final Set<String> COUNTED = Set.of("day", "month");

    private PriceLines() {}

    /** A list of prices. */
    static List<Price> prices(YamlNode list) {
        return list.items().stream().flatMap(line -> price(line).stream()).toList();
    }

    private static Optional<Price> price(YamlNode line) {
        line.onlyKeys(Set.of("per", "price", "template", "once-a-day", "free", "window"));
        Optional<Thing> per = line.need("per").flatMap(PriceLines::thing);
        Optional<BigDecimal> amount = line.need("price").flatMap(PriceLines::amount);
        long free = line.get("free")
                .flatMap(PriceLines::amount)
                .map(BigDecimal::longValue)
                .orElse(0L);
        if (free > 0 && line.get("window").isEmpty()) {
            line.problem("'free' needs a window", "Add window: day or window: month");
        }
        boolean once = line.get("once-a-day").flatMap(YamlNode::flag).orElse(false);
        if (once && per.isPresent() && per.get() != Thing.POST) {
            line.problem("Only posts can be charged once a day", "Take once-a-day away, or write per: post");
        }
        Window window =
                line.get("window").flatMap(node -> window(node, COUNTED)).orElse(Window.MONTH);
        String template = line.get("template").flatMap(YamlNode::text).orElse(null);
        return per.flatMap(thing -> amount.map(each -> new Price(thing, each, template, once, free, window)));
    }

    /** A list of limits. */
    static List<Limit> limits(YamlNode list) {
        return list.items().stream().flatMap(line -> limit(line).stream()).toList();
    }

    private static Optional<Limit> limit(YamlNode line) {
        line.onlyKeys(Set.of("per", "most", "window"));
        Optional<YamlNode> per = line.need("per");
        boolean cost = per.isPresent() && per.get().isText(COST::equals);
        Optional<Thing> thing = cost ? Optional.empty() : per.flatMap(PriceLines::thing);
        Optional<BigDecimal> most = line.need("most").flatMap(PriceLines::amount);
        Optional<Window> window =
                line.need("window").flatMap(node -> window(node, Set.of("minute", "hour", "day", "month")));
        if ((thing.isEmpty() && !cost) || most.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Limit(thing.orElse(null), most.get().longValue(), window.get()));
    }

    /** A soft and a hard bound. */
    static Optional<Bounds> bounds(YamlNode node) {
        node.onlyKeys(Set.of("soft", "hard"));
        Optional<BigDecimal> hard = node.need("hard").flatMap(PriceLines::amount);
        Optional<BigDecimal> soft = node.get("soft").flatMap(PriceLines::amount).or(() -> hard);
        if (hard.isPresent() && soft.isPresent() && soft.get().compareTo(hard.get()) > 0) {
            node.problem("'soft' is above 'hard'", "Make soft the smaller one");
            return Optional.empty();
        }
        return soft.flatMap(first -> hard.map(last -> new Bounds(first, last)));
    }

    private static Optional<Thing> thing(YamlNode node) {
        Set<String> words = Thing.priced().stream().map(Thing::word).collect(Collectors.toCollection(TreeSet::new));
        return one(node, Thing::written, words);
    }

    private static Optional<Window> window(YamlNode node, Set<String> words) {
        return one(node, word -> words.contains(word) ? Window.written(word) : Optional.empty(), new TreeSet<>(words));
    }

    private static <T> Optional<T> one(YamlNode node, Function<String, Optional<T>> reading, Set<String> words) {
        return node.text().flatMap(word -> {
            Optional<T> found = reading.apply(word);
            if (found.isEmpty()) {
                node.problem("'" + word + "' is not known here", Nearest.cure(word, words));
            }
            return found;
        });
    }

    private static Optional<BigDecimal> amount(YamlNode node) {
        return node.text().flatMap(text -> {
            String digits = text.replace("_", "");
            if (!AMOUNT.matcher(digits).matches()) {
                node.problem(
                        "'" + text + "' is not an amount", "Write digits and at most one point, such as 0.005 or 40");
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(digits));
        });
    }
}
