package org.earshot.console.pages;

import java.io.PrintWriter;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.measure.Behind;
import org.earshot.measure.CaseReport;
import org.earshot.measure.CaseReports;
import org.earshot.measure.CountedCase;
import org.earshot.measure.FigureQuery;
import org.earshot.measure.Opinions;
import org.earshot.measure.Steps;
import org.earshot.measure.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes tables as CSV after RFC 4180, with a byte order mark by which spreadsheets know UTF-8. */
@Component
public class FigureCsv {
    /**
     * Where a formula begins: also behind blanks, with the wide signs that sheets read like the narrow ones, and inside a text behind what
     * a sheet of another country takes for the end of a cell, since quotes in the middle of a line mean nothing to it.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(?:^|(?<=[;\\r\\n]))(?=[\\s\\p{Cntrl}]*[=+@|%\uFF1D\uFF0B\uFF0D\uFF20-])"
                    + "|^(?=[\\t\\r])|(?<=[^;\\s]\\t)(?=[=+@|%-])");

    private static final int HOURS_OF_A_DAY = 24;
    private static final String DAYS = "days";
    private static final String TOPIC = "topic";
    private static final Set<String> TABLES = Set.of(
            DAYS, "totals", "waits", "steps", "hours", "sentiment", "urgency", "platform", "language", TOPIC, "cases");
    private static final String WAIT_NAMES = "heard_to_answered_seconds,heard_to_answered_office_seconds,"
            + "posted_to_answered_seconds,posted_to_answered_office_seconds,heard_to_resolved_seconds,"
            + "heard_to_resolved_office_seconds";

    private final CaseReports reports;
    private final List<Topics> topics;

    FigureCsv(CaseReports reports, List<Topics> topics) {
        this.reports = reports;
        this.topics = List.copyOf(topics);
    }

    /** The table with a name; the days for any other. */
    static String table(@Nullable String name) {
        return name != null && TABLES.contains(name) ? name : DAYS;
    }

    /** Writes a table; cases are read and written some hundred at a time. */
    void write(String table, FigureQuery query, Behind behind, PrintWriter out) {
        out.write('\uFEFF');
        if (table.equals("cases")) {
            out.write("case,brand,platform,language,urgency,sentiment,topic,mentions,opened_at,standing,reopened,"
                    + WAIT_NAMES + ",topic_name\r\n");
            Map<String, String> names = new HashMap<>();
            reports.each(
                    query, behind, item -> line(out, cells(item, names.computeIfAbsent(item.topic(), this::topic))));
        } else {
            lines(table, reports.read(query), reports.opinions(query)).forEach(cells -> line(out, cells));
        }
        out.flush();
    }

    /** What people call a topic: a question that many ask has a number as its key. */
    private String topic(String key) {
        return topics.stream()
                .flatMap(known -> known.names(List.of(key)).values().stream())
                .findFirst()
                .orElse(key);
    }

    private List<List<Object>> lines(String table, CaseReport report, Opinions said) {
        return switch (table) {
            case DAYS ->
                headed(
                        List.of("date", "opened", "closed", "backlog"),
                        report.days().stream()
                                .map(day -> List.<Object>of(day.date(), day.opened(), day.closed(), day.backlog()))
                                .toList());
            case "totals" ->
                headed(
                        List.of(
                                "cases",
                                "mentions",
                                "answered",
                                "waiting",
                                "closed_unanswered",
                                "resolved",
                                "dismissed",
                                "unfinished",
                                "once_resolved",
                                "reopened",
                                "csat_answers",
                                "satisfied",
                                "nps_answers",
                                "promoters",
                                "detractors"),
                        List.of(totals(report.totals(), said)));
            case "waits" -> waits(report);
            case "steps" -> steps(report);
            case "hours" -> hours(report);
            default -> groups(table, report);
        };
    }

    private static List<List<Object>> waits(CaseReport report) {
        CaseReport.Waits waits = report.waits();
        return headed(
                List.of("wait", "clock", "cases", "median_seconds", "p90_seconds"),
                List.of(
                        wait("first_response_since_heard", waits.sinceHeard(), report),
                        wait("first_response_since_posted", waits.sincePosted(), report),
                        wait("resolution_since_heard", waits.toResolution(), report)));
    }

