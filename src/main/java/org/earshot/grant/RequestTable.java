package org.earshot.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gestures that wait for somebody's yes; owns the table goodwill_request. */
@Repository
class RequestTable {
    private static final String COLUMNS = """
            SELECT id, case_id, brand, person, kind, amount, unit, why, limit_word, bound, asked_at, state, decided_by, decided_at, remark
              FROM goodwill_request
            """;

    private final JdbcClient jdbc;

    RequestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Request asked, @Nullable String key) {
        jdbc.sql("""
                        INSERT INTO goodwill_request (id, case_id, brand, person, kind, amount, unit, why, limit_word, bound, asked_at,
                                                      state, form_key)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(asked.id())
                .param(asked.caseId())
                .param(asked.brand())
                .param(asked.person())
                .param(asked.kind())
                .param(asked.amount().number())
                .param(asked.amount().unit())
                .param(asked.why())
                .param(asked.excess().limit().word())
                .param(asked.excess().bound())
                .param(Times.toColumn(asked.askedAt()))
                .param(asked.state().name())
                .param(key)
                .update();
    }

    /** Settles a request that waits; false where somebody was faster. */
    boolean settle(long id, Request.State to, Decision decision) {
        return jdbc.sql("UPDATE goodwill_request SET state = ?, decided_by = ?, decided_at = ?, remark = ?"
                                + " WHERE id = ? AND state = 'WAITING'")
                        .param(to.name())
                        .param(decision.by())
                        .param(Times.toColumn(decision.at()))
                        .param(decision.remark().isEmpty() ? null : decision.remark())
                        .param(id)
                        .update()
                == 1;
    }

    /** True where a form did its work already. */
    boolean knows(String key) {
        return jdbc.sql("SELECT COUNT(*) FROM goodwill_request WHERE form_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<Request> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = ?")
                .param(id)
                .query(RequestTable::request)
                .optional();
    }

    /** The requests of a case, oldest first. */
    List<Request> ofCase(long caseId) {
        return jdbc.sql(COLUMNS + " WHERE case_id = ? ORDER BY id")
                .param(caseId)
                .query(RequestTable::request)
                .list();
    }

    /** What waits, oldest first; of one person or, for null, of all. */
    List<Request> waiting(@Nullable String person, int most) {
        JdbcClient.StatementSpec asked = person == null
                ? jdbc.sql(COLUMNS
                                + " WHERE state = 'WAITING' ORDER BY asked_at, id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                        .params(most)
                : jdbc.sql(COLUMNS + " WHERE state = 'WAITING' AND person = ? ORDER BY asked_at, id"
                                + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                        .params(person, most);
        return asked.query(RequestTable::request).list();
    }

    /** How many wait. */
    long waiting() {
        return jdbc.sql("SELECT COUNT(*) FROM goodwill_request WHERE state = 'WAITING'")
                .query(Long.class)
                .single();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getString("brand"),
                row.getString("person"),
                row.getString("kind"),
                GoodwillTable.amount(row),
                row.getString("why"),
                new Excess(
                        Excess.Limit.valueOf(row.getString("limit_word").toUpperCase(Locale.ROOT)),
                        row.getString("bound")),
                Times.fromFilled(row, "asked_at"),
                Request.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                Times.fromColumn(row, "decided_at"),
                row.getString("remark"));
    }

    /** Who decided when, and what they said; empty for nothing. */
    record Decision(String by, Instant at, String remark) {}
}
