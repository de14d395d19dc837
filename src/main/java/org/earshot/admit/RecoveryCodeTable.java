package org.earshot.admit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table recovery_code, which holds digests only. */
@Repository
class RecoveryCodeTable {
    private final JdbcClient jdbc;

    RecoveryCodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts new codes in the place of what there was. */
    void replace(String user, List<String> hashes) {
        jdbc.sql("DELETE FROM recovery_code WHERE user_name = ?").param(user).update();
        hashes.forEach(hash -> jdbc.sql("INSERT INTO recovery_code (user_name, hash) VALUES (?, ?)")
                .params(user, hash)
                .update());
    }

    /** True for the one who uses it up. */
    boolean use(String user, String hash) {
        return jdbc.sql("DELETE FROM recovery_code WHERE user_name = ? AND hash = ?")
                        .params(user, hash)
                        .update()
                == 1;
    }

    int left(String user) {
        return jdbc.sql("SELECT COUNT(*) FROM recovery_code WHERE user_name = ?")
                .param(user)
                .query(Integer.class)
                .single();
    }
}
