package org.earshot.know;

import java.time.Instant;
import java.util.Optional;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps when each case was first looked at; owns the table case_shown. */
@Repository
class ShownTable {
    private final JdbcClient jdbc;

    ShownTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> of(long caseId) {
        return jdbc.sql("SELECT shown_at FROM case_shown WHERE case_id = ?")
                .param(caseId)
                .query((row, number) -> Times.fromFilled(row, "shown_at"))
                .optional();
    }

    /**
     * Notes the first look.
     *
     * @throws org.springframework.dao.DuplicateKeyException where somebody else was first
     */
    void insert(long caseId, String user, Instant at) {
        jdbc.sql("INSERT INTO case_shown (case_id, shown_at, shown_to) VALUES (?, ?, ?)")
                .params(caseId, Times.toColumn(at), user)
                .update();
    }
}
