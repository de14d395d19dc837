package org.earshot.gather;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps how far verdicts have been gathered; owns the table gathering. */
@Repository
class GatheringTable {
    private final JdbcClient jdbc;

    GatheringTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Place place() {
        return jdbc.sql("SELECT judged_at, mention_id, version FROM gathering WHERE id = 1")
                .query((row, number) -> new Place(row.getLong(1), row.getLong(2), row.getInt(3)))
                .single();
    }

    /** Moves on in the caller's transaction; false where another daemon was faster. */
    boolean move(Place from, Place to) {
        return jdbc.sql("UPDATE gathering SET judged_at = ?, mention_id = ?, version = version + 1"
                                + " WHERE id = 1 AND version = ?")
                        .params(to.judgedAt(), to.mention(), from.version())
                        .update()
                == 1;
    }

    /** The next mentions that were judged to be about their brand or not, in the order of judging, up to a time. */
    List<Place> next(Place from, long until, int most) {
        return jdbc.sql("""
                        SELECT judged_at, mention_id FROM verdict
                         WHERE judged_at <= ? AND judged_at >= ? AND (judged_at > ? OR mention_id > ?)
                         ORDER BY judged_at, mention_id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .params(until, from.judgedAt(), from.judgedAt(), from.mention(), most)
                .query((row, number) -> new Place(row.getLong(1), row.getLong(2), from.version()))
                .list();
    }

    /** A verdict in the order of judging; the version counts the moves. */
    record Place(long judgedAt, long mention, int version) {}
}
