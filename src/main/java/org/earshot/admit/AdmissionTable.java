package org.earshot.admit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table admission. */
@Repository
class AdmissionTable {
    private static final String ALL = "SELECT id, user_name, way, came_at, seen_at, address, agent FROM admission";

    private final JdbcClient jdbc;

    AdmissionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Admission came) {
        jdbc.sql(
                        "INSERT INTO admission (id, user_name, way, came_at, seen_at, address, agent) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(came.id())
                .param(came.user())
                .param(came.way().name())
                .param(Times.toColumn(came.cameAt()))
                .param(Times.toColumn(came.seenAt()))
                .param(came.from().address())
                .param(came.from().agent())
                .update();
    }

    Optional<Admission> find(String id) {
        return jdbc.sql(ALL + " WHERE id = ?")
                .param(id)
                .query(AdmissionTable::row)
                .optional();
    }

    /** Newest first. */
    List<Admission> of(String user) {
        return jdbc.sql(ALL + " WHERE user_name = ? ORDER BY seen_at DESC, id")
                .param(user)
                .query(AdmissionTable::row)
                .list();
    }

    void touch(String id, Instant now) {
        jdbc.sql("UPDATE admission SET seen_at = ? WHERE id = ?")
                .params(Times.toColumn(now), id)
                .update();
    }

    int delete(String id) {
        return jdbc.sql("DELETE FROM admission WHERE id = ?").param(id).update();
    }

    int deleteAll(String user) {
        return jdbc.sql("DELETE FROM admission WHERE user_name = ?").param(user).update();
    }

    void purge(Instant seenBefore) {
        jdbc.sql("DELETE FROM admission WHERE seen_at < ?")
                .param(Times.toColumn(seenBefore))
                .update();
    }

    /** Those whose login is too long ago, however lately they were used. */
    void purgeOld(Instant cameBefore) {
        jdbc.sql("DELETE FROM admission WHERE came_at < ?")
                .param(Times.toColumn(cameBefore))
                .update();
    }

    private static Admission row(ResultSet row, int number) throws SQLException {
        return new Admission(
                row.getString("id"),
                row.getString("user_name"),
                Way.valueOf(row.getString("way")),
                Times.fromFilled(row, "came_at"),
                Times.fromFilled(row, "seen_at"),
                new Visitor(row.getString("address"), row.getString("agent")));
    }
}
