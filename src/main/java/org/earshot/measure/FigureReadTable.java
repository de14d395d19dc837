package org.earshot.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.earshot.store.Times;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the figures of cases; writes nothing. */
@Repository
class FigureReadTable {
    private static final String WALL = "f.heard_wait, f.posted_wait, f.resolved_wait";
    private static final String OFFICE = "f.heard_office, f.posted_office, f.resolved_office";

    private final JdbcClient jdbc;

    FigureReadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Shows every case that was opened in the period, always in the same row. */
    void opened(FigureQuery query, Consumer<FigureRow> each) {
        FigureCondition condition = FigureCondition.of(query, Behind.ALL);
        FigureRow filled = new FigureRow();
        jdbc.sql("SELECT f.platform, f.language, f.sentiment, f.topic, f.urgency_rank, f.mentions, f.opened_day,"
                        + " f.written_hour, f.answered_hour, f.standing, f.once_resolved, f.reopened, "
                        + (query.office() ? OFFICE : WALL) + condition.text())
                .params(condition.parameters())
                .query(row -> {
                    fill(filled, row);
                    each.accept(filled);
                });
    }

    private static void fill(FigureRow filled, ResultSet row) throws SQLException {
        filled.platform = row.getString(1);
        filled.language = row.getString(2);
        filled.sentiment = row.getString(3);
        filled.topic = row.getString(4);
        filled.urgency = row.getInt(5);
        filled.mentions = row.getInt(6);
        filled.day = row.getInt(7);
        filled.written = row.getInt(8);
        filled.answeredHour = row.getInt(9);
        filled.standing = row.getInt(10);
        filled.onceResolved = row.getBoolean(11);
        filled.reopened = row.getBoolean(12);
        filled.sinceHeard = wait(row, 13);
        filled.sincePosted = wait(row, 14);
        filled.toResolution = wait(row, 15);
    }

    private static long wait(ResultSet row, int column) throws SQLException {
        long wait = row.getLong(column);
        return row.wasNull() ? -1 : wait;
    }

    /** How many cases were not done from one day to another, of those stretches that touch the period. */
    List<Spans> spans(FigureQuery query) {
        FigureCondition condition = FigureCondition.spans(query);
        return jdbc.sql("SELECT s.from_day, s.to_day, COUNT(*)" + condition.text() + " GROUP BY s.from_day, s.to_day")
                .params(condition.parameters())
                .query((row, number) -> new Spans(row.getInt(1), row.getInt(2), row.getInt(3)))
                .list();
    }

    /** What customers said of the cases of the period. */
    Opinions opinions(FigureQuery query) {
        FigureCondition condition = FigureCondition.answers(query);
        long[] sums = new long[5];
        jdbc.sql("SELECT v.csat, v.nps, COUNT(*)" + condition.text() + " GROUP BY v.csat, v.nps")
                .params(condition.parameters())
                .query(row -> {
                    long people = row.getLong(3);
                    int csat = row.getInt(1);
                    sums[0] += row.wasNull() ? 0 : people;
                    sums[1] += csat >= 4 ? people : 0;
                    int nps = row.getInt(2);
                    if (!row.wasNull()) {
                        sums[2] += people;
                        sums[3] += nps >= 9 ? people : 0;
                        sums[4] += nps <= 6 ? people : 0;
                    }
                });
        return new Opinions(sums[0], sums[1], sums[2], sums[3], sums[4]);
    }

    /** How many cases stand behind a number. */
    long count(FigureQuery query, Behind behind) {
        FigureCondition condition = FigureCondition.of(query, behind);
        return jdbc.sql("SELECT COUNT(*)" + condition.text())
                .params(condition.parameters())
                .query(Long.class)
                .single();
    }

    /** The cases behind a number, newest day first, behind a place in that order. */
    List<CountedCase> cases(FigureQuery query, Behind behind, @Nullable Place after, int most) {
        FigureCondition condition = FigureCondition.of(query, behind);
        if (after != null) {
            condition.after(after.day(), after.caseId());
        }
        return jdbc.sql("""
                        SELECT f.case_id, f.opened_day, f.brand, f.platform, f.language, f.sentiment, f.topic, f.urgency_rank, f.mentions,
                               f.opened_at, f.standing, f.reopened, f.heard_wait, f.heard_office, f.posted_wait, f.posted_office,
                               f.resolved_wait, f.resolved_office
                        """ + condition.text()
                        + " ORDER BY f.opened_day DESC, f.case_id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(condition.parameters(most))
                .query(FigureReadTable::counted)
                .list();
    }

    private static CountedCase counted(ResultSet row, int number) throws SQLException {
        Instant opened = Times.fromFilled(row, "opened_at");
        return new CountedCase(
                row.getLong("case_id"),
                row.getInt("opened_day"),
                row.getString("brand"),
                row.getString("platform"),
                row.getString("language"),
                row.getString("sentiment").toLowerCase(Locale.ROOT),
                row.getString("topic"),
                Urgency.values()[row.getInt("urgency_rank")],
                row.getInt("mentions"),
                opened,
                CaseLife.Standing.values()[row.getInt("standing")].name().toLowerCase(Locale.ROOT),
                row.getBoolean("reopened"),
                List.of(wait(row, 13), wait(row, 14), wait(row, 15), wait(row, 16), wait(row, 17), wait(row, 18)));
    }

    /** Cases that were not done from a day on, and done on another. */
    record Spans(int from, int to, int cases) {}

    /** A place in the order of the cases. */
    record Place(int day, long caseId) {}
}
