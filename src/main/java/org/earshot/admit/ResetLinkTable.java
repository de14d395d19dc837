package org.earshot.admit;

import java.time.Instant;
import java.util.Optional;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table reset_link, which holds digests only. */
@Repository
class ResetLinkTable {
    private final JdbcClient jdbc;

    ResetLinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String hash, String user, Instant expiresAt) {
        jdbc.sql("INSERT INTO reset_link (hash, user_name, expires_at) VALUES (?, ?, ?)")
                .params(hash, user, Times.toColumn(expiresAt))
                .update();
    }

    /** Whose link this is, while it lasts. */
    Optional<String> user(String hash, Instant now) {
        return jdbc.sql("SELECT user_name FROM reset_link WHERE hash = ? AND expires_at > ?")
                .params(hash, Times.toColumn(now))
                .query(String.class)
                .optional();
    }

    /** True for the one who uses it up. */
    boolean delete(String hash) {
        return jdbc.sql("DELETE FROM reset_link WHERE hash = ?").param(hash).update() == 1;
    }

    void deleteAll(String user) {
        jdbc.sql("DELETE FROM reset_link WHERE user_name = ?").param(user).update();
    }

    /** Those that are over. */
    void purge(Instant now) {
        jdbc.sql("DELETE FROM reset_link WHERE expires_at <= ?")
                .param(Times.toColumn(now))
                .update();
    }
}
