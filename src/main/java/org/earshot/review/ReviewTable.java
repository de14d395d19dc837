package org.earshot.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.earshot.mention.Forgetting;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was drawn and what was thought of it; owns the tables review and review_draw. */
@Repository
class ReviewTable implements Forgetting {
    private static final String COLUMNS = """
            SELECT id, case_id, agent, week, reviewer, reviewed_at, solved, tone, correct, language, remark, acknowledged_at FROM review
            """;
    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;
    private final Ids ids;

    ReviewTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** What everybody closed from one time on and before another and is closed still. */
    Map<String, List<Long>> closed(Instant from, Instant to) {
        Map<String, List<Long>> closed = new TreeMap<>();
        jdbc.sql("""
                        SELECT assignee, id FROM case_ WHERE resolved_at >= ? AND resolved_at < ? AND state = 'RESOLVED'
                           AND assignee IS NOT NULL
                        """).params(Times.toColumn(from), Times.toColumn(to)).query(row -> {
            closed.computeIfAbsent(row.getString("assignee"), agent -> new ArrayList<>())
                    .add(row.getLong("id"));
        });
        return closed;
    }

    boolean drawn(String agent, LocalDate week) {
        return jdbc.sql("SELECT COUNT(*) FROM review_draw WHERE agent = ? AND week = ?")
                        .params(agent, day(week))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Notes a sample, in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another daemon was faster
     */
    void insert(Sample sample, List<Long> cases, Instant now) {
        jdbc.sql("INSERT INTO review_draw (agent, week, seed, closed, drawn, drawn_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        sample.agent(),
                        day(sample.week()),
                        sample.seed(),
                        sample.closed(),
                        cases.size(),
                        Times.toColumn(now))
                .update();
        cases.forEach(id -> jdbc.sql("INSERT INTO review (id, case_id, agent, week) VALUES (?, ?, ?, ?)")
                .params(ids.next(), id, sample.agent(), day(sample.week()))
                .update());
    }

    Optional<Review> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = ?")
                .param(id)
                .query(ReviewTable::read)
                .optional();
    }

    /** What nobody has looked at, newest week first. */
    List<Review> open() {
        return list(" WHERE reviewed_at IS NULL ORDER BY week DESC, agent, id");
    }

    /** What was looked at, last first. */
    List<Review> given() {
        return list(" WHERE reviewed_at IS NOT NULL ORDER BY reviewed_at DESC, id");
    }

    private List<Review> list(String which) {
        return jdbc.sql(COLUMNS + which + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .param(MOST_SHOWN)
                .query(ReviewTable::read)
                .list();
    }

    /** What was thought of somebody's cases, last first. */
    List<Review> of(String agent) {
        return jdbc.sql(COLUMNS + " WHERE agent = ? AND reviewed_at IS NOT NULL ORDER BY reviewed_at DESC, id"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(agent, MOST_SHOWN)
                .query(ReviewTable::read)
                .list();
    }

    /** The reviews of a case that nobody has written yet. */
    List<Review> openOf(long caseId) {
        return jdbc.sql(COLUMNS + " WHERE case_id = ? AND reviewed_at IS NULL ORDER BY week, id")
                .param(caseId)
                .query(ReviewTable::read)
                .list();
    }

    /** Writes a score, in the caller's transaction; false where somebody was faster. */
    boolean give(long id, Review.Given given) {
        return jdbc.sql("""
                                UPDATE review SET reviewer = ?, reviewed_at = ?, solved = ?, tone = ?, correct = ?, language = ?, remark = ?
                                 WHERE id = ? AND reviewed_at IS NULL
                                """)
                        .params(
                                given.by(),
                                Times.toColumn(given.at()),
                                given.score().solved(),
                                given.score().tone(),
                                given.score().correct(),
                                given.score().language(),
                                given.score().remark(),
                                id)
                        .update()
                == 1;
    }

    boolean acknowledge(long id, String agent, Instant now) {
        return jdbc.sql("UPDATE review SET acknowledged_at = ? WHERE id = ? AND agent = ? AND reviewed_at IS NOT NULL"
                                + " AND acknowledged_at IS NULL")
                        .params(Times.toColumn(now), id, agent)
                        .update()
                == 1;
    }

    /** How everybody's cases were thought of in the weeks since a day. */
    List<Figure> figures(LocalDate since) {
        return jdbc.sql("""
                        SELECT agent, COUNT(*) AS drawn, COUNT(reviewed_at) AS reviewed, COUNT(acknowledged_at) AS acknowledged,
                               SUM(solved) AS solved, SUM(tone) AS tone, SUM(correct) AS correct, SUM(language) AS language
                          FROM review WHERE week >= ? GROUP BY agent ORDER BY agent
                        """)
                .param(day(since))
                .query((row, number) -> new Figure(
                        row.getString("agent"),
                        row.getInt("drawn"),
                        row.getInt("reviewed"),
                        row.getInt("acknowledged"),
                        List.of(
                                row.getInt("solved"),
                                row.getInt("tone"),
                                row.getInt("correct"),
                                row.getInt("language"))))
                .list();
    }

    /** The scores stay, the words do not. */
    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        for (long id : cases) {
            jdbc.sql("UPDATE review SET remark = NULL WHERE case_id = ?")
                    .param(id)
                    .update();
        }
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    private static Review read(ResultSet row, int number) throws SQLException {
        Instant at = Times.fromColumn(row, "reviewed_at");
        String remark = row.getString("remark");
        Review.Given given = at == null
                ? null
                : new Review.Given(
                        row.getString("reviewer"),
                        at,
                        new Score(
                                row.getInt("solved"),
                                row.getInt("tone"),
                                row.getInt("correct"),
                                row.getInt("language"),
                                remark == null ? "" : remark));
        return new Review(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getString("agent"),
                LocalDate.ofEpochDay(row.getInt("week")),
                given,
                Times.fromColumn(row, "acknowledged_at"));
    }

    /** A week of somebody's closed cases, with what the chance was. */
    record Sample(String agent, LocalDate week, long seed, int closed) {}
}
