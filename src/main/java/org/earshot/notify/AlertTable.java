package org.earshot.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.earshot.mention.Texts;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table alert, which is both the record of what staff were told and the outbox of what they will be. */
@Repository
class AlertTable {
    private static final String COLUMNS = """
            SELECT id, alert_id, case_id, recipient, channel, reason, document, state, created_at, next_at, attempts,
                   sent_at, trouble
              FROM alert
            """;

    private final JdbcClient jdbc;

    AlertTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds an alert.
     *
     * @throws org.springframework.dao.DuplicateKeyException where the same one is there; the caller's transaction must roll back
     */
    void add(Alert alert) {
        jdbc.sql("""
                        INSERT INTO alert (id, alert_id, case_id, recipient, channel, reason, document, state, created_at,
                                           next_at, attempts)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(alert.id())
                .param(alert.alertId())
                .param(alert.caseId())
                .param(alert.recipient())
                .param(alert.channel())
                .param(alert.reason())
                .param(alert.document())
                .param(alert.state().name())
                .param(Times.toColumn(alert.createdAt()))
                .param(Times.toColumn(alert.nextAt()))
                .param(alert.attempts())
                .update();
    }

    /** The alerts about the cases that hold these mentions. */
    List<Alert> about(List<Long> mentions) {
        return mentions.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS
                                + " WHERE case_id IN (SELECT case_id FROM case_mention WHERE mention_id IN (:mentions))"
                                + " ORDER BY id")
                        .param("mentions", mentions)
                        .query(AlertTable::alert)
                        .list();
    }

    /** Replaces what an alert says. */
    void rewrite(long id, String document) {
        jdbc.sql("UPDATE alert SET document = ? WHERE id = ?")
                .params(document, id)
                .update();
    }

    List<Alert> ofCase(long caseId) {
        return jdbc.sql(COLUMNS + " WHERE case_id = ? ORDER BY id")
                .param(caseId)
                .query(AlertTable::alert)
                .list();
    }

    /** Recipients and channels that something is due for. */
    List<Target> due(Instant now) {
        return jdbc.sql("SELECT DISTINCT recipient, channel FROM alert WHERE state = 'PENDING' AND next_at <= ?")
                .param(Times.toColumn(now))
                .query((row, number) -> new Target(row.getString("recipient"), row.getString("channel")))
                .list();
    }

    /** What is due for one of them, the longest due first. */
    List<Alert> due(Target target, Instant now, int most) {
        return jdbc.sql(COLUMNS + """
                         WHERE state = 'PENDING' AND recipient = ? AND channel = ? AND next_at <= ?
                         ORDER BY next_at, id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .param(target.recipient())
                .param(target.channel())
                .param(Times.toColumn(now))
                .param(most)
                .query(AlertTable::alert)
                .list();
    }

    /** Takes an alert for one attempt: true for only one of those who try, until the lease is over. One that is taken has no trouble. */
    boolean lease(Alert alert, Instant until) {
        return jdbc.sql("""
                                UPDATE alert SET attempts = attempts + 1, next_at = ?, trouble = NULL
                                 WHERE id = ? AND state = 'PENDING' AND attempts = ?
                                """)
                        .param(Times.toColumn(until))
                        .param(alert.id())
                        .param(alert.attempts())
                        .update()
                == 1;
    }

    /**
     * Makes due what is taken for an attempt, which only those may do who know that no attempt is under way, and what was written
     * before the clock was set back.
     */
    int release(Instant now) {
        return jdbc.sql("""
                        UPDATE alert SET next_at = ?
                         WHERE state = 'PENDING' AND next_at > ? AND ((attempts > 0 AND trouble IS NULL) OR created_at > ?)
                        """)
                .param(Times.toColumn(now))
                .param(Times.toColumn(now))
                .param(Times.toColumn(now))
                .update();
    }

    /** Keeps every wait as long as it was when the clock is set back. */
    void clockSetBack(Duration by) {
        jdbc.sql("UPDATE alert SET next_at = next_at - ? WHERE state = 'PENDING'")
                .param(by.toMillis())
                .update();
    }

    /** Notes that it was delivered; false where that is noted already. */
    boolean sent(Alert alert, Instant now) {
        return jdbc.sql("UPDATE alert SET state = 'SENT', sent_at = ?, trouble = NULL WHERE id = ? AND state <> 'SENT'")
                        .param(Times.toColumn(now))
                        .param(alert.id())
                        .update()
                == 1;
    }

    /** Notes a failed attempt, unless somebody else has begun another one since. */
    void failed(Alert leased, Alert.State state, Instant nextAt, String trouble) {
        jdbc.sql("""
                        UPDATE alert SET state = ?, next_at = ?, trouble = ?
                         WHERE id = ? AND state = 'PENDING' AND attempts = ?
                        """)
                .param(state.name())
                .param(Times.toColumn(nextAt))
                .param(Texts.cut(trouble, 500))
                .param(leased.id())
                .param(leased.attempts())
                .update();
    }

    /** Gives a dead alert new attempts, from now on. */
    boolean revive(long id, Instant now) {
        return jdbc.sql("UPDATE alert SET state = 'PENDING', attempts = 0, next_at = ? WHERE id = ? AND state = 'DEAD'")
                        .param(Times.toColumn(now))
                        .param(id)
                        .update()
                == 1;
    }

    /** The newest of a state first. */
    List<Alert> newest(Alert.State state, int most) {
        return jdbc.sql(COLUMNS + " WHERE state = ? ORDER BY id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .param(state.name())
                .param(most)
                .query(AlertTable::alert)
                .list();
    }

    long count(Alert.State state) {
        return jdbc.sql("SELECT COUNT(*) FROM alert WHERE state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getLong("id"),
                row.getString("alert_id"),
                row.getLong("case_id"),
                row.getString("recipient"),
                row.getString("channel"),
                row.getString("reason"),
                row.getString("document"),
                Alert.State.valueOf(row.getString("state")),
                Times.fromFilled(row, "created_at"),
                Times.fromFilled(row, "next_at"),
                row.getInt("attempts"),
                Times.fromColumn(row, "sent_at"),
                row.getString("trouble"));
    }

    /**
     * Somebody by some channel.
     *
     * @param recipient a recipient's name
     * @param channel a channel
     */
    record Target(String recipient, String channel) {}
}
