package org.earshot.respond;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.mention.Purge;
import org.earshot.mention.Texts;
import org.earshot.store.Times;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps cases; owns the table case_, which {@link QueueTable} reads in the order of the queue. */
@Repository
class CaseTable implements Purge {
    /** A case that is never due sorts behind all others. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int LONGEST_CUSTOMER = 250;

    static final String COLUMNS = """
            SELECT id, brand, platform, thread, customer, state, urgency_rank, score, opened_at, due_at, assignee,
                   acknowledged_at, first_reply_at, resolved_at, outcome, snoozed_until, main_mention, mention_count, version
              FROM case_
            """;

    private final JdbcClient jdbc;
    private final ClaimLease lease;

    CaseTable(JdbcClient jdbc, ClaimLease lease) {
        this.jdbc = jdbc;
        this.lease = lease;
    }

    Optional<Case> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = ?")
                .param(id)
                .query(CaseTable::read)
                .optional();
    }

    /**
     * Reads a case and keeps others from changing it until the caller's transaction ends. One statement that changes nothing does
     * that on both databases; Derby's FOR UPDATE lets go too early.
     *
     * @throws NoSuchElementException where there is none
     */
    Case take(long id) {
        jdbc.sql("UPDATE case_ SET changed_at = changed_at WHERE id = ?")
                .param(id)
                .update();
        return find(id).orElseThrow(() -> missing(id));
    }

    static NoSuchElementException missing(long id) {
        return new NoSuchElementException("there is no case " + id);
    }

    Optional<Case> ofConversation(String conversation) {
        return jdbc.sql(COLUMNS + " WHERE conversation = ?")
                .param(conversation)
                .query(CaseTable::read)
                .optional();
    }

    /** The ids of the cases that stand in a platform's thread, of any customer. */
    List<Long> ofThread(String platform, String thread) {
        return jdbc.sql("SELECT id FROM case_ WHERE thread = ? AND platform = ? ORDER BY id")
                .params(thread, platform)
                .query(Long.class)
                .list();
    }

    /** Takes the customer's name from cases that hold nothing else any more; what makes their conversation one stays as a hash. */
    @Override
    public void purge(List<Long> mentions) {
        for (long mention : mentions) {
            jdbc.sql("""
                            UPDATE case_ SET customer = 'deleted', customer_key = 'deleted', customer_lower = 'deleted'
                             WHERE id IN (SELECT case_id FROM case_mention WHERE mention_id = ?)
                               AND NOT EXISTS (SELECT 1 FROM case_mention c JOIN mention m ON m.id = c.mention_id
                                                WHERE c.case_id = case_.id AND m.gone_at IS NULL)
                            """).param(mention).update();
        }
    }