    private static List<Object> wait(String name, CaseReport.Wait wait, CaseReport report) {
        String clock = report.query().office() ? "office hours" : "wall clock";
        return List.of(name, clock, wait.cases(), seconds(wait.median()), seconds(wait.ninetieth()));
    }

    private static List<List<Object>> steps(CaseReport report) {
        List<List<Object>> lines = new ArrayList<>();
        lines.add(List.of("up_to_seconds", "cases"));
        for (int step = 0; step < Steps.COUNT; step++) {
            boolean last = step == Steps.ENDS.size();
            Object end = last ? "" : Steps.ENDS.get(step).toSeconds();
            lines.add(List.of(end, report.steps().get(step)));
        }
        return lines;
    }

    private static List<List<Object>> hours(CaseReport report) {
        List<List<Object>> lines = new ArrayList<>();
        lines.add(List.of("weekday", "hour", "posted", "first_answered"));
        for (int hour = 0; hour < report.written().size(); hour++) {
            String day = DayOfWeek.of(hour / HOURS_OF_A_DAY + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            lines.add(List.of(
                    day,
                    hour % HOURS_OF_A_DAY,
                    report.written().get(hour),
                    report.answered().get(hour)));
        }
        return lines;
    }

    private List<List<Object>> groups(String by, CaseReport report) {
        List<List<Object>> lines = new ArrayList<>();
        lines.add(named(
                by,
                "topic_name",
                List.of(
                        by,
                        "cases",
                        "mentions",
                        "answered",
                        "resolved",
                        "reopened",
                        "median_first_response_seconds",
                        "p90_first_response_seconds")));
        report.groups().stream()
                .filter(group -> group.by().name().equalsIgnoreCase(by))
                .flatMap(group -> group.lines().stream())
                .forEach(line -> lines.add(named(
                        by,
                        by.equals(TOPIC) ? topic(line.key()) : "",
                        List.of(
                                line.key(),
                                line.totals().opened(),
                                line.totals().mentions(),
                                line.totals().answered(),
                                line.totals().resolved(),
                                line.totals().reopened(),
                                seconds(line.response().median()),
                                seconds(line.response().ninetieth())))));
        return lines;
    }

    private static List<Object> named(String by, String name, List<Object> cells) {
        return by.equals(TOPIC) ? Stream.concat(cells.stream(), Stream.of(name)).toList() : cells;
    }

    private static List<Object> totals(CaseReport.Totals totals, Opinions said) {
        return List.of(
                totals.opened(),
                totals.mentions(),
                totals.answered(),
                totals.waiting(),
                totals.silent(),
                totals.resolved(),
                totals.dismissed(),
                totals.unfinished(),
                totals.onceResolved(),
                totals.reopened(),
                said.answers(),
                said.satisfied(),
                said.rated(),
                said.promoters(),
                said.detractors());
    }

    private static List<Object> cells(CountedCase item, String topic) {
        List<Object> cells = new ArrayList<>(Arrays.asList(
                item.id(),
                item.brand(),
                item.platform(),
                item.language(),
                item.urgency().name().toLowerCase(Locale.ROOT),
                item.sentiment(),
                item.topic(),
                item.mentions(),
                item.openedAt(),
                item.standing(),
                item.reopened()));
        item.waits().forEach(wait -> cells.add(wait < 0 ? "" : wait / 1000));
        cells.add(topic);
        return cells;
    }

    private static Object seconds(@Nullable Long millis) {
        return millis == null ? "" : millis / 1000;
    }

    private static List<List<Object>> headed(List<Object> head, List<List<Object>> lines) {
        List<List<Object>> all = new ArrayList<>();
        all.add(head);
        all.addAll(lines);
        return all;
    }

    private static void line(PrintWriter out, List<Object> cells) {
        out.write(cells.stream().map(FigureCsv::cell).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers. */
    public static String cell(Object value) {
        String text = value instanceof String words ? FORMULA.matcher(words).replaceAll("'") : value.toString();
        boolean quoted = text.chars()
                .anyMatch(sign -> sign == ',' || sign == ';' || sign == '"' || sign == '\n' || sign == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
