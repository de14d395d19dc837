package org.earshot.respond;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What staff say back, and how far it has come; owns the table reply, the outbox. */
@Repository
class ReplyTable implements EarlierReplies {
    private static final String COLUMNS = """
            SELECT id, case_id, mention_id, source, author, body, idempotency_key, state, created_at, next_at, attempts,
                   sent_at, external_id, url, trouble
              FROM reply
            """;

    private final JdbcClient jdbc;

    ReplyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts a reply into the outbox, due at once. */
    void insert(Reply reply) {
        jdbc.sql("""
                        INSERT INTO reply (id, case_id, mention_id, source, author, body, idempotency_key, state, created_at,
                                           next_at, attempts)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                        """)
                .param(reply.id())
                .param(reply.caseId())
                .param(reply.mentionId())
                .param(reply.source())
                .param(reply.author())
                .param(reply.text())
                .param(reply.idempotencyKey())
                .param(reply.state().name())
                .param(Times.toColumn(reply.createdAt()))
                .param(Times.toColumn(reply.createdAt()))
                .update();
    }

    /** The replies of a case, oldest first. */
    List<Reply> ofCase(long caseId) {
        return jdbc.sql(COLUMNS + " WHERE case_id = ? ORDER BY id")
                .param(caseId)
                .query(ReplyTable::reply)
                .list();
    }

    /** The reply with this id. */
    Optional<Reply> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = ?")
                .param(id)
                .query(ReplyTable::reply)
                .optional();
    }

    /** The cases in which we sent something that a platform calls so. */
    List<Long> casesOf(String externalId) {
        return jdbc.sql("SELECT case_id FROM reply WHERE external_id = ?")
                .param(externalId)
                .query(Long.class)
                .list();
    }

    @Override
    public List<String> texts(String externalId) {
        return jdbc.sql("SELECT body FROM reply WHERE external_id = ? AND state = 'SENT'")
                .param(externalId)
                .query((row, number) -> java.util.Objects.requireNonNull(row.getString("body")))
                .list();
    }

    /** What is to be sent now, oldest first. */
    List<Due> due(Instant now, int most) {
        return jdbc.sql(
                        COLUMNS
                                + " WHERE state = 'PENDING' AND next_at <= ? ORDER BY next_at, id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .param(Times.toColumn(now))
                .param(most)
                .query((row, number) -> new Due(reply(row, number), row.getLong("next_at")))
                .list();
    }

    /**
     * Takes a reply for one attempt: until then no other sender will. A sender that dies leaves it to the next one, which sees by the
     * count of attempts that it must look first. One that is taken has no trouble.
     *
     * @return false where another sender has it
     */
    boolean lease(Due due, Instant until) {
        return jdbc.sql("UPDATE reply SET next_at = ?, attempts = attempts + 1, trouble = NULL"
                                + " WHERE id = ? AND state = 'PENDING' AND next_at = ? AND attempts = ?")
                        .param(Times.toColumn(until))
                        .param(due.reply().id())
                        .param(due.nextAt())
                        .param(due.reply().attempts())
                        .update()
                == 1;
    }

    /**
     * Makes due what is taken for an attempt, which only those may do who know that no attempt is under way, and what was written
     * before the clock was set back, unless its author chose the time.
     */
    int release(Instant now) {
        return jdbc.sql("UPDATE reply SET next_at = ? WHERE state = 'PENDING' AND next_at > ?"
                        + " AND ((attempts > 0 AND trouble IS NULL) OR (created_at > ? AND send_at IS NULL))")
                .param(Times.toColumn(now))
                .param(Times.toColumn(now))
                .param(Times.toColumn(now))
                .update();
    }

    /** Keeps every wait as long as it was when the clock is set back; a time that somebody chose stays. */
    void clockSetBack(Duration by) {
        jdbc.sql("UPDATE reply SET next_at = next_at - ? WHERE state = 'PENDING' AND (send_at IS NULL OR attempts > 0)")
                .param(by.toMillis())
                .update();
    }

    /** Puts the next attempt off. */
    void later(long id, String trouble, Instant next) {
        jdbc.sql("UPDATE reply SET next_at = ?, trouble = ? WHERE id = ? AND state = 'PENDING'")
                .param(Times.toColumn(next))
                .param(Texts.cut(trouble, 500))
                .param(id)
                .update();
    }

    /** Notes that it is on the platform; false where that is noted already. */
    boolean sent(long id, Outcome.Sent sent, Instant now) {
        String url = sent.url();
        return jdbc.sql("UPDATE reply SET state = 'SENT', sent_at = ?, external_id = ?, url = ?, trouble = NULL"
                                + " WHERE id = ? AND state = 'PENDING'")
                        .param(Times.toColumn(now))
                        .param(sent.externalId())
                        .param(url == null ? null : Texts.cut(url, 2000))
                        .param(id)
                        .update()
                == 1;
    }

    /** Notes that it will never be there; false where it is settled already. */
    boolean failed(long id, String trouble) {
        return jdbc.sql("UPDATE reply SET state = 'FAILED', trouble = ? WHERE id = ? AND state = 'PENDING'")
                        .param(Texts.cut(trouble, 500))
                        .param(id)
                        .update()
                == 1;
    }

    /** Puts another text in the place of what was sent. */
    void rewrite(long id, String text) {
        jdbc.sql("UPDATE reply SET body = ? WHERE id = ?").params(text, id).update();
    }

    private static Reply reply(ResultSet row, int number) throws SQLException {
        return new Reply(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getLong("mention_id"),
                row.getString("source"),
                row.getString("author"),
                row.getString("body"),
                row.getString("idempotency_key"),
                Reply.State.valueOf(row.getString("state")),
                Times.fromFilled(row, "created_at"),
                row.getInt("attempts"),
                Times.fromColumn(row, "sent_at"),
                row.getString("external_id"),
                row.getString("url"),
                row.getString("trouble"));
    }

    /** A reply and the time that its next attempt was set to, in milliseconds since 1970 UTC. */
    record Due(Reply reply, long nextAt) {}
}