    /**
     * Stores a new case.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another mention of the conversation opened one at the same moment
     */
    void insert(Case opened, Conversation conversation) {
        jdbc.sql("""
                        INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, customer_lower, state,
                                           urgency_rank, score, opened_at, due_at, main_mention, mention_count, changed_at, version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(opened.id())
                .param(conversation.hash())
                .param(opened.brand())
                .param(opened.platform())
                .param(opened.thread())
                .param(conversation.customer())
                .param(opened.customer())
                .param(lower(opened.customer()))
                .param(opened.state().name())
                .param(opened.urgency().rank())
                .param(opened.score())
                .param(Times.toColumn(opened.openedAt()))
                .param(due(opened.dueAt()))
                .param(opened.mainMention())
                .param(opened.mentionCount())
                .param(Times.toColumn(opened.openedAt()))
                .param(opened.version())
                .update();
        mark(opened.id());
    }

    /**
     * Writes what the queue is narrowed by, as it stands with the main mention now. Praise that is urgent is none: nobody shall miss it
     * in a lane of its own.
     */
    void mark(long id) {
        jdbc.sql("""
                        UPDATE case_ SET source = COALESCE((SELECT m.source FROM mention m WHERE m.id = case_.main_mention), ''),
                               language = COALESCE((SELECT r.language FROM reading r WHERE r.mention_id = case_.main_mention), 'und'),
                               praise = CASE WHEN urgency_rank >= 2 AND EXISTS (
                                   SELECT 1 FROM reading r WHERE r.mention_id = case_.main_mention AND
                        """ + PraiseTable.PRAISES + """
                                   ) THEN TRUE ELSE FALSE END
                         WHERE id = ?
                        """).param(id).update();
    }

    /** A customer's handle as the queue finds it by its beginning. */
    static String lower(String customer) {
        return Texts.cut(customer.toLowerCase(Locale.ROOT), LONGEST_CUSTOMER);
    }

    /**
     * Takes a case for a user in one statement, so that of many at once exactly one has it.
     *
     * @return false where it was not free, or not in a state to be taken
     */
    boolean claim(long id, String user, Instant now) {
        return jdbc.sql("""
                                UPDATE case_ SET state = 'CLAIMED', assignee = ?, claimed_at = ?, held_until = ?, changed_at = ?,
                                       snoozed_until = NULL, version = version + 1
                                 WHERE id = ? AND state IN ('OPEN', 'WAITING', 'SNOOZED') AND (assignee IS NULL OR assignee = ?)
                                """)
                        .param(user)
                        .param(Times.toColumn(now))
                        .param(Times.toColumn(lease.from(now)))
                        .param(Times.toColumn(now))
                        .param(id)
                        .param(user)
                        .update()
                == 1;
    }

    /**
     * Writes a case that is still as it was read. Whoever has it from now on has it for the time of a claim; whoever had it keeps the end
     * that the claim has, which only {@link LeaseTable#renew} moves.
     *
     * @throws OptimisticLockingFailureException where somebody was faster; roll back and decide again
     */
    void update(Case next, Instant now) {
        int changed = jdbc.sql("""
                        UPDATE case_ SET state = ?, urgency_rank = ?, score = ?, due_at = ?,
                               claimed_at = CASE WHEN CAST(? AS VARCHAR(80)) IS NULL THEN NULL
                                                 WHEN assignee = ? THEN claimed_at ELSE CAST(? AS BIGINT) END,
                               held_until = CASE WHEN CAST(? AS VARCHAR(10)) <> 'CLAIMED' THEN NULL
                                                 WHEN state = 'CLAIMED' AND assignee = ? THEN held_until ELSE CAST(? AS BIGINT) END,
                               assignee = ?, acknowledged_at = ?, first_reply_at = ?, resolved_at = ?, outcome = ?,
                               snoozed_until = ?, main_mention = ?, mention_count = ?, changed_at = ?, version = version + 1
                         WHERE id = ? AND version = ?
                        """)
                .param(next.state().name())
                .param(next.urgency().rank())
                .param(next.score())
                .param(due(next.dueAt()))
                .param(next.assignee())
                .param(next.assignee())
                .param(Times.toColumn(now))
                .param(next.state().name())
                .param(next.assignee())
                .param(Times.toColumn(lease.from(now)))
                .param(next.assignee())
                .param(Times.toColumn(next.acknowledgedAt()))
                .param(Times.toColumn(next.firstReplyAt()))
                .param(Times.toColumn(next.resolvedAt()))
                .param(next.outcome())
                .param(Times.toColumn(next.snoozedUntil()))
                .param(next.mainMention())
                .param(next.mentionCount())
                .param(Times.toColumn(now))
                .param(next.id())
                .param(next.version())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("case " + next.id() + " changed meanwhile");
        }
    }

    /** Snoozed cases whose time has come, at most so many. */
    List<Long> toWake(Instant now, int most) {
        return jdbc.sql("""
                        SELECT id FROM case_ --DERBY-PROPERTIES index=CASE_SNOOZED
                         WHERE state = 'SNOOZED' AND snoozed_until <= ?
                         ORDER BY snoozed_until OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .param(Times.toColumn(now))
                .param(most)
                .query(Long.class)
                .list();
    }

    static Case read(ResultSet row, int number) throws SQLException {
        long due = row.getLong("due_at");
        return new Case(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("platform"),
                row.getString("thread"),
                row.getString("customer"),
                CaseState.valueOf(row.getString("state")),
                Urgency.values()[row.getInt("urgency_rank")],
                row.getInt("score"),
                Times.fromFilled(row, "opened_at"),
                due == NEVER ? null : Instant.ofEpochMilli(due),
                row.getString("assignee"),
                Times.fromColumn(row, "acknowledged_at"),
                Times.fromColumn(row, "first_reply_at"),
                Times.fromColumn(row, "resolved_at"),
                row.getString("outcome"),
                Times.fromColumn(row, "snoozed_until"),
                row.getLong("main_mention"),
                row.getInt("mention_count"),
                row.getInt("version"));
    }

    static long due(@Nullable Instant time) {
        Long millis = Times.toColumn(time);
        return millis == null ? NEVER : millis;
    }
}
