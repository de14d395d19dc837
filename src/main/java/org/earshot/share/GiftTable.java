package org.earshot.share;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what people were given and what they hold; owns the tables case_given and sharing_turn. */
@Repository
class GiftTable {
    private final JdbcClient jdbc;
    private final Ids ids;

    GiftTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Waits until no other daemon gives anything away, and keeps them waiting until the caller's transaction ends. */
    void takeTurn() {
        jdbc.sql("UPDATE sharing_turn SET turns = turns + 1 WHERE id = 1").update();
    }

    /** Notes that somebody was given a case, in the caller's transaction. */
    void insert(long caseId, String who, Instant at, boolean abusive) {
        jdbc.sql("INSERT INTO case_given (id, case_id, who, given_at, abusive) VALUES (?, ?, ?, ?, ?)")
                .params(ids.next(), caseId, who, Times.toColumn(at), abusive)
                .update();
    }

    /** Whether a case was counted for somebody. */
    boolean had(long caseId, String who) {
        return jdbc.sql("SELECT COUNT(*) FROM case_given WHERE case_id = ? AND who = ?")
                        .params(caseId, who)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How many cases people hold that are theirs to answer. */
    Map<String, Integer> loads() {
        return held("CLAIMED");
    }

    /** How many cases in a state have a holder. */
    Map<String, Integer> held(String state) {
        Map<String, Integer> held = new HashMap<>();
        jdbc.sql(
                        "SELECT assignee, COUNT(*) AS cases FROM case_ WHERE state = ? AND assignee IS NOT NULL GROUP BY assignee")
                .param(state)
                .query(row -> {
                    held.put(row.getString("assignee"), row.getInt("cases"));
                });
        return held;
    }

    /** How many cases people were given since a time, and how many of these were abusive. */
    Map<String, Count> since(Instant from) {
        Map<String, Count> counts = new HashMap<>();
        jdbc.sql("""
                        SELECT who, COUNT(*) AS cases, SUM(CASE WHEN abusive = TRUE THEN 1 ELSE 0 END) AS abuse
                          FROM case_given WHERE given_at >= ? GROUP BY who
                        """).param(Times.toColumn(from)).query(row -> {
            counts.put(row.getString("who"), new Count(row.getInt("cases"), row.getInt("abuse")));
        });
        return counts;
    }

    /** What somebody was given. */
    record Count(int cases, int abuse) {
        static final Count NONE = new Count(0, 0);
    }
}
