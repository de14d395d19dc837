package org.earshot.respond;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of cases; owns the table journal and only ever adds to it. */
@Repository
class JournalTable {
    /** Who did what Earshot does by itself. */
    static final String EARSHOT = "earshot";

    private final JdbcClient jdbc;
    private final Ids ids;

    JournalTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Adds a line, in the transaction of the deed. */
    void add(long caseId, Instant at, Line line) {
        jdbc.sql("INSERT INTO journal (id, case_id, done_at, who, deed, document) VALUES (?, ?, ?, ?, ?, ?)")
                .param(ids.next())
                .param(caseId)
                .param(Times.toColumn(at))
                .param(line.who())
                .param(line.deed())
                .param(line.text())
                .update();
    }

    /** The lines of a case, oldest first; several daemons hand out ids in blocks, so the time goes before the id. */
    List<JournalEntry> of(long caseId) {
        return jdbc.sql("SELECT id, done_at, who, deed, document FROM journal WHERE case_id = ? ORDER BY done_at, id")
                .param(caseId)
                .query((row, number) -> new JournalEntry(
                        row.getLong("id"),
                        Times.fromFilled(row, "done_at"),
                        row.getString("who"),
                        row.getString("deed"),
                        row.getString("document")))
                .list();
    }

    /** Who wrote the last line of a case. */
    Optional<String> last(long caseId) {
        return jdbc.sql("SELECT who FROM journal WHERE case_id = ? ORDER BY done_at DESC, id DESC"
                        + " OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY")
                .param(caseId)
                .query(String.class)
                .optional();
    }

    /** What to add: who did what, and the words that go with it. */
    record Line(String who, String deed, @Nullable String text) {
        static Line own(String deed, @Nullable String text) {
            return new Line(EARSHOT, deed, text);
        }
    }
}
