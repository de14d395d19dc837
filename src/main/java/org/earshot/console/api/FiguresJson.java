package org.earshot.console.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.earshot.measure.CaseReport;
import org.earshot.measure.FigureQuery;
import org.earshot.measure.Opinions;
import org.earshot.measure.Steps;
import org.jspecify.annotations.Nullable;

/** How the cases of a period went; docs/figures.md defines every figure. */
record FiguresJson(
        LocalDate from,
        LocalDate to,
        FigureQuery.Only only,
        boolean complete,
        CaseReport.Totals totals,
        @Nullable Double resolutionRate,
        @Nullable Double reopenRate,
        int backlog,
        FigureWaits wallClock,
        FigureWaits officeHours,
        List<CaseReport.Day> days,
        Map<String, List<FigureLine>> groups,
        FigureHours hoursOfTheWeek,
        FigureOpinions opinions) {
    /** Waits on one clock. */
    record FigureWaits(
            FigureWait firstResponseSinceHeard,
            FigureWait firstResponseSincePosted,
            FigureWait resolution,
            List<FigureStep> steps) {
        static FigureWaits of(CaseReport report) {
            List<FigureStep> steps = new ArrayList<>();
            for (int step = 0; step < Steps.COUNT; step++) {
                Long end = step < Steps.ENDS.size() ? Steps.ENDS.get(step).toSeconds() : null;
                steps.add(new FigureStep(end, report.steps().get(step)));
            }
            CaseReport.Waits waits = report.waits();
            return new FigureWaits(
                    FigureWait.of(waits.sinceHeard()),
                    FigureWait.of(waits.sincePosted()),
                    FigureWait.of(waits.toResolution()),
                    steps);
        }
    }

    /** A wait of some cases, in seconds; null where there are none. */
    record FigureWait(
            int cases,
            @Nullable Long medianSeconds,
            @Nullable Long p90Seconds) {
        static FigureWait of(CaseReport.Wait wait) {
            return new FigureWait(wait.cases(), seconds(wait.median()), seconds(wait.ninetieth()));
        }

        private static @Nullable Long seconds(@Nullable Long millis) {
            return millis == null ? null : millis / 1000;
        }
    }

    /** Cases that were first answered within so many seconds and not within the step before; null for longer. */
    record FigureStep(@Nullable Long upToSeconds, int cases) {}

    /** The cases that are alike. */
    record FigureLine(
            String key,
            CaseReport.Totals totals,
            @Nullable Double resolutionRate,
            FigureWait firstResponseSinceHeard) {}

    /** What customers said of their cases; csat is a share of 0 to 1, nps goes from -100 to 100, null where nobody answered. */
    record FigureOpinions(
            long answers,
            long satisfied,
            @Nullable Double csat,
            long rated,
            long promoters,
            long detractors,
            @Nullable Double nps) {
        static FigureOpinions of(Opinions said) {
            return new FigureOpinions(
                    said.answers(),
                    said.satisfied(),
                    said.csat(),
                    said.rated(),
                    said.promoters(),
                    said.detractors(),
                    said.nps());
        }
    }

    /** Each hour of the week, from Monday midnight. */
    record FigureHours(List<Integer> posted, List<Integer> firstAnswered) {}

    /** From the same figures on both clocks. */
    static FiguresJson of(CaseReport wall, CaseReport office, Opinions said) {
        CaseReport.Totals totals = wall.totals();
        Map<String, List<FigureLine>> groups = new LinkedHashMap<>();
        for (CaseReport.Group group : wall.groups()) {
            groups.put(
                    group.by().name().toLowerCase(Locale.ROOT),
                    group.lines().stream()
                            .map(line -> new FigureLine(
                                    line.key(),
                                    line.totals(),
                                    line.totals().resolutionRate(),
                                    FigureWait.of(line.response())))
                            .toList());
        }
        return new FiguresJson(
                wall.query().from(),
                wall.query().to(),
                wall.query().only(),
                wall.complete(),
                totals,
                totals.resolutionRate(),
                totals.reopenRate(),
                wall.days().get(wall.days().size() - 1).backlog(),
                FigureWaits.of(wall),
                FigureWaits.of(office),
                wall.days(),
                groups,
                new FigureHours(wall.written(), wall.answered()),
                FigureOpinions.of(said));
    }
}
