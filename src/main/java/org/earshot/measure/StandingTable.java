package org.earshot.measure;

import java.util.EnumMap;
import java.util.Map;
import org.earshot.triage.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what stands at the stations; writes nothing. */
@Repository
class StandingTable {
    private final JdbcClient jdbc;

    StandingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Standing count() {
        Map<Urgency, Long> cases = new EnumMap<>(Urgency.class);
        jdbc.sql("""
                        SELECT urgency_rank, COUNT(*) AS counted FROM case_ WHERE state IN ('OPEN', 'CLAIMED')
                         GROUP BY urgency_rank
                        """).query(row -> {
            cases.put(Urgency.values()[row.getInt("urgency_rank")], row.getLong("counted"));
        });
        return new Standing(
                one("SELECT COUNT(*) FROM mention WHERE stage IN ('HEARD', 'READ')"),
                one("SELECT COUNT(*) FROM mention WHERE parked = TRUE AND stage <> 'DONE'"),
                cases);
    }

    private long one(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
