package org.earshot.admit;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table user_sso. */
@Repository
class SsoTable {
    private final JdbcClient jdbc;

    SsoTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> user(String issuer, String subject) {
        return jdbc.sql("SELECT user_name FROM user_sso WHERE issuer = ? AND subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional();
    }

    /** Throws DuplicateKeyException where somebody else was faster. */
    void insert(String issuer, String subject, String user) {
        jdbc.sql("INSERT INTO user_sso (issuer, subject, user_name) VALUES (?, ?, ?)")
                .params(issuer, subject, user)
                .update();
    }

    void deleteAll(String user) {
        jdbc.sql("DELETE FROM user_sso WHERE user_name = ?").param(user).update();
    }
}
