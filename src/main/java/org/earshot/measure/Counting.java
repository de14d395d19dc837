package org.earshot.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.earshot.measure.CaseReport.Dimension;
import org.earshot.triage.Urgency;

/** Makes a report out of cases. Lives while it is made. */
final class Counting {
    private static final int HOURS_OF_A_WEEK = 168;

    private final FigureQuery query;
    private final int first;
    private final Tally all = new Tally();
    private final Tally.Numbers sincePosted = new Tally.Numbers();
    private final Tally.Numbers toResolution = new Tally.Numbers();
    private final int[] steps = new int[Steps.COUNT];
    private final int[] opened;
    private final int[] written = new int[HOURS_OF_A_WEEK];
    private final int[] answered = new int[HOURS_OF_A_WEEK];
    private final Map<Dimension, Map<String, Tally>> groups = new EnumMap<>(Dimension.class);

    Counting(FigureQuery query) {
        this.query = query;
        this.first = (int) query.from().toEpochDay();
        this.opened = new int[query.length()];
        for (Dimension dimension : Dimension.values()) {
            groups.put(dimension, new HashMap<>());
        }
    }

    void add(FigureRow row) {
        all.add(row);
        opened[row.day - first]++;
        written[row.written]++;
        if (row.sinceHeard >= 0) {
            answered[row.answeredHour]++;
            steps[Steps.of(row.sinceHeard)]++;
            sincePosted.add(row.sincePosted);
        }
        if (row.toResolution >= 0) {
            toResolution.add(row.toResolution);
        }
        groups.forEach((dimension, lines) ->
                lines.computeIfAbsent(key(dimension, row), key -> new Tally()).add(row));
    }

    private static String key(Dimension dimension, FigureRow row) {
        return switch (dimension) {
            case SENTIMENT -> row.sentiment;
            case URGENCY -> Urgency.values()[row.urgency].name();
            case PLATFORM -> row.platform;
            case LANGUAGE -> row.language;
            case TOPIC -> row.topic;
        };
    }

    CaseReport report(List<FigureReadTable.Spans> spans, boolean complete) {
        CaseReport.Waits waits = new CaseReport.Waits(all.response(), sincePosted.summed(), toResolution.summed());
        return new CaseReport(
                query,
                all.totals(),
                waits,
                list(steps),
                days(spans),
                Arrays.stream(Dimension.values()).map(this::group).toList(),
                list(written),
                list(answered),
                complete);
    }

    private List<CaseReport.Day> days(List<FigureReadTable.Spans> spans) {
        int[] closed = new int[opened.length];
        int[] backlog = new int[opened.length + 1];
        for (FigureReadTable.Spans span : spans) {
            int from = Math.max(0, span.from() - first);
            int to = (int) Math.min(opened.length, (long) span.to() - first);
            backlog[from] += span.cases();
            backlog[to] -= span.cases();
            if (to < opened.length) {
                closed[to] += span.cases();
            }
        }
        List<CaseReport.Day> days = new ArrayList<>();
        int left = 0;
        for (int day = 0; day < opened.length; day++) {
            left += backlog[day];
            days.add(new CaseReport.Day(query.from().plusDays(day), opened[day], closed[day], left));
        }
        return days;
    }

    private CaseReport.Group group(Dimension dimension) {
        List<CaseReport.Line> lines = new ArrayList<>();
        groups.getOrDefault(dimension, Map.of())
                .forEach((key, tally) ->
                        lines.add(new CaseReport.Line(word(dimension, key), tally.totals(), tally.response())));
        Comparator<CaseReport.Line> most =
                Comparator.comparingInt(line -> -line.totals().opened());
        lines.sort(
                dimension == Dimension.URGENCY
                        ? Comparator.comparing(
                                line -> Urgency.valueOf(line.key().toUpperCase(Locale.ROOT)))
                        : most.thenComparing(CaseReport.Line::key));
        return new CaseReport.Group(dimension, lines);
    }

    private static String word(Dimension dimension, String key) {
        boolean ours = dimension == Dimension.SENTIMENT || dimension == Dimension.URGENCY;
        return ours ? key.toLowerCase(Locale.ROOT) : key;
    }

    private static List<Integer> list(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
