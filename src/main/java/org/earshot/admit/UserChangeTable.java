package org.earshot.admit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Texts;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table user_change; a row is added once and marked once, where it was taken back. */
@Repository
class UserChangeTable {
    private static final int LONGEST = 200;
    private static final String ALL =
            "SELECT id, changed_at, who, user_name, field, before_value, after_value, undone_by FROM user_change";

    private final JdbcClient jdbc;

    UserChangeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UserChange change) {
        jdbc.sql("INSERT INTO user_change (id, changed_at, who, user_name, field, before_value, after_value)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(change.id())
                .param(Times.toColumn(change.at()))
                .param(Texts.cut(change.who(), 80))
                .param(change.user())
                .param(change.field().name())
                .param(Texts.cut(change.before(), LONGEST))
                .param(Texts.cut(change.after(), LONGEST))
                .update();
    }

    Optional<UserChange> find(long id) {
        return jdbc.sql(ALL + " WHERE id = ?")
                .param(id)
                .query(UserChangeTable::row)
                .optional();
    }

    /** Newest first. */
    List<UserChange> of(String user, int most) {
        return jdbc.sql(ALL + " WHERE user_name = ? ORDER BY id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(user, most)
                .query(UserChangeTable::row)
                .list();
    }

    /** True for the one who takes it back; false where somebody has. */
    boolean undo(long id, long by) {
        return jdbc.sql("UPDATE user_change SET undone_by = ? WHERE id = ? AND undone_by IS NULL")
                        .params(by, id)
                        .update()
                == 1;
    }

    private static UserChange row(ResultSet row, int number) throws SQLException {
        long undone = row.getLong("undone_by");
        Long undoneBy = row.wasNull() ? null : undone;
        return new UserChange(
                row.getLong("id"),
                Times.fromFilled(row, "changed_at"),
                row.getString("who"),
                row.getString("user_name"),
                UserChange.Field.valueOf(row.getString("field")),
                row.getString("before_value"),
                row.getString("after_value"),
                undoneBy);
    }
}
