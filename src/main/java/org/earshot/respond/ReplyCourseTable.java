package org.earshot.respond;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What happens to a reply before it goes out: the columns of the table reply that {@link ReplyTable} leaves alone. Every move asks for
 * the state that it leaves, so that of many at once one succeeds.
 */
@Repository
class ReplyCourseTable {
    private static final String COLUMNS =
            "SELECT id, case_id, kind, next_at, send_at, seen, vetting, delivered_at, read_at FROM reply";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReplyCourseTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds to a reply that was just inserted, in its transaction, so that no sender sees it without. */
    void amend(long id, Row row) {
        jdbc.sql("UPDATE reply SET kind = ?, next_at = ?, send_at = ?, seen = ?, awaits = ?, vetting = ? WHERE id = ?")
                .param(row.kind().name())
                .param(Times.toColumn(row.nextAt()))
                .param(Times.toColumn(row.sendAt()))
                .param(row.seen())
                .param(awaits(row.vetting()))
                .param(text(row.vetting()))
                .param(id)
                .update();
    }

    Optional<Row> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = ?").param(id).query(this::row).optional();
    }

    List<Row> ofCase(long caseId) {
        return jdbc.sql(COLUMNS + " WHERE case_id = ? ORDER BY id")
                .param(caseId)
                .query(this::row)
                .list();
    }

    /** The replies that wait for a supervisor, oldest first. */
    List<Long> awaiting(int most) {
        return jdbc.sql("SELECT id FROM reply WHERE awaits = 'SUPERVISOR' ORDER BY created_at, id"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .param(most)
                .query(Long.class)
                .list();
    }

    /** How many wait for a supervisor whom this user may be: all but the user's own. */
    int awaitingOthers(String user) {
        return jdbc.sql("SELECT COUNT(*) FROM reply WHERE awaits = 'SUPERVISOR' AND author <> ?")
                .param(user)
                .query(Integer.class)
                .single();
    }

    /** Holds a reply that no sender has sent; false where it is not one of those any more. */
    boolean hold(long id, Vetting vetting) {
        return jdbc.sql("UPDATE reply SET state = 'HELD', attempts = 0, trouble = NULL, awaits = ?, vetting = ?"
                                + " WHERE id = ? AND state = 'PENDING'")
                        .params(awaits(vetting), text(vetting), id)
                        .update()
                == 1;
    }

    /** Writes what a held reply is held for now; false where it is not held any more. */
    boolean stillHeld(long id, Vetting vetting) {
        return jdbc.sql("UPDATE reply SET awaits = ?, vetting = ? WHERE id = ? AND state = 'HELD'")
                        .params(awaits(vetting), text(vetting), id)
                        .update()
                == 1;
    }

    /** Lets a held reply go, which answers all that its releaser had seen; false where it is not held any more. */
    boolean release(long id, Row row, String body, Instant now) {
        return jdbc.sql(
                                "UPDATE reply SET state = 'PENDING', created_at = ?, next_at = ?, seen = ?, body = ?, awaits = NULL,"
                                        + " vetting = ? WHERE id = ? AND state = 'HELD'")
                        .param(Times.toColumn(now))
                        .param(Times.toColumn(row.nextAt()))
                        .param(row.seen())
                        .param(body)
                        .param(text(row.vetting()))
                        .param(id)
                        .update()
                == 1;
    }

    /** Takes back what no sender has touched; false where it is too late. */
    boolean undo(long id) {
        return jdbc.sql("UPDATE reply SET state = 'UNDONE', awaits = NULL"
                                + " WHERE id = ? AND ((state = 'PENDING' AND attempts = 0) OR state = 'HELD')")
                        .param(id)
                        .update()
                == 1;
    }

    /** Takes back what no sender has in hand, even if it was tried before; false where it is too late. */
    boolean withdraw(long id) {
        return jdbc.sql(
                                "UPDATE reply SET state = 'UNDONE', awaits = NULL WHERE id = ?"
                                        + " AND ((state = 'PENDING' AND (attempts = 0 OR trouble IS NOT NULL)) OR state = 'HELD')")
                        .param(id)
                        .update()
                == 1;
    }

    private static @Nullable String awaits(Vetting vetting) {
        if (vetting.holds().isEmpty()) {
            return null;
        }
        return vetting.holds().stream().allMatch(hold -> hold.release() == Hold.Release.SUPERVISOR)
                ? "SUPERVISOR"
                : "AUTHOR";
    }

    private Row row(ResultSet row, int number) throws SQLException {
        String vetting = row.getString("vetting");
        return new Row(
                row.getLong("id"),
                Wish.Kind.valueOf(row.getString("kind")),
                Times.fromFilled(row, "next_at"),
                Times.fromColumn(row, "send_at"),
                row.getString("seen"),
                vetting == null ? Vetting.NONE : vetting(vetting),
                Times.fromColumn(row, "delivered_at"),
                Times.fromColumn(row, "read_at"));
    }

    private String text(Vetting vetting) {
        try {
            return json.writeValueAsString(vetting);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write what holds a reply", e);
        }
    }

    private Vetting vetting(String text) {
        try {
            return json.readValue(text, Vetting.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what holds a reply", e);
        }
    }

    /**
     * What a reply has beside its {@link Reply}.
     *
     * @param sendAt the time that its author chose, null for none
     * @param seen what its author had seen, null where nothing is compared
     */
    record Row(
            long id,
            Wish.Kind kind,
            Instant nextAt,
            @Nullable Instant sendAt,
            @Nullable String seen,
            Vetting vetting,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt) {
        static Row of(Wish.Kind kind, Instant nextAt, @Nullable Instant sendAt) {
            return new Row(0, kind, nextAt, sendAt, null, Vetting.NONE, null, null);
        }

        Row seen(@Nullable String sight) {
            return new Row(id, kind, nextAt, sendAt, sight, vetting, deliveredAt, readAt);
        }

        Row vetted(Vetting other) {
            return new Row(id, kind, nextAt, sendAt, seen, other, deliveredAt, readAt);
        }

        /** The same with its next attempt no earlier than its author chose. */
        Row next(Instant time) {
            Instant later = sendAt != null && sendAt.isAfter(time) ? sendAt : time;
            return new Row(id, kind, later, sendAt, seen, vetting, deliveredAt, readAt);
        }

        boolean awaitsSupervisor() {
            return "SUPERVISOR".equals(awaits(vetting));
        }
    }
}
