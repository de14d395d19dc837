package org.earshot.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table audit; rows are added and read, never changed. */
@Repository
class AuditTable {
    private final JdbcClient jdbc;
    private final Ids ids;

    AuditTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void insert(Audit.Entry entry) {
        jdbc.sql("INSERT INTO audit (id, done_at, who, deed, what) VALUES (?, ?, ?, ?, ?)")
                .params(ids.next(), Times.toColumn(entry.at()), entry.who(), entry.deed(), entry.what())
                .update();
    }

    List<Audit.Entry> newest(int most) {
        return jdbc.sql("SELECT done_at, who, deed, what FROM audit ORDER BY done_at DESC, id DESC"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .param(most)
                .query(AuditTable::entry)
                .list();
    }

    List<Audit.Line> find(AuditQuery query) {
        StringBuilder sql = new StringBuilder("SELECT id, done_at, who, deed, what FROM audit WHERE 1 = 1");
        List<Object> values = new ArrayList<>();
        if (query.who() != null) {
            sql.append(" AND who = ?");
            values.add(query.who());
        }
        if (query.words() != null) {
            sql.append(" AND (LOWER(what) LIKE ? ESCAPE '!' OR LOWER(deed) LIKE ? ESCAPE '!')");
            String like = "%" + query.words().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
            values.addAll(List.of(like, like));
        }
        if (query.since() != null) {
            sql.append(" AND done_at >= ?");
            values.add(query.since().toEpochMilli());
        }
        if (query.until() != null) {
            sql.append(" AND done_at < ?");
            values.add(query.until().toEpochMilli());
        }
        if (query.after() != null) {
            long at = query.after().at().toEpochMilli();
            sql.append(" AND (done_at < ? OR done_at = ? AND id < ?)");
            values.addAll(List.of(at, at, query.after().id()));
        }
        sql.append(" ORDER BY done_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY");
        values.add(query.most());
        return jdbc.sql(sql.toString())
                .params(values)
                .query((row, number) -> new Audit.Line(row.getLong("id"), entry(row, number)))
                .list();
    }

    List<String> people() {
        return jdbc.sql("SELECT DISTINCT who FROM audit ORDER BY who")
                .query(String.class)
                .list();
    }

    private static Audit.Entry entry(ResultSet row, int number) throws SQLException {
        return new Audit.Entry(
                Times.fromFilled(row, "done_at"), row.getString("who"), row.getString("deed"), row.getString("what"));
    }
}
