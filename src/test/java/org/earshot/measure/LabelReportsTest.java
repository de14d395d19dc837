package org.earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelReportsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant OLD = NOW.minus(Duration.ofDays(40));

    private int id;

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void countsWhatWasCalledUrgentBesideWhatIsByLanguageAndSource(TestDatabase database) {
        add(database, 6, "en feed CRITICAL HIGH", NOW);
        add(database, 2, "en feed HIGH LOW", NOW);
        add(database, 1, "en feed LOW CRITICAL", NOW);
        add(database, 3, "en hook LOW NORMAL", OLD);
        add(database, 10, "es hook NORMAL LOW", NOW.minus(Duration.ofDays(30)));
        database.jdbc()
                .sql("UPDATE label SET urgency = NULL WHERE mention_id = 1")
                .update();

        LabelReport report =
                new LabelReports(new LabelReadTable(database.jdbc()), Clock.fixed(NOW, ZoneOffset.UTC)).read();

        LabelReport.Period month = report.periods().get(0);
        assertThat(month.name()).isEqualTo("30d");
        assertThat(month.since()).isEqualTo(NOW.minus(Duration.ofDays(30)));
        assertThat(month.total()).isEqualTo(new LabelReport.Line("all", 18, 7, 6, 5, 5 / 6.0, 5 / 7.0, null));
        assertThat(month.languages())
                .containsExactly(
                        new LabelReport.Line(
                                "en", 8, null, null, null, null, null, "Only 8 labels; figures start at 10"),
                        new LabelReport.Line(
                                "es", 10, 0, 0, 0, null, null, "Nothing is urgent, and nothing was called so"));
        LabelReport.Period all = report.periods().get(1);
        assertThat(all.since()).isNull();
        assertThat(all.languages().get(0)).isEqualTo(new LabelReport.Line("en", 11, 7, 6, 5, 5 / 6.0, 5 / 7.0, null));
        assertThat(all.sources())
                .extracting(LabelReport.Line::name, LabelReport.Line::labels)
                .hasSize(2);
        assertThat(all.sources().get(1).labels()).isEqualTo(13);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void saysSoWhereNobodyLabelledAnything(TestDatabase database) {
        LabelReport report =
                new LabelReports(new LabelReadTable(database.jdbc()), Clock.fixed(NOW, ZoneOffset.UTC)).read();

        assertThat(report.periods()).hasSize(2).allSatisfy(period -> {
            assertThat(period.total().note()).isEqualTo("Only 0 labels; figures start at 10");
            assertThat(period.languages()).isEmpty();
        });
    }

    /** Mentions of a language and a source with staff's level and Earshot's. */
    private void add(TestDatabase database, int many, String all, Instant at) {
        String[] words = all.split(" ", -1);
        for (int i = 0; i < many; i++) {
            id++;
            database.jdbc().sql("""
                            INSERT INTO mention (id, platform, external_id, source, brand, author, body, heard_at, revision, fingerprint,
                                                 summoned, visibility, stage, urgent, version, attempts, next_at, parked)
                            VALUES (?, 't', ?, ?, 'acme', 'eve', 'x', 0, 0, '', FALSE, 'PUBLIC', 'DONE', FALSE, 0, 0, 0, FALSE)
                            """).params(id, "e" + id, words[1]).update();
            database.jdbc().sql("""
                            INSERT INTO reading (mention_id, language, label, model, read_at, document)
                            VALUES (?, ?, 'NEUTRAL', 'm', 0, '{}')
                            """).params(id, words[0]).update();
            database.jdbc().sql("""
                            INSERT INTO verdict (mention_id, source, urgency, score, about_brand, needs_reply, policy, judged_at, document)
                            VALUES (?, ?, ?, 0, TRUE, TRUE, 'p', 0, '{}')
                            """).params(id, words[1], words[3]).update();
            database.jdbc().sql("""
                            INSERT INTO label (mention_id, sentiment, urgency, about_brand, labelled_by, labelled_at)
                            VALUES (?, NULL, ?, NULL, 'ann', ?)
                            """).params(id, words[2], at.toEpochMilli()).update();
        }
    }
}
