package org.earshot.measure;

import java.time.Instant;
import java.util.List;
import org.earshot.store.Times;
import org.earshot.triage.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts staff's labels beside the verdicts that they are about; writes nothing. */
@Repository
class LabelReadTable {
    private final JdbcClient jdbc;

    LabelReadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Labels of urgency that were given at a time or later. */
    List<Count> since(Instant from) {
        return jdbc.sql("""
                        SELECT r.language, m.source, l.urgency AS gold, v.urgency AS said, COUNT(*) AS mentions
                          FROM label l
                          JOIN mention m ON m.id = l.mention_id
                          JOIN verdict v ON v.mention_id = l.mention_id
                          JOIN reading r ON r.mention_id = l.mention_id
                         WHERE l.urgency IS NOT NULL AND l.labelled_at >= ?
                         GROUP BY r.language, m.source, l.urgency, v.urgency
                        """)
                .param(Times.toColumn(from))
                .query((row, number) -> new Count(
                        row.getString("language"),
                        row.getString("source"),
                        Urgency.valueOf(row.getString("gold")),
                        Urgency.valueOf(row.getString("said")),
                        row.getInt("mentions")))
                .list();
    }

    /**
     * Mentions that are alike.
     *
     * @param language of their readings
     * @param source that brought them
     * @param gold what staff say
     * @param said what Earshot said
     * @param mentions how many
     */
    record Count(String language, String source, Urgency gold, Urgency said, int mentions) {}
}
