package org.earshot.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.earshot.configure.Crons;
import org.earshot.configure.Durations;
import org.earshot.configure.Nearest;
import org.earshot.configure.YamlNode;

/** What holds for the parameters of every source, whatever its platform. */
final class SourceRules {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private SourceRules() {}

    /** Checks every value that was written against the type that the template declares for it. */
    static void check(Template template, Map<String, String> values, Map<String, YamlNode> written) {
        written.forEach((name, place) -> template.parameter(name)
                .flatMap(parameter -> Optional.ofNullable(values.get(name)).map(value -> new Given(parameter, value)))
                .filter(given -> !given.fits())
                .ifPresent(given -> place.problem("'" + name + "' is " + given.fault(), given.cure())));
    }

    /**
     * Checks what parameters say about each other.
     *
     * @param node the source, for what is missing
     */
    static void together(Template template, Map<String, String> values, Map<String, YamlNode> written, YamlNode node) {
        // What is written and could not be resolved has a problem of its own already.
        Predicate<String> given = name ->
                values.containsKey(name) ? !values.getOrDefault(name, "").isBlank() : written.containsKey(name);
        for (Parameter parameter : template.parameters()) {
            String name = parameter.name();
            List<String> others = parameter.or().stream().filter(given).toList();
            if (given.test(name)) {
                others.forEach(other -> written.getOrDefault(other, node)
                        .problem("'" + other + "' stands beside '" + name + "'", "Remove one of them"));
                needs(parameter, given)
                        .forEach(missing -> written.getOrDefault(name, node)
                                .problem("'" + name + "' needs " + missing + " beside it", "Add it"));
            } else if (others.isEmpty() && !parameter.or().isEmpty()) {
                node.problem("'" + name + "' or " + either(parameter.or()) + " is missing", "Add one of them");
            }
        }
    }

    private static Stream<String> needs(Parameter parameter, Predicate<String> given) {
        return parameter.with().stream()
                .map(names -> List.of(names.split("\\|")))
                .filter(names -> names.stream().noneMatch(given))
                .map(SourceRules::either);
    }

    private static String either(List<String> names) {
        return "'" + String.join("' or '", names) + "'";
    }

    /** A value for a parameter. */
    private record Given(Parameter parameter, String value) {
        boolean fits() {
            return switch (parameter.type()) {
                case URL -> isWebAddress(value);
                case INTEGER -> value.matches("\\d{1,9}");
                case FLAG -> value.equals("true") || value.equals("false");
                case CHOICE -> parameter.values().contains(value);
                case DATE -> isDay(value);
                case DURATION ->
                    parameter.name().equals("every") || Durations.parse(value).isPresent();
                case TEXT, SECRET, CRON, BRAND -> true;
            };
        }

        String fault() {
            return switch (parameter.type()) {
                case URL -> "not a web address";
                case INTEGER -> "not a whole number";
                case FLAG -> "neither true nor false";
                case CHOICE -> "none of " + String.join(", ", parameter.values());
                case DATE -> "not a day";
                default -> "not a duration";
            };
        }

        String cure() {
            String example = parameter.example().orElse("the guide of its platform shows");
            return switch (parameter.type()) {
                case CHOICE -> Nearest.cure(value, parameter.values());
                case URL -> "Write it in full, such as " + example;
                default -> "Write it such as " + example;
            };
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 1970;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The schedule from {@code cron} where it is given, else from {@code every}. */
    static Optional<Schedule> schedule(
            Map<String, String> values, Map<String, YamlNode> written, YamlNode node, String zone) {
        String cron = values.get("cron");
        if (cron != null && !cron.isBlank()) {
            return cron(cron, written.getOrDefault("cron", node), zone);
        }
        YamlNode place = written.getOrDefault("every", node);
        Optional<Duration> every = Optional.ofNullable(values.get("every")).flatMap(Durations::parse);
        if (every.isEmpty() || every.get().compareTo(SHORTEST) < 0) {
            place.problem(
                    "'every' is not a duration of a second or more",
                    "Write a number and a unit, such as 30s, 2m or 1h");
            return Optional.empty();
        }
        return Optional.of(new Schedule.Every(every.get()));
    }

    private static Optional<Schedule> cron(String expression, YamlNode place, String zone) {
        Optional<Schedule> schedule = Crons.quartz(expression).map(quartz -> new Schedule.Cron(quartz, zone));
        if (schedule.isEmpty()) {
            place.problem(
                    "'cron' is not a cron expression",
                    "Write five fields such as '*/10 8-18 * * MON-FRI', or Quartz's six");
        }
        return schedule;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
