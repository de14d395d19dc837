package org.earshot.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earshot.configure.Nearest;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlNode;
import org.earshot.triage.TriagePolicy.Level;
import org.earshot.triage.TriagePolicy.Thresholds;

/** Reads {@code config/triage.yaml}; what it leaves out has a default. */
public final class PolicyFile {
    private static final Set<String> LEVELS = Set.of("critical", "high", "normal", "low");
    private static final int MOST_POINTS = 100;

    private PolicyFile() {}

    /**
     * The policy of the file.
     *
     * @param root the file's root
     * @param problems gets every complaint
     * @return to be used only where there are no problems
     */
    public static TriagePolicy read(YamlNode root, Problems problems) {
        root.onlyKeys(Set.of("urgency", "thresholds", "phrases"));
        Map<Urgency, Level> levels = new EnumMap<>(TriagePolicy.DEFAULT_LEVELS);
        root.get("urgency").ifPresent(node -> levels(node, levels));
        Thresholds thresholds =
                root.get("thresholds").map(PolicyFile::thresholds).orElse(Thresholds.DEFAULT);
        List<Phrases.Addition> additions = new ArrayList<>();
        root.get("phrases")
                .ifPresent(node -> node.entries()
                        .forEach((code, value) -> addition(code, value).ifPresent(additions::add)));
        return TriagePolicy.of(levels, thresholds, problems.none() ? additions : List.of());
    }

    private static void levels(YamlNode node, Map<Urgency, Level> levels) {
        node.onlyKeys(LEVELS).entries().forEach((name, value) -> {
            if (LEVELS.contains(name)) {
                Urgency urgency = Urgency.valueOf(name.toUpperCase(Locale.ROOT));
                levels.put(urgency, level(value, Objects.requireNonNull(levels.get(urgency))));
            }
        });
    }

    private static Level level(YamlNode node, Level before) {
        node.onlyKeys(Set.of("first-response", "around-the-clock", "holding-reply-counts"));
        boolean clock = node.get("around-the-clock").flatMap(YamlNode::flag).orElse(before.aroundTheClock());
        boolean holding =
                node.get("holding-reply-counts").flatMap(YamlNode::flag).orElse(before.holdingCounts());
        Optional<YamlNode> response = node.get("first-response");
        if (response.isEmpty()) {
            return new Level(before.firstResponse(), clock, holding);
        }
        Optional<Duration> wait = response.get().duration();
        wait.filter(duration -> duration.isNegative() || duration.isZero() || duration.toDays() > 366)
                .ifPresent(duration -> response.get()
                        .problem(
                                "A first answer is due within a year, and not at once",
                                "Write a duration such as 15m or 8h"));
        return new Level(wait.orElse(null), clock, holding);
    }

    private static Thresholds thresholds(YamlNode node) {
        node.onlyKeys(Set.of("critical", "high", "normal"));
        Thresholds read = new Thresholds(
                node.get("critical").flatMap(YamlNode::number).orElse(Thresholds.DEFAULT.critical()),
                node.get("high").flatMap(YamlNode::number).orElse(Thresholds.DEFAULT.high()),
                node.get("normal").flatMap(YamlNode::number).orElse(Thresholds.DEFAULT.normal()));
        if (read.critical() > 100
                || read.critical() <= read.high()
                || read.high() <= read.normal()
                || read.normal() < 1) {
            node.problem(
                    "The thresholds do not fall from 100 to 1", "Let critical be above high and high above normal");
            return Thresholds.DEFAULT;
        }
        return read;
    }

    private static Optional<Phrases.Addition> addition(String code, YamlNode node) {
        if (!node.isMapping()) {
            node.problem("The code '" + code + "' needs its phrases", "Write it as " + code + ": { phrases: [\"…\"] }");
            return Optional.empty();
        }
        node.onlyKeys(Set.of("points", "level", "why", "phrases"));
        Optional<Integer> points = node.get("points").flatMap(YamlNode::number);
        if (points.filter(number -> Math.abs(number) > MOST_POINTS).isPresent()) {
            node.problem("Points are from -100 to 100", "Write a smaller number");
        }
        Optional<Urgency> level = node.get("level").flatMap(PolicyFile::urgency);
        List<String> phrases = node.need("phrases").map(YamlNode::texts).orElse(List.of());
        String why = node.get("why").flatMap(YamlNode::text).orElse(null);
        return Optional.of(new Phrases.Addition(code, points.orElse(null), level.orElse(null), why, phrases));
    }

    private static Optional<Urgency> urgency(YamlNode node) {
        return node.text().flatMap(name -> {
            if (LEVELS.contains(name)) {
                return Optional.of(Urgency.valueOf(name.toUpperCase(Locale.ROOT)));
            }
            node.problem("'" + name + "' is no urgency", Nearest.cure(name, new TreeSet<>(LEVELS)));
            return Optional.empty();
        });
    }
}
