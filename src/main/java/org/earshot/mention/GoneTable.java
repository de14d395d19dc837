package org.earshot.mention;

import java.time.Instant;
import java.util.List;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Marks mentions that were deleted on their platform, and empties them later; the rows stay, so that every count does. */
@Repository
public class GoneTable {
    private final JdbcClient jdbc;

    GoneTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that posts were deleted on their platform, and sends them to the station that settles their cases; the sweep nudges it.
     * Those that we do not have are left out.
     *
     * @return how many were not known to be deleted before
     */
    public int mark(List<MentionId> deleted, Instant now) {
        int changed = 0;
        for (MentionId id : deleted) {
            changed += jdbc.sql("""
                            UPDATE mention SET gone_at = ?, stage = 'JUDGED', version = version + 1, attempts = 0, parked = FALSE,
                                   next_at = ?
                             WHERE platform = ? AND external_id = ? AND gone_at IS NULL
                            """)
                    .params(now.toEpochMilli(), now.toEpochMilli(), id.platform(), id.externalId())
                    .update();
        }
        return changed;
    }

    /** Mentions that were deleted on their platform before a time and still hold what was said. */
    public List<Long> due(Instant before, int most) {
        return jdbc.sql("SELECT id FROM mention WHERE gone_at <= ? AND purged_at IS NULL ORDER BY gone_at, id"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(Times.toColumn(before), most)
                .query(Long.class)
                .list();
    }

    /** Takes text, author and everything that the platform sent from them, in the caller's transaction. */
    public void purge(List<Long> mentions, Instant now) {
        for (long id : mentions) {
            jdbc.sql("DELETE FROM mention_edit WHERE mention_id = ?").param(id).update();
            jdbc.sql("""
                            UPDATE mention SET body = '', raw = NULL, author = 'deleted', author_id = NULL, author_name = NULL,
                                   followers = NULL, url = NULL, purged_at = ?
                             WHERE id = ?
                            """).params(Times.toColumn(now), id).update();
        }
    }
}
