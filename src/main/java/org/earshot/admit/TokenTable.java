package org.earshot.admit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table token, which holds digests only. */
@Repository
class TokenTable {
    private static final int HANDLE = 16;
    private static final String ALL =
            "SELECT hash, user_name, label, scope, created_at, expires_at, last_used_at FROM token";

    private final JdbcClient jdbc;

    TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String hash, Token token) {
        jdbc.sql("INSERT INTO token (hash, user_name, label, scope, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)")
                .param(hash)
                .param(token.user())
                .param(token.label())
                .param(token.scope().name())
                .param(Times.toColumn(token.createdAt()))
                .param(Times.toColumn(token.expiresAt()))
                .update();
    }

    /** The token with a digest, while it lasts. */
    Optional<Token> find(String hash, Instant now) {
        return jdbc.sql(ALL + " WHERE hash = ? AND (expires_at IS NULL OR expires_at > ?)")
                .params(hash, Times.toColumn(now))
                .query(TokenTable::row)
                .optional();
    }

    /** Newest first. */
    List<Token> of(String user) {
        return jdbc.sql(ALL + " WHERE user_name = ? ORDER BY created_at DESC, hash")
                .param(user)
                .query(TokenTable::row)
                .list();
    }

    /** Of everybody, newest first. */
    List<Token> all() {
        return jdbc.sql(ALL + " ORDER BY created_at DESC, hash")
                .query(TokenTable::row)
                .list();
    }

    void touch(String hash, Instant now) {
        jdbc.sql("UPDATE token SET last_used_at = ? WHERE hash = ?")
                .params(Times.toColumn(now), hash)
                .update();
    }

    int delete(String user, String handle) {
        return jdbc.sql("DELETE FROM token WHERE user_name = ? AND SUBSTR(hash, 1, " + HANDLE + ") = ?")
                .params(user, handle)
                .update();
    }

    int deleteAll(String user) {
        return jdbc.sql("DELETE FROM token WHERE user_name = ?").param(user).update();
    }

    /** Those that ended before a time; one without an end stays. */
    void purge(Instant endedBefore) {
        jdbc.sql("DELETE FROM token WHERE expires_at <= ?")
                .param(Times.toColumn(endedBefore))
                .update();
    }

    private static Token row(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getString("hash").substring(0, HANDLE),
                row.getString("user_name"),
                row.getString("label"),
                Scope.valueOf(row.getString("scope")),
                Times.fromFilled(row, "created_at"),
                Times.fromColumn(row, "expires_at"),
                Times.fromColumn(row, "last_used_at"));
    }
}
