package org.earshot.know;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.earshot.respond.CaseState;
import org.earshot.store.Times;
import org.earshot.triage.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads whose cases are whose; writes nothing. */
@Repository
class CustomerCaseTable {
    private static final String STABLE =
            " EXISTS (SELECT 1 FROM case_mention f JOIN mention m ON m.id = f.mention_id WHERE f.case_id = c.id"
                    + " AND m.author_id = c.customer_key)";

    private final JdbcClient jdbc;

    CustomerCaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who wrote in a case; empty where there is none, or it names nobody. */
    Optional<Account> account(long caseId) {
        return jdbc.sql("SELECT c.platform, c.customer_key, CASE WHEN" + STABLE
                        + " THEN 1 ELSE 0 END AS stable FROM case_ c WHERE c.id = ?")
                .param(caseId)
                .query((row, number) -> new Account(
                        row.getString("platform"), row.getString("customer_key"), row.getInt("stable") == 1))
                .optional()
                .filter(Account::somebody);
    }

    /** Accounts that were called so when they wrote; more than one where a name changed hands. */
    List<Account> called(String platform, String name) {
        return jdbc
                .sql("SELECT DISTINCT platform, author_id, LOWER(author) AS handle FROM mention"
                        + " WHERE author = ? AND platform = ? AND ours = FALSE AND gone_at IS NULL")
                .params(name, platform)
                .query((row, number) -> row.getString("author_id") == null
                        ? new Account(row.getString("platform"), row.getString("handle"), false)
                        : new Account(row.getString("platform"), row.getString("author_id"), true))
                .list()
                .stream()
                .filter(Account::somebody)
                .toList();
    }

    /** The newest cases of a handle. */
    List<PastCase> newest(Handle handle, int most) {
        return handle.masked()
                ? List.of()
                : jdbc.sql(
                                "SELECT c.id, c.platform, c.brand, c.customer, c.state, c.urgency_rank, c.opened_at, c.outcome"
                                        + " FROM case_ c WHERE c.customer_key = ? AND c.platform = ? AND"
                                        + (handle.stable() ? "" : " NOT")
                                        + STABLE
                                        + " ORDER BY c.opened_at DESC, c.id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                        .params(handle.key(), handle.platform(), most)
                        .query((row, number) -> read(row, handle))
                        .list();
    }

    private static PastCase read(ResultSet row, Handle handle) throws SQLException {
        return new PastCase(
                row.getLong("id"),
                handle.id(),
                row.getString("platform"),
                row.getString("brand"),
                row.getString("customer"),
                CaseState.valueOf(row.getString("state")),
                Urgency.values()[row.getInt("urgency_rank")],
                Times.fromFilled(row, "opened_at"),
                row.getString("outcome"));
    }

    /** The ids of all mentions in a case. */
    List<Long> mentions(long caseId) {
        return jdbc.sql("SELECT mention_id FROM case_mention WHERE case_id = ? ORDER BY mention_id")
                .param(caseId)
                .query(Long.class)
                .list();
    }
}
