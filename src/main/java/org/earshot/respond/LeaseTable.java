package org.earshot.respond;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps how long claims are good, in the columns claimed_at and held_until of case_; {@link CaseTable} begins and ends them. */
@Repository
class LeaseTable {
    private final JdbcClient jdbc;
    private final ClaimLease lease;

    LeaseTable(JdbcClient jdbc, ClaimLease lease) {
        this.jdbc = jdbc;
        this.lease = lease;
    }

    /** Who holds these cases; those that nobody holds are left out. */
    List<Lease> of(Collection<Long> ids) {
        List<Lease> held = new ArrayList<>();
        for (List<Long> some : IdChunks.of(ids)) {
            held.addAll(jdbc.sql("""
                            SELECT id, assignee, COALESCE(claimed_at, opened_at) AS since, held_until FROM case_
                             WHERE id IN (:ids) AND assignee IS NOT NULL
                            """)
                    .param("ids", some)
                    .query((row, number) -> new Lease(
                            row.getLong("id"),
                            row.getString("assignee"),
                            Times.fromFilled(row, "since"),
                            Times.fromColumn(row, "held_until")))
                    .list());
        }
        return held;
    }

    /** Until when a claim is good; empty where the case is not claimed. */
    Optional<Instant> end(long id) {
        return jdbc
                .sql("SELECT held_until FROM case_ WHERE id = ? AND state = 'CLAIMED'")
                .param(id)
                .query((row, number) -> Optional.ofNullable(Times.fromColumn(row, "held_until")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Lets a claim of this user run anew; writes nothing where it was renewed a moment ago, or where somebody else has the case. */
    void renew(long id, String user, Instant now) {
        jdbc.sql("""
                        UPDATE case_ SET held_until = ?
                         WHERE id = ? AND state = 'CLAIMED' AND assignee = ? AND (held_until IS NULL OR held_until < ?)
                        """)
                .param(Times.toColumn(lease.from(now)))
                .param(id)
                .param(user)
                .param(Times.toColumn(lease.stale(now)))
                .update();
    }

    /** Gives an end to claims that have none, from before there were ends. */
    void begin(Instant now) {
        jdbc.sql("UPDATE case_ SET held_until = ? WHERE state = 'CLAIMED' AND held_until IS NULL")
                .param(Times.toColumn(lease.from(now)))
                .update();
    }

    /** Claims that have ended, at most so many; not where an answer is still on its way, or waits for somebody's yes. */
    List<Long> ended(Instant now, int most) {
        return jdbc.sql("""
                        SELECT id FROM case_ --DERBY-PROPERTIES index=CASE_LEASE
                         WHERE state = 'CLAIMED' AND held_until <= ?
                           AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.case_id = case_.id
                                              AND (r.state = 'PENDING' OR r.awaits = 'SUPERVISOR'))
                         ORDER BY held_until OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .param(Times.toColumn(now))
                .param(most)
                .query(Long.class)
                .list();
    }
}
