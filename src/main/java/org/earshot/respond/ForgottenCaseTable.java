package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.earshot.mention.ErasedTable;
import org.earshot.mention.MentionId;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Empties the cases of a person who wants to be forgotten, in the caller's transaction: who it was, what staff said and noted, and
 * what they gave as a reason. When things were done, by whom and how often stays. Writes case_, journal and reply beside their owners.
 */
@Repository
public class ForgottenCaseTable {
    /** What a case that was erased ended with, and who its customer is. */
    public static final String ERASED = "erased";

    /** Deeds whose words are Earshot's own or a colleague's name, and are needed for recounting. */
    private static final Set<String> OURS =
            Set.of("opened", "assigned", "alerted", "urgency raised", "urgency lowered");

    private static final Set<String> OUTCOMES = Set.of(
            "solved",
            "answered",
            "helped",
            "goodwill",
            "praise",
            "silent",
            "deleted",
            "blocked",
            "spam",
            "done",
            ERASED);
    private static final Pattern TIME = Pattern.compile("[0-9TZ:.-]{1,40}");

    private final JdbcClient jdbc;
    private final JournalTable journal;
    private final Clock clock;

    ForgottenCaseTable(JdbcClient jdbc, JournalTable journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** Keeps others from changing a case until the caller's transaction ends. */
    public void take(long id) {
        jdbc.sql("UPDATE case_ SET changed_at = changed_at WHERE id = ?")
                .param(id)
                .update();
    }

    /** What we sent in a case, as the platform names it. */
    public List<MentionId> sent(long id) {
        return jdbc.sql("SELECT c.platform, r.external_id FROM reply r JOIN case_ c ON c.id = r.case_id"
                        + " WHERE r.case_id = ? AND r.external_id IS NOT NULL")
                .param(id)
                .query((row, number) -> new MentionId(row.getString("platform"), row.getString("external_id")))
                .list();
    }

    /** Empties one case; a reply that waits will never be sent. */
    public void forget(long id, String who) {
        Instant now = clock.instant();
        replies(id);
        lines(id);
        String outcome = outcome(id);
        jdbc.sql("""
                        UPDATE case_ SET customer = ?, customer_key = ?, customer_lower = ?, conversation = ?, outcome = ?,
                               snoozed_until = NULL,
                               state = CASE WHEN state IN ('RESOLVED', 'DISMISSED') THEN state ELSE 'DISMISSED' END,
                               resolved_at = COALESCE(resolved_at, ?), changed_at = ?, version = version + 1
                         WHERE id = ?
                        """)
                .params(ERASED, ERASED, ERASED, ERASED + "-" + id, outcome)
                .params(Times.toColumn(now), Times.toColumn(now), id)
                .update();
        jdbc.sql("UPDATE case_mention SET answered = TRUE WHERE case_id = ?")
                .param(id)
                .update();
        journal.add(id, now, new JournalTable.Line(who, "customer erased", null));
    }

    /** Masks the name of a thread wherever a case stands in it. */
    public void mask(MentionId thread) {
        jdbc.sql("UPDATE case_ SET thread = ? WHERE thread = ? AND platform = ?")
                .params(
                        ErasedTable.mask(thread.platform(), thread.externalId()),
                        thread.externalId(),
                        thread.platform())
                .update();
    }

    private static String masked(MentionId thread) {
        return thread.externalId().startsWith("erased:")
                ? thread.externalId()
                : ErasedTable.mask(thread.platform(), thread.externalId());
    }

    private void replies(long id) {
        sent(id).forEach(sent -> jdbc.sql("UPDATE reply SET external_id = ? WHERE case_id = ? AND external_id = ?")
                .params(masked(sent), id, sent.externalId())
                .update());
        jdbc.sql("""
                        UPDATE reply SET body = '', url = NULL, trouble = CASE WHEN state = 'SENT' THEN NULL ELSE 'customer erased' END,
                               state = CASE WHEN state IN ('PENDING', 'HELD') THEN 'FAILED' ELSE state END,
                               seen = NULL, awaits = NULL, vetting = NULL
                         WHERE case_id = ?
                        """).param(id).update();
    }

    private void lines(long id) {
        for (JournalEntry entry : journal.of(id)) {
            if (entry.text() != null && !kept(entry)) {
                jdbc.sql("UPDATE journal SET document = NULL WHERE id = ?")
                        .param(entry.id())
                        .update();
            }
        }
    }

    private static boolean kept(JournalEntry entry) {
        String text = String.valueOf(entry.text());
        return switch (entry.deed()) {
            case "resolved", "dismissed" -> OUTCOMES.contains(text);
            case "snoozed" -> TIME.matcher(text).matches();
            default -> OURS.contains(entry.deed());
        };
    }

    private String outcome(long id) {
        String said = jdbc.sql("SELECT COALESCE(outcome, '') FROM case_ WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
        return OUTCOMES.contains(said) ? said : ERASED;
    }
}
