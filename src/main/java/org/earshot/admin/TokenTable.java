package org.earshot.admin;

import java.time.Instant;
import java.util.Optional;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table token, which holds digests only. */
@Repository
class TokenTable {
    private final JdbcClient jdbc;

    TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Row row) {
        jdbc.sql("INSERT INTO token (hash, user_name, label, created_at, expires_at) VALUES (?, ?, ?, ?, ?)")
                .param(row.hash())
                .param(row.user())
                .param(row.label())
                .param(Times.toColumn(row.createdAt()))
                .param(Times.toColumn(row.expiresAt()))
                .update();
    }

    /** The name of the user whose token this is, while it lasts. */
    Optional<String> user(String hash, Instant now) {
        return jdbc.sql("SELECT user_name FROM token WHERE hash = ? AND (expires_at IS NULL OR expires_at > ?)")
                .param(hash)
                .param(Times.toColumn(now))
                .query(String.class)
                .optional();
    }

    int delete(String user, String label) {
        return jdbc.sql("DELETE FROM token WHERE user_name = ? AND label = ?")
                .params(user, label)
                .update();
    }

    /**
     * A token as it is kept.
     *
     * @param hash SHA-256 of the secret
     * @param user whose it is
     * @param label what it is for, in words
     * @param createdAt when it was made
     * @param expiresAt when it ends, null for never
     */
    record Row(
            String hash,
            String user,
            String label,
            Instant createdAt,
            @Nullable Instant expiresAt) {}
}
