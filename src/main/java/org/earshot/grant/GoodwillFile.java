package org.earshot.grant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.earshot.configure.Nearest;
import org.earshot.configure.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads config/goodwill.yaml; problems are added where it is wrong. */
public final class GoodwillFile {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");
    private static final int MOST_GESTURES = 100_000;

    private GoodwillFile() {}

    /** What the file says. */
    public static GoodwillPolicy read(YamlNode root) {
        root.onlyKeys(Set.of("kinds"));
        List<GoodwillPolicy.Kind> kinds = new ArrayList<>();
        root.need("kinds").ifPresent(node -> node.entries().forEach((id, kind) -> kinds.add(kind(id, kind))));
        return new GoodwillPolicy(kinds);
    }

    private static GoodwillPolicy.Kind kind(String id, YamlNode node) {
        node.onlyKeys(Set.of("unit", "alone"));
        if (!ID.matcher(id).matches()) {
            node.problem("'" + id + "' is no name for a kind", "Write small letters, digits and dashes");
        }
        String unit = node.get("unit").flatMap(GoodwillFile::word).orElse(null);
        Map<String, Allowance> alone = new LinkedHashMap<>();
        node.get("alone").ifPresent(lines -> {
            lines.onlyKeys(Set.copyOf(GoodwillPolicy.ROLES));
            lines.entries().forEach((role, line) -> alone.put(role, line(line, unit)));
        });
        return new GoodwillPolicy.Kind(id, unit, alone);
    }

    private static Optional<String> word(YamlNode node) {
        return node.text().filter(word -> {
            boolean known = Amount.digits(word).isPresent() && !Amount.currency(word);
            if (!known) {
                node.problem("'" + word + "' is no unit", "Write a word such as minutes; money has no unit here");
            }
            return known;
        });
    }

    private static Allowance line(YamlNode node, @Nullable String unit) {
        node.onlyKeys(Set.of("per-month", "each", "total"));
        int perMonth = node.need("per-month").flatMap(GoodwillFile::count).orElse(0);
        Map<String, BigDecimal> each =
                node.need("each").map(limits -> limits(limits, unit)).orElse(Map.of());
        Map<String, BigDecimal> total =
                node.get("total").map(limits -> limits(limits, unit)).orElse(Map.of());
        total.keySet().stream()
                .filter(named -> !each.containsKey(named))
                .forEach(named ->
                        node.problem("'total' names " + named + " and 'each' does not", "Add " + named + " to each"));
        return new Allowance(perMonth, each, total);
    }

    private static Optional<Integer> count(YamlNode node) {
        return node.number().filter(count -> {
            boolean right = count >= 0 && count <= MOST_GESTURES;
            if (!right) {
                node.problem("'" + count + "' is no number of gestures", "Write 0 to " + MOST_GESTURES);
            }
            return right;
        });
    }

    private static Map<String, BigDecimal> limits(YamlNode node, @Nullable String unit) {
        Map<String, BigDecimal> limits = new LinkedHashMap<>();
        node.entries().forEach((named, value) -> {
            boolean known = unit == null ? Amount.currency(named) : unit.equals(named);
            if (known) {
                limit(value, named).ifPresent(limit -> limits.put(named, limit));
            } else {
                List<String> right = unit == null ? List.of("EUR", "USD", "GBP", "PLN") : List.of(unit);
                String what = unit == null ? "' is no currency" : "' is not the unit of this kind";
                value.problem(
                        "'" + named + what,
                        unit == null ? "Write an ISO 4217 code such as EUR" : Nearest.cure(named, right));
            }
        });
        return limits;
    }

    private static Optional<BigDecimal> limit(YamlNode node, String unit) {
        return node.text().flatMap(text -> {
            String plain = text.replace("_", "");
            int digits = Amount.digits(unit).orElse(0);
            boolean right = NUMBER.matcher(plain).matches()
                    && new BigDecimal(plain).stripTrailingZeros().scale() <= digits;
            if (!right) {
                node.problem(
                        "'" + text + "' is no amount of " + unit,
                        digits == 0 ? "Write digits only" : "Write digits and at most " + digits + " behind the point");
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(plain).setScale(digits));
        });
    }
}
