package org.earshot.know;

import java.time.Instant;
import java.util.List;
import org.earshot.mention.Forgetting;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who was named in notes for colleagues; owns the table note_mention. */
@Repository
class NamedTable implements Forgetting {
    private final JdbcClient jdbc;
    private final Ids ids;

    NamedTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void insert(String user, long caseId, String by, Instant at) {
        jdbc.sql("INSERT INTO note_mention (id, user_name, case_id, named_by, named_at) VALUES (?, ?, ?, ?, ?)")
                .params(ids.next(), user, caseId, by, Times.toColumn(at))
                .update();
    }

    int unseen(String user) {
        return jdbc.sql("SELECT COUNT(*) FROM note_mention WHERE user_name = ? AND seen_at IS NULL")
                .param(user)
                .query(Integer.class)
                .single();
    }

    List<Named.Notice> newest(String user, int most) {
        return jdbc.sql("SELECT case_id, named_by, named_at, seen_at FROM note_mention WHERE user_name = ?"
                        + " ORDER BY named_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(user, most)
                .query((row, number) -> new Named.Notice(
                        row.getLong("case_id"),
                        row.getString("named_by"),
                        Times.fromFilled(row, "named_at"),
                        row.getObject("seen_at") != null))
                .list();
    }

    int seen(String user, long caseId, Instant now) {
        return jdbc.sql("UPDATE note_mention SET seen_at = ? WHERE user_name = ? AND case_id = ? AND seen_at IS NULL")
                .params(Times.toColumn(now), user, caseId)
                .update();
    }

    void seen(String user, Instant now) {
        jdbc.sql("UPDATE note_mention SET seen_at = ? WHERE user_name = ? AND seen_at IS NULL")
                .params(Times.toColumn(now), user)
                .update();
    }

    /** There is nothing left to look at. */
    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        for (long id : cases) {
            jdbc.sql("DELETE FROM note_mention WHERE case_id = ?").param(id).update();
        }
    }
}
