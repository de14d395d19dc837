package org.earshot.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table user_; the only class that sees password hashes. */
@Repository
class UserTable {
    private static final String COLUMNS =
            "SELECT name, password, role, disabled, created_at, language, zone FROM user_";

    private final JdbcClient jdbc;

    UserTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(String name) {
        return jdbc.sql(COLUMNS + " WHERE name = ?")
                .param(name)
                .query(UserTable::row)
                .optional();
    }

    List<Row> all() {
        return jdbc.sql(COLUMNS + " ORDER BY name").query(UserTable::row).list();
    }

    boolean none() {
        return jdbc.sql("SELECT COUNT(*) FROM user_").query(Integer.class).single() == 0;
    }

    /** Adds a user; throws DuplicateKeyException where the name is taken. */
    void insert(Row row) {
        jdbc.sql("INSERT INTO user_ (name, password, role, disabled, created_at, language, zone)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(row.user().name())
                .param(row.hash())
                .param(row.user().role().name())
                .param(row.user().disabled())
                .param(Times.toColumn(row.user().createdAt()))
                .param(row.user().preferences().language())
                .param(zone(row.user().preferences()))
                .update();
    }

    boolean setPassword(String name, String hash) {
        return jdbc.sql("UPDATE user_ SET password = ? WHERE name = ?")
                        .params(hash, name)
                        .update()
                == 1;
    }

    boolean setRole(String name, Role role) {
        return jdbc.sql("UPDATE user_ SET role = ? WHERE name = ?")
                        .params(role.name(), name)
                        .update()
                == 1;
    }

    boolean setDisabled(String name, boolean disabled) {
        return jdbc.sql("UPDATE user_ SET disabled = ? WHERE name = ?")
                        .params(disabled, name)
                        .update()
                == 1;
    }

    boolean setPreferences(String name, Preferences wanted) {
        return jdbc.sql("UPDATE user_ SET language = ?, zone = ? WHERE name = ?")
                        .param(wanted.language())
                        .param(zone(wanted))
                        .param(name)
                        .update()
                == 1;
    }

    private static @Nullable String zone(Preferences wanted) {
        return wanted.zone() == null ? null : wanted.zone().getId();
    }

    /** A zone that this Java does not know any more is as good as none. */
    private static Preferences preferences(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        return new Preferences(
                row.getString("language"),
                zone == null ? null : Preferences.zone(zone).orElse(null));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String hash = row.getString("password");
        User user = new User(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("disabled"),
                Times.fromFilled(row, "created_at"),
                preferences(row),
                mark(hash));
        return new Row(user, hash);
    }

    /** A digest of the hash, cut, so that a session can be compared with it and nothing can be tried against it. */
    static String mark(String hash) {
        return Digests.sha256(hash).substring(0, 16);
    }

    /**
     * A user with the hash of the password.
     *
     * @param user who
     * @param hash as the encoder wrote it, never shown
     */
    record Row(User user, String hash) {
        @Override
        public String toString() {
            return "user " + user.name();
        }
    }
}
