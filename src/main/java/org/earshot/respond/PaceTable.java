package org.earshot.respond;

import java.time.Instant;
import java.util.List;
import org.earshot.store.Times;
import org.earshot.triage.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads from case_ how fast cases are answered and how many wait; a holding reply that stopped the clock is no answer here. */
@Repository
class PaceTable {
    private static final int MOST = 5_000;

    private final JdbcClient jdbc;

    PaceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first answers of a brand since a time, newest first. */
    List<QueuePace.Answered> answered(String brand, Instant since) {
        return jdbc.sql("""
                        SELECT c.urgency_rank, c.opened_at, c.first_reply_at FROM case_ c
                         WHERE c.brand = ? AND c.first_reply_at >= ?
                           AND NOT EXISTS (SELECT 1 FROM holding_reply h JOIN reply r ON r.id = h.reply_id
                                            WHERE h.case_id = c.id AND r.sent_at = c.first_reply_at)
                         ORDER BY c.first_reply_at DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .params(brand, Times.toColumn(since), MOST)
                .query((row, number) -> new QueuePace.Answered(
                        Urgency.values()[row.getInt("urgency_rank")],
                        Times.fromFilled(row, "opened_at"),
                        Times.fromFilled(row, "first_reply_at")))
                .list();
    }

    /** How many cases of the brand wait for a first answer before this one in the order of the queue. */
    int ahead(Case waiting) {
        int ahead = 0;
        for (CaseState state : List.of(CaseState.OPEN, CaseState.CLAIMED)) {
            for (Urgency urgency : Urgency.values()) {
                if (urgency.rank() <= waiting.urgency().rank()) {
                    ahead += ahead(waiting, state, urgency);
                }
            }
        }
        return ahead;
    }

    /** One state and one urgency at a time, which is how the index of the queue is ordered. */
    private int ahead(Case waiting, CaseState state, Urgency urgency) {
        boolean graver = urgency.rank() < waiting.urgency().rank();
        long due = graver ? CaseTable.NEVER : CaseTable.due(waiting.dueAt());
        long id = graver ? Long.MAX_VALUE : waiting.id();
        return jdbc.sql("""
                        SELECT COUNT(*) FROM case_ WHERE brand = ? AND state = ? AND urgency_rank = ? AND due_at <= ?
                           AND (due_at < ? OR id < ?) AND id <> ? AND first_reply_at IS NULL
                        """)
                .params(waiting.brand(), state.name(), urgency.rank(), due, due, id, waiting.id())
                .query(Integer.class)
                .single();
    }
}
