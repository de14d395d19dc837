package org.earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.earshot.measure.Behind.What;
import org.earshot.respond.GeneratedMonth;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseReportsTest {
    private static final LocalDate FROM = LocalDate.of(2026, 3, 3);
    private static final LocalDate TO = LocalDate.of(2026, 3, 30);
    private static final FigureQuery MONTH = new FigureQuery(FROM, TO, FigureQuery.Only.ALL, false);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aMonthEqualsARecountFromTheJournalAndEveryNumberOpensAsManyCases(TestDatabase database) {
        try (FigureWiring wiring = new FigureWiring(database);
                GeneratedMonth month = GeneratedMonth.live(database, wiring.figures()::keep)) {
            CaseReports reports = wiring.reports();
            Recount recount = Recount.of(database, month);
            FigureQuery english = MONTH.narrowed(only -> only.language("en").urgency(Urgency.HIGH));
            for (FigureQuery query : List.of(MONTH, MONTH.on(true), english, english.on(true))) {
                CaseReport report = reports.read(query);

                assertThat(report).isEqualTo(recount.report(query));
                assertThat(reports.count(query, Behind.ALL))
                        .isEqualTo(report.totals().opened());
                numbersOpenTheirCases(reports, report);
            }
            CaseReport whole = reports.read(MONTH);
            assertThat(whole.totals().opened()).isGreaterThan(250);
            assertThat(whole.totals().reopened()).isGreaterThan(10);
            assertThat(whole.totals().answered()).isGreaterThan(30);
            assertThat(whole.totals().silent()).isGreaterThan(30);
            assertThat(whole.complete()).isTrue();
        }
    }

    private static void numbersOpenTheirCases(CaseReports reports, CaseReport report) {
        FigureQuery query = report.query();
        CaseReport.Totals totals = report.totals();
        List<String> wrong = new ArrayList<>();
        check(wrong, reports, query, What.ANSWERED, 0, totals.answered());
        check(wrong, reports, query, What.WAITING, 0, totals.waiting());
        check(wrong, reports, query, What.SILENT, 0, totals.silent());
        check(wrong, reports, query, What.RESOLVED, 0, totals.resolved());
        check(wrong, reports, query, What.DISMISSED, 0, totals.dismissed());
        check(wrong, reports, query, What.UNFINISHED, 0, totals.unfinished());
        check(wrong, reports, query, What.ONCE_RESOLVED, 0, totals.onceResolved());
        check(wrong, reports, query, What.REOPENED, 0, totals.reopened());
        for (int step = 0; step < Steps.COUNT; step++) {
            check(wrong, reports, query, What.WITHIN, step, report.steps().get(step));
        }
        for (CaseReport.Day day : report.days()) {
            int number = (int) day.date().toEpochDay();
            check(wrong, reports, query, What.DAY, number, day.opened());
            check(wrong, reports, query, What.CLOSED, number, day.closed());
            check(wrong, reports, query, What.BACKLOG, number, day.backlog());
        }
        for (int hour = 0; hour < 168; hour++) {
            check(wrong, reports, query, What.WRITTEN, hour, report.written().get(hour));
            check(wrong, reports, query, What.REPLIED, hour, report.answered().get(hour));
        }
        for (CaseReport.Group group : report.groups()) {
            for (CaseReport.Line line : group.lines()) {
                FigureQuery narrowed = query.narrowed(only -> group.by().narrow(only, line.key()));
                check(wrong, reports, narrowed, What.OPENED, 0, line.totals().opened());
                check(wrong, reports, narrowed, What.RESOLVED, 0, line.totals().resolved());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(
            List<String> wrong, CaseReports reports, FigureQuery query, What what, int number, int expected) {
        Behind behind = new Behind(what, number);
        if (reports.count(query, behind) != expected) {
            wrong.add(behind + " " + expected + " is " + reports.count(query, behind));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aListIsReadPageByPageWithoutGapsOrDoubles(TestDatabase database) {
        try (FigureWiring wiring = new FigureWiring(database);
                GeneratedMonth month = GeneratedMonth.live(database, wiring.figures()::keep)) {
            assertThat(month).isNotNull();
            CaseReports reports = wiring.reports();
            Behind backlog = new Behind(What.BACKLOG, (int) TO.toEpochDay());
            for (Behind behind : List.of(Behind.ALL, Behind.of(What.RESOLVED), backlog)) {
                List<Long> paged = new ArrayList<>();
                String cursor = null;
                do {
                    CaseReports.Page page = reports.cases(MONTH, behind, cursor, 7);
                    page.items().forEach(item -> paged.add(item.id()));
                    cursor = page.next();
                } while (cursor != null);
                List<Long> streamed = new ArrayList<>();
                reports.each(MONTH, behind, item -> streamed.add(item.id()));

                assertThat(paged).doesNotHaveDuplicates().isEqualTo(streamed);
                assertThat((long) paged.size()).isEqualTo(reports.count(MONTH, behind));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theSameComesOutWhenAllIsReckonedAfterwards(TestDatabase database) {
        try (FigureWiring wiring = new FigureWiring(database);
                GeneratedMonth month = GeneratedMonth.live(database, wiring.figures()::keep)) {
            assertThat(month).isNotNull();
            CaseReport before = wiring.reports().read(MONTH);
            database.jdbc().sql("DELETE FROM case_span").update();
            database.jdbc()
                    .sql("UPDATE case_figure SET case_version = -1, hours = 0")
                    .update();

            try (FigureWiring later = new FigureWiring(database)) {
                later.figures().keep();

                assertThat(later.reports().read(MONTH)).isEqualTo(before);
            }
            Set<Integer> marks = new HashSet<>(database.jdbc()
                    .sql("SELECT hours FROM case_figure")
                    .query(Integer.class)
                    .list());
            assertThat(marks).containsExactly(new OfficeClock(FigureWiring.HOURS).mark());
        }
    }
}
