package org.earshot.console.pages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.earshot.measure.Behind;
import org.earshot.measure.CaseReports;
import org.earshot.measure.CountedCase;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the cases behind a number. */
@Component
class FigureCases {
    private static final int ROWS = 50;

    private final CaseReports reports;
    private final Cases cases;
    private final QueueDesk rows;
    private final FiguresDesk desk;
    private final FigureParts parts;
    private final Wording wording;

    FigureCases(
            CaseReports reports, Cases cases, QueueDesk rows, FiguresDesk desk, FigureParts parts, Wording wording) {
        this.reports = reports;
        this.cases = cases;
        this.rows = rows;
        this.desk = desk;
        this.parts = parts;
        this.wording = wording;
    }

    /** A page of them, as the named user sees it. */
    View view(Map<String, String> asked, String user) {
        FigureFilter filter = desk.filter(asked);
        Behind behind = FigureFilter.behind(asked);
        CaseReports.Page page = page(filter, behind, asked.get("cursor"));
        List<Case> items = page.items().stream()
                .map(CountedCase::id)
                .flatMap(id -> cases.find(id).stream())
                .toList();
        String next = page.next();
        return new View(
                words(behind),
                desk.words(filter.query()),
                reports.count(filter.query(), behind),
                rows.rows(items, user),
                filter.address(),
                filter.csv(behind),
                next == null ? null : filter.cases(behind, next));
    }

    private CaseReports.Page page(FigureFilter filter, Behind behind, @Nullable String cursor) {
        try {
            return reports.cases(filter.query(), behind, cursor, ROWS);
        } catch (IllegalArgumentException foreignCursor) {
            return reports.cases(filter.query(), behind, null, ROWS);
        }
    }

    private String words(Behind behind) {
        String key = "figures.of." + behind.what().word();
        return switch (behind.what()) {
            case DAY, CLOSED, BACKLOG ->
                wording.sayOr(key, key).replace("{0}", day(LocalDate.ofEpochDay(behind.number())));
            case WITHIN -> wording.sayOr(key, key).replace("{0}", parts.step(behind.number()));
            case WRITTEN, REPLIED -> wording.sayOr(key, key).replace("{0}", WeekChart.name(behind.number()));
            default -> wording.sayOr(key, key);
        };
    }

    private static String day(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEE d MMM yyyy", Wording.locale()).format(date);
    }

    /**
     * A page of the cases behind a number.
     *
     * @param title what they have in common
     * @param narrowed of which period and filters
     * @param total how many they are
     * @param rows the cases
     * @param back the figures that the number stands in
     * @param csv all of them as CSV
     * @param further where the next page is, null on the last
     */
    record View(
            String title,
            String narrowed,
            long total,
            List<QueueRow> rows,
            String back,
            String csv,
            @Nullable String further) {
        /** The further pages are an ordinary link here. */
        public @Nullable QueueFilter more() {
            return null;
        }
    }
}
