package org.earshot.mention;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.configure.YamlNode;
import org.earshot.mention.OfficeHours.Opening;

/** Reads a week such as {@code mon-fri: "09:00-18:00"} and a list of holidays. */
final class HoursReader {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-\u2013]\\s*(\\d{1,2}):(\\d{2})");

    private HoursReader() {}

    /** Office hours; no hours at all means around the clock. */
    static OfficeHours read(ZoneId zone, Optional<YamlNode> hours, Collection<YamlNode> holidays) {
        Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
        hours.ifPresent(node -> node.entries().forEach((days, openings) -> add(week, days, openings)));
        Set<LocalDate> closed = new HashSet<>();
        holidays.forEach(item -> holiday(item).ifPresent(closed::add));
        return new OfficeHours(zone, week, closed);
    }

    private static void add(Map<DayOfWeek, List<Opening>> week, String days, YamlNode node) {
        List<Opening> openings = node.items().stream()
                .flatMap(item -> opening(item).stream())
                .sorted(Comparator.comparing(Opening::from))
                .toList();
        for (int i = 1; i < openings.size(); i++) {
            if (openings.get(i).from().isBefore(closing(openings.get(i - 1)))) {
                node.problem("The openings of '" + days + "' overlap", "Let one end before the next starts");
            }
        }
        for (DayOfWeek day : days(days, node)) {
            if (week.put(day, openings) != null) {
                node.problem("The hours of " + DAYS.get(day.ordinal()) + " are there twice", "Name each day once");
            }
        }
    }

    private static LocalTime closing(Opening opening) {
        return opening.to().equals(LocalTime.MIDNIGHT) ? LocalTime.MAX : opening.to();
    }

    private static List<DayOfWeek> days(String written, YamlNode node) {
        String[] ends = written.strip().split("\\s*[-\u2013]\\s*", -1);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (ends.length > 2 || first < 0 || last < 0) {
            node.problem("'" + written + "' is neither a day nor a span of days", "Write mon, sat or mon-fri");
            return List.of();
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (int i = first; ; i = (i + 1) % DAYS.size()) {
            days.add(DayOfWeek.of(i + 1));
            if (i == last) {
                return days;
            }
        }
    }

    private static Optional<Opening> opening(YamlNode node) {
        return node.text().flatMap(text -> {
            Matcher match = SPAN.matcher(text);
            Optional<Opening> opening = match.matches() ? opening(match) : Optional.empty();
            if (opening.isEmpty()) {
                node.problem(
                        "'" + text + "' is no opening",
                        "Write from-to within one day, such as 09:00-18:00 or 18:00-24:00");
            }
            return opening;
        });
    }

    private static Optional<Opening> opening(Matcher match) {
        int from = minutes(match.group(1), match.group(2));
        int to = minutes(match.group(3), match.group(4));
        if (from < 0 || to < 0 || to <= from || to > 24 * 60) {
            return Optional.empty();
        }
        return Optional.of(
                new Opening(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to % (24 * 60) * 60L)));
    }

    private static int minutes(String hour, String minute) {
        int minutes = Integer.parseInt(minute);
        return minutes > 59 ? -1 : Integer.parseInt(hour) * 60 + minutes;
    }

    private static Optional<LocalDate> holiday(YamlNode node) {
        return node.text().flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                node.problem("'" + text + "' is no date", "Write year-month-day, such as 2026-12-25");
                return Optional.empty();
            }
        });
    }
}
