package org.earshot.share;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.store.Times;
import org.earshot.triage.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the cases of the wall and finds those behind a number, state by state as the indexes are; writes nothing. */
@Repository
class WallTable {
    private static final int MOST_SHOWN = 200;
    private static final List<String> OURS = List.of("OPEN", "CLAIMED");

    private final JdbcClient jdbc;

    WallTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What waits for us. */
    List<Wall.Line> waiting() {
        Map<String, Wall.Line> lines = new HashMap<>();
        for (String state : OURS) {
            jdbc.sql("""
                            SELECT brand, urgency_rank, COUNT(*) AS cases, MIN(opened_at) AS earliest FROM case_
                             WHERE state = ? GROUP BY brand, urgency_rank
                            """).param(state).query(row -> {
                long cases = row.getLong("cases");
                boolean free = state.equals("OPEN");
                Wall.Line line = new Wall.Line(
                        row.getString("brand"),
                        Urgency.values()[row.getInt("urgency_rank")],
                        free ? cases : 0,
                        free ? 0 : cases,
                        Times.fromFilled(row, "earliest"));
                lines.merge(line.brand() + " " + line.urgency(), line, Wall.Line::and);
            });
        }
        return List.copyOf(lines.values());
    }

    /** The case that waits and was opened at a time. */
    Optional<Wall.Oldest> opened(Instant at) {
        for (String state : OURS) {
            Optional<Wall.Oldest> found = jdbc.sql("""
                            SELECT c.id, m.heard_at, m.published_at FROM case_ c JOIN mention m ON m.id = c.main_mention
                             WHERE c.state = ? AND c.opened_at = ? ORDER BY c.opened_at DESC, c.id DESC
                            OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
                            """)
                    .params(state, Times.toColumn(at))
                    .query((row, number) -> {
                        Instant heard = Times.fromFilled(row, "heard_at");
                        Instant posted = Times.fromColumn(row, "published_at");
                        Instant said = posted != null && posted.isBefore(heard) ? posted : heard;
                        return new Wall.Oldest(row.getLong("id"), heard, said);
                    })
                    .optional();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** How many that wait for us are due from one time on and before another. */
    long due(Instant from, Instant to) {
        return OURS.stream()
                .mapToLong(
                        state -> jdbc.sql("SELECT COUNT(*) FROM case_ WHERE state = ? AND due_at >= ? AND due_at < ?")
                                .params(state, Times.toColumn(from), Times.toColumn(to))
                                .query(Long.class)
                                .single())
                .sum();
    }

    /** How many late cases everybody holds. */
    Map<String, Integer> late(Instant now) {
        return byName("""
                SELECT assignee AS who, COUNT(*) AS cases FROM case_
                 WHERE state = 'CLAIMED' AND due_at < ? AND assignee IS NOT NULL GROUP BY assignee
                """, now);
    }

    /** How many cases everybody has answered since a time; who only asked a customer to wait has answered nothing. */
    Map<String, Integer> answered(Instant since) {
        return byName("""
                SELECT author AS who, COUNT(DISTINCT case_id) AS cases FROM reply
                 WHERE state = 'SENT' AND sent_at >= ? AND kind NOT IN ('HOLDING', 'SURVEY') GROUP BY author
                """, since);
    }

    private Map<String, Integer> byName(String query, Instant time) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql(query).param(Times.toColumn(time)).query(row -> {
            counts.put(row.getString("who"), row.getInt("cases"));
        });
        return counts;
    }

    /** The cases in a state that a query asks for, most urgent first; the first 200. */
    List<Found> cases(String state, WallQuery query, Instant from, Instant to) {
        StringBuilder text = new StringBuilder("SELECT id, urgency_rank, due_at FROM case_ WHERE state = ?");
        List<Object> values = new ArrayList<>(List.of(state));
        Map<String, Object> equal = new HashMap<>();
        Optional.ofNullable(query.brand()).ifPresent(brand -> equal.put("brand", brand));
        Optional.ofNullable(query.who()).ifPresent(who -> equal.put("assignee", who));
        Optional.ofNullable(query.urgency()).ifPresent(urgency -> equal.put("urgency_rank", urgency.rank()));
        equal.forEach((column, value) -> {
            text.append(" AND ").append(column).append(" = ?");
            values.add(value);
        });
        if (to.isBefore(Instant.MAX)) {
            text.append(" AND due_at >= ? AND due_at < ?");
            values.addAll(List.of(from.toEpochMilli(), to.toEpochMilli()));
        }
        values.add(MOST_SHOWN);
        return jdbc.sql(text + " ORDER BY urgency_rank, due_at, id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(values)
                .query((row, number) -> new Found(row.getLong("id"), row.getInt("urgency_rank"), row.getLong("due_at")))
                .list();
    }

    /** The cases that somebody answered since a time, last first; the first 200. */
    List<Long> answeredBy(String who, Instant since) {
        return jdbc.sql("""
                        SELECT case_id FROM reply WHERE state = 'SENT' AND sent_at >= ? AND author = ? AND kind NOT IN ('HOLDING', 'SURVEY')
                         GROUP BY case_id ORDER BY MAX(sent_at) DESC, case_id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .params(Times.toColumn(since), who, MOST_SHOWN)
                .query(Long.class)
                .list();
    }

    /** A case with what it is ordered by. */
    record Found(long id, int rank, long due) {}
}
