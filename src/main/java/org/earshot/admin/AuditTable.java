package org.earshot.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    private static Audit.Entry entry(ResultSet row, int number) throws SQLException {
        return new Audit.Entry(
                Times.fromFilled(row, "done_at"), row.getString("who"), row.getString("deed"), row.getString("what"));
    }
}
