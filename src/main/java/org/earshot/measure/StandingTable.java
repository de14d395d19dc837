package org.earshot.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.earshot.mention.Stage;
import org.earshot.triage.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what stands at the stations, stage by stage because Derby reads all mentions for {@code stage IN (…)}; writes nothing. */
@Repository
class StandingTable {
    private final JdbcClient jdbc;

    StandingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Standing count() {
        Map<Urgency, Long> cases = new EnumMap<>(Urgency.class);
        for (Urgency urgency : Urgency.values()) {
            long open = one("SELECT COUNT(*) FROM case_ WHERE state = 'OPEN' AND urgency_rank = ?", urgency.rank());
            long held = one("SELECT COUNT(*) FROM case_ WHERE state = 'CLAIMED' AND urgency_rank = ?", urgency.rank());
            cases.put(urgency, open + held);
        }
        long parked = Stream.of(Stage.HEARD, Stage.READ, Stage.JUDGED, Stage.QUEUED)
                .mapToLong(stage -> one("SELECT COUNT(*) FROM mention WHERE stage = ? AND parked = TRUE", stage.name()))
                .sum();
        return new Standing(at(Stage.HEARD) + at(Stage.READ), parked, cases);
    }

    private long at(Stage stage) {
        return one("SELECT COUNT(*) FROM mention WHERE stage = ?", stage.name());
    }

    private long one(String query, Object value) {
        return jdbc.sql(query).param(value).query(Long.class).single();
    }
}
