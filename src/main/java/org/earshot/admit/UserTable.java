package org.earshot.admit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
    private static final String ACCOUNTS =
            "SELECT name, password, role, disabled, created_at, language, zone, full_name,"
                    + " must_change, last_login_at, totp_key, awaits_sso FROM user_";

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
        return jdbc.sql("UPDATE user_ SET password = ?, must_change = FALSE WHERE name = ?")
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

    /** True for one whose replies a supervisor sees first. */
    boolean trainee(String name) {
        return jdbc.sql("SELECT COUNT(*) FROM user_ WHERE name = ? AND trainee = TRUE")
                        .param(name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    boolean setTrainee(String name, boolean trainee) {
        return jdbc.sql("UPDATE user_ SET trainee = ? WHERE name = ?")
                        .params(trainee, name)
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

    /** Until the end of the transaction nobody else changes an admin, so that two cannot shut each other out. */
    void lockAdmins() {
        jdbc.sql("UPDATE user_ SET role = role WHERE role = 'ADMIN'").update();
    }

    Optional<Account> account(String name) {
        return jdbc.sql(ACCOUNTS + " WHERE name = ?")
                .param(name)
                .query(UserTable::account)
                .optional();
    }

    List<Account> accounts() {
        return jdbc.sql(ACCOUNTS + " ORDER BY name").query(UserTable::account).list();
    }

    void setFullName(String name, @Nullable String fullName) {
        set("full_name", name, fullName);
    }

    void setMustChange(String name, boolean mustChange) {
        set("must_change", name, mustChange);
    }

    void setAwaitsSso(String name, boolean awaits) {
        set("awaits_sso", name, awaits);
    }

    void setLastLogin(String name, Instant at) {
        set("last_login_at", name, Times.toColumn(at));
    }

    /** The encrypted key of the second factor, null for none; codes up to now count as used. */
    void setTotp(String name, @Nullable String key, long step) {
        jdbc.sql("UPDATE user_ SET totp_key = ?, totp_step = ? WHERE name = ?")
                .param(key)
                .param(step)
                .param(name)
                .update();
    }

    Optional<String> totpKey(String name) {
        return jdbc.sql("SELECT totp_key FROM user_ WHERE name = ? AND totp_key IS NOT NULL")
                .param(name)
                .query(String.class)
                .optional();
    }

    /** True for the one who uses the code of a time step; false where this one or a later one was used. */
    boolean useTotpStep(String name, long step) {
        return jdbc.sql("UPDATE user_ SET totp_step = ? WHERE name = ? AND totp_step < ?")
                        .params(step, name, step)
                        .update()
                == 1;
    }

    private void set(String column, String name, @Nullable Object value) {
        jdbc.sql("UPDATE user_ SET " + column + " = ? WHERE name = ?")
                .param(value)
                .param(name)
                .update();
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

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row(row, number).user(),
                row.getString("full_name"),
                row.getBoolean("must_change"),
                Times.fromColumn(row, "last_login_at"),
                row.getString("totp_key") != null,
                row.getBoolean("awaits_sso"));
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
