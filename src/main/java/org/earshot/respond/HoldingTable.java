package org.earshot.respond;

import java.util.Optional;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which replies only ask for patience; owns the table holding_reply, whose key allows one a case. */
@Repository
class HoldingTable {
    private final JdbcClient jdbc;

    HoldingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The holding reply of a case. */
    Optional<Holding> find(long caseId) {
        return jdbc.sql("SELECT reply_id, author, written_at FROM holding_reply WHERE case_id = ?")
                .param(caseId)
                .query((row, number) -> new Holding(
                        row.getLong("reply_id"), row.getString("author"), Times.fromFilled(row, "written_at")))
                .optional();
    }

    /**
     * Notes the holding reply of a case, in the transaction that writes the reply.
     *
     * @throws org.springframework.dao.DuplicateKeyException where the case has one
     */
    void insert(long caseId, Holding holding) {
        jdbc.sql("INSERT INTO holding_reply (case_id, reply_id, author, written_at) VALUES (?, ?, ?, ?)")
                .params(caseId, holding.replyId(), holding.author(), Times.toColumn(holding.at()))
                .update();
    }

    /** True for a reply that only asks for patience. */
    boolean holds(long replyId) {
        return jdbc.sql("SELECT COUNT(*) FROM holding_reply WHERE reply_id = ?")
                        .param(replyId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Forgets one that never reached the platform. */
    void drop(long replyId) {
        jdbc.sql("DELETE FROM holding_reply WHERE reply_id = ?").param(replyId).update();
    }
}
