package org.earshot.respond;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What cases were before a deed that was done to many at once; owns the tables case_batch and case_batch_line. */
@Repository
class BatchTable {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;

    BatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a batch, and forgets those that nobody can undo any more. */
    long open(Batches.Batch batch) {
        Long old = Times.toColumn(batch.at().minus(KEPT));
        jdbc.sql("DELETE FROM case_batch_line WHERE batch_id IN (SELECT id FROM case_batch WHERE done_at < ?)")
                .param(old)
                .update();
        jdbc.sql("DELETE FROM case_batch WHERE done_at < ?").param(old).update();
        jdbc.sql("INSERT INTO case_batch (id, doer, deed, done_at) VALUES (?, ?, ?, ?)")
                .params(batch.id(), batch.doer(), batch.deed().name(), Times.toColumn(batch.at()))
                .update();
        return batch.id();
    }

    Optional<Batches.Batch> find(long id) {
        return jdbc.sql("SELECT id, doer, deed, done_at FROM case_batch WHERE id = ?")
                .param(id)
                .query((row, number) -> new Batches.Batch(
                        row.getLong("id"),
                        row.getString("doer"),
                        Deed.valueOf(row.getString("deed")),
                        Times.fromFilled(row, "done_at")))
                .optional();
    }

    /** The cases of a batch that are not restored yet. */
    List<Long> cases(long batch) {
        return jdbc.sql("SELECT case_id FROM case_batch_line WHERE batch_id = ? ORDER BY case_id")
                .param(batch)
                .query(Long.class)
                .list();
    }

    /**
     * Keeps a case as it is before a deed that changes its row once.
     *
     * @param unanswered the mentions that wait for an answer
     */
    void keep(long batch, Case before, List<Long> unanswered) {
        jdbc.sql("""
                        INSERT INTO case_batch_line (batch_id, case_id, version, state, assignee, claimed_at, held_until, snoozed_until,
                                                     unanswered)
                        SELECT CAST(? AS BIGINT), id, version + 1, state, assignee, claimed_at, held_until, snoozed_until, '' FROM case_
                         WHERE id = ?
                        """).params(batch, before.id()).update();
        jdbc.sql("UPDATE case_batch_line SET unanswered = ? WHERE batch_id = ? AND case_id = ?")
                .params(unanswered.stream().map(String::valueOf).collect(Collectors.joining(",")), batch, before.id())
                .update();
    }

    /** What a case was before; the caller has taken the case. */
    Before before(long batch, long caseId) {
        return jdbc.sql("SELECT * FROM case_batch_line WHERE batch_id = ? AND case_id = ?")
                .params(batch, caseId)
                .query((row, number) -> new Before(
                        caseId,
                        row.getInt("version"),
                        row.getString("state"),
                        row.getString("assignee"),
                        Times.fromColumn(row, "claimed_at"),
                        Times.fromColumn(row, "held_until"),
                        Times.fromColumn(row, "snoozed_until"),
                        ids(row.getString("unanswered"))))
                .optional()
                .orElseThrow(() -> new NotAllowed("case " + caseId + " is restored already"));
    }

    /** Makes a case what it was; what a deed on many cases cannot change stays. */
    void restore(Before before, Instant now) {
        jdbc.sql("""
                        UPDATE case_ SET state = ?, assignee = ?, claimed_at = ?, held_until = ?, snoozed_until = ?, resolved_at = NULL,
                               outcome = NULL, changed_at = ?, version = version + 1
                         WHERE id = ? AND version = ?
                        """)
                .param(before.state())
                .param(before.assignee())
                .param(Times.toColumn(before.claimedAt()))
                .param(Times.toColumn(before.heldUntil()))
                .param(Times.toColumn(before.snoozedUntil()))
                .param(Times.toColumn(now))
                .param(before.caseId())
                .param(before.version())
                .update();
    }

    void drop(long batch, long caseId) {
        jdbc.sql("DELETE FROM case_batch_line WHERE batch_id = ? AND case_id = ?")
                .params(batch, caseId)
                .update();
    }

    private static List<Long> ids(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(Long::valueOf).toList();
    }

    /**
     * A case as it was.
     *
     * @param version that the deed left it with
     * @param unanswered the mentions that waited for an answer
     */
    record Before(
            long caseId,
            int version,
            String state,
            @Nullable String assignee,
            @Nullable Instant claimedAt,
            @Nullable Instant heldUntil,
            @Nullable Instant snoozedUntil,
            List<Long> unanswered) {}
}
