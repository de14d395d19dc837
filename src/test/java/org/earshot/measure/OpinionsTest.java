package org.earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.earshot.store.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpinionsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final FigureQuery MARCH =
            new FigureQuery(DAY.withDayOfMonth(1), DAY.withDayOfMonth(31), FigureQuery.Only.ALL, false);

    /** 10 9 9 10 promote, 8 7 7 do neither, 6 5 0 detract: (4 - 3) of 10. Of 12 answers 4 4 5 5 5 4 are satisfied. */
    private static final List<@Nullable Integer> NPS = Arrays.asList(10, 9, 9, 10, 8, 7, 7, 6, 5, 0, null, null);

    private static final List<Integer> CSAT = List.of(4, 4, 5, 5, 5, 4, 3, 3, 2, 1, 3, 2);

    @Test
    void tenAnswersGiveTheScoreThatIsReckonedByHand() {
        Opinions said = new Opinions(12, 6, 10, 4, 3);
        assertThat(said.nps()).isCloseTo(10.0, within(1e-9));
        assertThat(said.csat()).isEqualTo(0.5);
        assertThat(new Opinions(1, 0, 3, 0, 3).nps()).isEqualTo(-100.0);
        assertThat(new Opinions(0, 0, 0, 0, 0).nps()).isNull();
        assertThat(new Opinions(0, 0, 0, 0, 0).csat()).isNull();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theFiguresAreThoseOfTheAnswersAndEachOpensItsCases(TestDatabase database) {
        for (int i = 0; i < CSAT.size(); i++) {
            figure(database, 100 + i, "acme");
            answer(database, 100 + i, CSAT.get(i), NPS.get(i));
        }
        figure(database, 300, "acme");
        answer(database, 300, null, null);
        figure(database, 301, "acme");
        try (FigureWiring wiring = new FigureWiring(database)) {
            CaseReports reports = wiring.reports();

            assertThat(reports.opinions(MARCH)).isEqualTo(new Opinions(12, 6, 10, 4, 3));
            assertThat(reports.opinions(MARCH.narrowed(only -> only.brand("other"))))
                    .isEqualTo(new Opinions(0, 0, 0, 0, 0));
            assertThat(reports.cases(MARCH, Behind.of(Behind.What.DETRACTORS), null, 50)
                            .items())
                    .extracting(CountedCase::id)
                    .containsExactlyInAnyOrder(107L, 108L, 109L);
            assertThat(reports.cases(MARCH, Behind.of(Behind.What.SATISFIED), null, 50)
                            .items())
                    .hasSize(6);
        }
    }

    private static void figure(TestDatabase database, long id, String brand) {
        database.jdbc()
                .sql(
                        "INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank,"
                                + " score, opened_at, due_at, main_mention, mention_count, changed_at, version)"
                                + " VALUES (?, ?, ?, 'mastodon', 't', 'k', 'carla', 'RESOLVED', 1, 60, 0, 0, 1, 1, 0, 0)")
                .params(id, "c" + id, brand)
                .update();
        database.jdbc()
                .sql(
                        "INSERT INTO case_figure (case_id, case_version, changed_at, hours, brand, platform, language, sentiment, topic,"
                                + " urgency_rank, mentions, opened_at, opened_day, written_hour, standing, once_resolved, reopened)"
                                + " VALUES (?, 0, 0, 0, ?, 'mastodon', 'en', 'NEGATIVE', '', 1, 1, 0, ?, 3, 1, TRUE, FALSE)")
                .params(id, brand, (int) DAY.toEpochDay())
                .update();
    }

    private static void answer(TestDatabase database, long id, @Nullable Integer csat, @Nullable Integer nps) {
        database.jdbc()
                .sql(
                        "INSERT INTO survey (case_id, brand, customer, language, nps_asked, state, sent_at, expires_at, csat, nps)"
                                + " VALUES (?, 'acme', 'k', 'en', TRUE, 'SENT', 0, 0, ?, ?)")
                .params(Arrays.asList(id, csat, nps))
                .update();
    }
}
