package org.earshot.console.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A brand as it stands in its form.
 *
 * @param id its id
 * @param name as people write it
 * @param terms a line for each
 * @param exclude a line for each
 * @param languages codes
 * @param zone its time zone
 * @param hours a line for each span of days
 * @param holidays a line for each
 */
public record BrandTyped(
        String id,
        String name,
        String terms,
        String exclude,
        String languages,
        String zone,
        String hours,
        String holidays) {
    private static final Pattern HOURS = Pattern.compile(
            "([a-z]{3}(?:\\s*[-\u2013]\\s*[a-z]{3})?)\\s*(?::\\s*|\\s)(\\S.*)", Pattern.CASE_INSENSITIVE);

    static BrandTyped of(String id, Map<String, String> sent) {
        return new BrandTyped(
                id,
                Typed.text(sent, "name"),
                Typed.text(sent, "terms"),
                Typed.text(sent, "exclude"),
                Typed.text(sent, "languages"),
                Typed.text(sent, "zone"),
                Typed.text(sent, "hours"),
                Typed.text(sent, "holidays"));
    }

    /** As the file has it. */
    static BrandTyped of(Map<?, ?> brand) {
        return new BrandTyped(
                Typed.shown(brand.get("id"), " "),
                Typed.shown(brand.get("name"), " "),
                Typed.shown(brand.get("terms"), "\n"),
                Typed.shown(brand.get("exclude"), "\n"),
                Typed.shown(brand.get("languages"), ", "),
                Typed.shown(brand.get("time-zone"), " "),
                brand.get("hours") instanceof Map<?, ?> hours ? shown(hours) : "",
                Typed.shown(brand.get("holidays"), "\n"));
    }

    private static String shown(Map<?, ?> hours) {
        return hours.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + Typed.shown(entry.getValue(), ", "))
                .collect(Collectors.joining("\n"));
    }

    /** The lines of its hours that are none. */
    List<String> oddHours() {
        return hours.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !HOURS.matcher(line).matches())
                .toList();
    }

    /** The keys of its entry in the order in which they are written, with what stands behind them. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("name", name);
        values.put("terms", Typed.lines(terms));
        values.put("exclude", Typed.lines(exclude));
        values.put("languages", Typed.words(languages));
        values.put("time-zone", zone);
        values.put("hours", week());
        values.put("holidays", Typed.words(holidays));
        return values;
    }

    private Map<String, Object> week() {
        Map<String, Object> week = new LinkedHashMap<>();
        hours.lines().forEach(line -> {
            Matcher match = HOURS.matcher(line.strip());
            if (match.matches()) {
                String days = match.group(1).replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
                List<Object> openings =
                        new ArrayList<>(Typed.lines(match.group(2).replace(",", "\n")));
                Optional.ofNullable(week.get(days))
                        .ifPresent(old -> openings.addAll(0, old instanceof List<?> l ? l : List.of(old)));
                week.put(days, openings.size() == 1 ? openings.get(0) : openings);
            }
        });
        return week;
    }

    /** Its fields by the names of the form. */
    Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("id", List.of(id));
        fields.put("name", List.of(name));
        fields.put("terms", List.of(terms));
        fields.put("exclude", List.of(exclude));
        fields.put("languages", List.of(languages));
        fields.put("zone", List.of(zone));
        fields.put("hours", List.of(hours));
        fields.put("holidays", List.of(holidays));
        return fields;
    }
}
