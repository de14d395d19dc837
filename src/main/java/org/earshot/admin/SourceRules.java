package org.earshot.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.configure.Durations;
import org.earshot.configure.YamlNode;
import org.quartz.CronExpression;

/** What holds for the parameters of every source, whatever its platform. */
final class SourceRules {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Set<String> MATCHES = Set.of("terms", "all");

    private SourceRules() {}

    /** Checks addresses and the way of matching. */
    static void check(Map<String, String> values, Map<String, YamlNode> written) {
        for (String name : Set.of("server", "url")) {
            String address = values.get(name);
            YamlNode place = written.get(name);
            if (address != null && place != null && !isWebAddress(address)) {
                place.problem(
                        "'" + name + "' is not a web address", "Write it in full, such as https://mastodon.example");
            }
        }
        String match = values.get("match");
        YamlNode place = written.get("match");
        if (match != null && place != null && !MATCHES.contains(match)) {
            place.problem(
                    "'match' is neither terms nor all",
                    "Write terms, or all where everything there is about the brand");
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
        String quartz =
                expression.trim().split("\\s+").length == 5 ? "0 " + questioned(expression.trim()) : expression.trim();
        if (CronExpression.isValidExpression(quartz)) {
            return Optional.of(new Schedule.Cron(quartz, zone));
        }
        place.problem(
                "'cron' is not a cron expression",
                "Write five fields such as '*/10 8-18 * * MON-FRI', or Quartz's six");
        return Optional.empty();
    }

    /** Quartz wants a question mark for one of the two day fields. */
    private static String questioned(String fiveFields) {
        String[] fields = fiveFields.split("\\s+");
        if (fields[4].equals("*")) {
            fields[4] = "?";
        } else if (fields[2].equals("*")) {
            fields[2] = "?";
        }
        return String.join(" ", fields);
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
