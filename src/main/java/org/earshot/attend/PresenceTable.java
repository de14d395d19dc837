package org.earshot.attend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who has which case open; owns the table presence, one row for a user at a case, each written by one statement. */
@Repository
class PresenceTable {
    private static final String SEEN = "SELECT case_id, user_name, typed_at FROM presence WHERE seen_at > :seen";
    private static final String ORDER = " ORDER BY case_id, user_name";

    private final JdbcClient jdbc;

    PresenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes that a user looks at a case. */
    void seen(long caseId, String user, Instant now) {
        int known = jdbc.sql("UPDATE presence SET seen_at = ? WHERE case_id = ? AND user_name = ?")
                .params(Times.toColumn(now), caseId, user)
                .update();
        if (known == 0 && !insert(caseId, user, now)) {
            seen(caseId, user, now);
        }
    }

    /** Writes that a user, who looks at a case, types there. */
    void typed(long caseId, String user, Instant now) {
        jdbc.sql("UPDATE presence SET typed_at = ? WHERE case_id = ? AND user_name = ?")
                .params(Times.toColumn(now), caseId, user)
                .update();
    }

    private boolean insert(long caseId, String user, Instant now) {
        try {
            jdbc.sql("INSERT INTO presence (case_id, user_name, seen_at) VALUES (?, ?, ?)")
                    .params(caseId, user, Times.toColumn(now))
                    .update();
            return true;
        } catch (DuplicateKeyException otherPageWasFaster) {
            return false;
        }
    }

    void left(long caseId, String user) {
        jdbc.sql("DELETE FROM presence WHERE case_id = ? AND user_name = ?")
                .params(caseId, user)
                .update();
    }

    /** Forgets who was last seen before a time. */
    void clear(Instant before) {
        jdbc.sql("DELETE FROM presence WHERE seen_at < ?")
                .param(Times.toColumn(before))
                .update();
    }

    /** Everybody who was seen at any case after the first time; they write who typed after the second. */
    Map<Long, List<Attendant>> all(Instant seen, Instant typed) {
        return grouped(jdbc.sql(SEEN + ORDER)
                .param("seen", Times.toColumn(seen))
                .query(rows(typed))
                .list());
    }

    /** The same for some cases. */
    Map<Long, List<Attendant>> of(Collection<Long> cases, Instant seen, Instant typed) {
        List<Row> rows = new ArrayList<>();
        for (List<Long> some : IdChunks.of(cases)) {
            rows.addAll(jdbc.sql(SEEN + " AND case_id IN (:cases)" + ORDER)
                    .param("seen", Times.toColumn(seen))
                    .param("cases", some)
                    .query(rows(typed))
                    .list());
        }
        return grouped(rows);
    }

    private static Map<Long, List<Attendant>> grouped(List<Row> rows) {
        Map<Long, List<Attendant>> cases = new TreeMap<>();
        rows.forEach(row ->
                cases.computeIfAbsent(row.caseId(), id -> new ArrayList<>()).add(row.who()));
        return cases;
    }

    private static RowMapper<Row> rows(Instant typedAfter) {
        return (row, number) ->
                new Row(row.getLong("case_id"), new Attendant(row.getString("user_name"), typedSince(row, typedAfter)));
    }

    private static boolean typedSince(ResultSet row, Instant time) throws SQLException {
        Instant typed = Times.fromColumn(row, "typed_at");
        return typed != null && typed.isAfter(time);
    }

    private record Row(long caseId, Attendant who) {}
}
