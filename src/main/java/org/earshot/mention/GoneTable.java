package org.earshot.mention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Marks mentions that were deleted on their platform, and empties them later; the rows stay, so that every count does. */
@Repository
public class GoneTable {
    /** So many are looked up in one statement, as {@link MentionInbox} does it. */
    private static final int PROBES = 20;

    private static final String PROBE = String.join(
            " UNION ALL ",
            Collections.nCopies(
                    PROBES, "SELECT id FROM mention WHERE platform = ? AND external_id = ? AND gone_at IS NULL"));

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
        for (long id : standing(List.copyOf(new LinkedHashSet<>(deleted)))) {
            changed += jdbc.sql("""
                            UPDATE mention SET gone_at = ?, stage = 'JUDGED', version = version + 1, attempts = 0, parked = FALSE,
                                   next_at = ?
                             WHERE id = ? AND gone_at IS NULL
                            """)
                    .params(now.toEpochMilli(), now.toEpochMilli(), id)
                    .update();
        }
        return changed;
    }

    /** Our ids of those that we have and that were not known to be deleted; a stream says of thousands that we do not have. */
    private List<Long> standing(List<MentionId> deleted) {
        List<Long> found = new ArrayList<>();
        for (int from = 0; from < deleted.size(); from += PROBES) {
            List<Object> parameters = new ArrayList<>();
            for (int i = from; i < from + PROBES; i++) {
                MentionId id = deleted.get(Math.min(i, deleted.size() - 1));
                parameters.add(id.platform());
                parameters.add(id.externalId());
            }
            found.addAll(jdbc.sql(PROBE).params(parameters).query(Long.class).list());
        }
        return found.stream().distinct().toList();
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
