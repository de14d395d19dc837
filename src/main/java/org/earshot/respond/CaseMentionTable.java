package org.earshot.respond;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.earshot.store.Times;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which mentions a case holds, how grave each of them is, and which of them have been answered; owns the table case_mention. */
@Repository
class CaseMentionTable {
    private final JdbcClient jdbc;

    CaseMentionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The case that holds a mention, with what it weighs there. */
    Optional<Filed> find(long mentionId) {
        return jdbc.sql(
                        "SELECT case_id, mention_id, urgency_rank, score, due_at, answered FROM case_mention WHERE mention_id = ?")
                .param(mentionId)
                .query((row, number) -> new Filed(
                        row.getLong("case_id"),
                        row.getLong("mention_id"),
                        Urgency.values()[row.getInt("urgency_rank")],
                        row.getInt("score"),
                        row.getLong("due_at"),
                        row.getBoolean("answered")))
                .optional();
    }

    void insert(Filed filed, Instant now) {
        jdbc.sql("INSERT INTO case_mention (case_id, mention_id, urgency_rank, score, due_at, added_at, answered)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(filed.caseId())
                .param(filed.mentionId())
                .param(filed.urgency().rank())
                .param(filed.score())
                .param(filed.dueAt())
                .param(Times.toColumn(now))
                .param(filed.answered())
                .update();
    }

    /** Writes what an edited mention weighs now; one that is unanswered again counts as added now. */
    void update(Filed filed, Instant now) {
        jdbc.sql("""
                        UPDATE case_mention SET urgency_rank = ?, score = ?, due_at = ?, answered = ?,
                               added_at = CASE WHEN answered = TRUE AND ? = FALSE THEN ? ELSE added_at END
                         WHERE mention_id = ?
                        """)
                .param(filed.urgency().rank())
                .param(filed.score())
                .param(filed.dueAt())
                .param(filed.answered())
                .param(filed.answered())
                .param(Times.toColumn(now))
                .param(filed.mentionId())
                .update();
    }

    /** Notes that what the case held at that time is answered; returns true where nothing unanswered is left. */
    boolean answered(long caseId, Instant until) {
        jdbc.sql("UPDATE case_mention SET answered = TRUE WHERE case_id = ? AND added_at <= ?")
                .param(caseId)
                .param(Times.toColumn(until))
                .update();
        return unanswered(caseId).isEmpty();
    }

    /** Notes that these mentions of a case are answered; returns true where nothing unanswered is left. */
    boolean answered(long caseId, Collection<Long> mentions) {
        mentions.forEach(
                mention -> jdbc.sql("UPDATE case_mention SET answered = TRUE WHERE case_id = ? AND mention_id = ?")
                        .params(caseId, mention)
                        .update());
        return unanswered(caseId).isEmpty();
    }

    /** Takes the deadline from what the case held at that time and nobody has answered: what was promised is kept. */
    void undue(long caseId, Instant until) {
        jdbc.sql("UPDATE case_mention SET due_at = ? WHERE case_id = ? AND answered = FALSE AND added_at <= ?")
                .params(CaseTable.NEVER, caseId, Times.toColumn(until))
                .update();
    }

    /** Lets one mention count again. */
    void unanswer(long mentionId) {
        jdbc.sql("UPDATE case_mention SET answered = FALSE WHERE mention_id = ?")
                .param(mentionId)
                .update();
    }

    /** What a case rests on now. */
    Weight weigh(long caseId) {
        int mentions = jdbc.sql("SELECT COUNT(*) FROM case_mention WHERE case_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
        List<Filed> open = unanswered(caseId);
        long due = open.stream().mapToLong(Filed::dueAt).min().orElse(CaseTable.NEVER);
        Filed gravest = open.stream().min(Filed.GRAVEST).orElse(null);
        return new Weight(mentions, gravest, due == CaseTable.NEVER ? null : Instant.ofEpochMilli(due));
    }

    /** The mentions of a case that wait for an answer. */
    List<Long> open(long caseId) {
        return unanswered(caseId).stream().map(Filed::mentionId).toList();
    }

    private List<Filed> unanswered(long caseId) {
        return jdbc.sql("""
                        SELECT case_id, mention_id, urgency_rank, score, due_at, answered
                          FROM case_mention WHERE case_id = ? AND answered = FALSE
                        """)
                .param(caseId)
                .query((row, number) -> new Filed(
                        row.getLong("case_id"),
                        row.getLong("mention_id"),
                        Urgency.values()[row.getInt("urgency_rank")],
                        row.getInt("score"),
                        row.getLong("due_at"),
                        row.getBoolean("answered")))
                .list();
    }

    /**
     * A mention in its case.
     *
     * @param dueAt milliseconds since 1970 UTC, {@link CaseTable#NEVER} for never
     */
    record Filed(long caseId, long mentionId, Urgency urgency, int score, long dueAt, boolean answered) {
        static final java.util.Comparator<Filed> GRAVEST = java.util.Comparator.comparing(Filed::urgency)
                .thenComparing(java.util.Comparator.comparing(Filed::score).reversed())
                .thenComparing(Filed::mentionId);
    }

    /**
     * What a case rests on.
     *
     * @param mentions how many it holds
     * @param gravest the gravest unanswered one, null where everything is answered
     * @param dueAt when the first unanswered one is due, null for never
     */
    record Weight(
            int mentions, @Nullable Filed gravest, @Nullable Instant dueAt) {}
}
