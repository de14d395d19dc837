package org.earshot.respond;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says which cases changed lately; reads case_ beside its owner. */
@Repository
class RecentChangeTable {
    private final JdbcClient jdbc;

    RecentChangeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cases that changed since a time with that of their last change, both in milliseconds since 1970 UTC; the newest where many. */
    Map<Long, Long> since(long from, int most) {
        Map<Long, Long> changes = new HashMap<>();
        jdbc.sql("SELECT id, changed_at FROM case_ WHERE changed_at >= ? ORDER BY changed_at DESC, id DESC"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(from, most)
                .query(row -> {
                    changes.put(row.getLong("id"), row.getLong("changed_at"));
                });
        return changes;
    }
}
