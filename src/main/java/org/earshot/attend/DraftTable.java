package org.earshot.attend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Forgetting;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps drafts; owns the table reply_draft. */
@Repository
class DraftTable implements Forgetting {
    private static final String COLUMNS =
            "SELECT case_id, user_name, version, updated_at, document, earlier_at, earlier FROM reply_draft WHERE case_id = ?";
    /** A draft whose author has answered since. A holding reply, and one that never went out, are no answers. */
    private static final String ANSWERED = """
            EXISTS (SELECT 1 FROM reply r WHERE r.case_id = reply_draft.case_id AND r.author = reply_draft.user_name
                       AND r.created_at >= reply_draft.updated_at AND r.state NOT IN ('FAILED', 'UNDONE')
                       AND r.kind = 'ANSWER')
            """;

    private final JdbcClient jdbc;

    DraftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReplyDraft> find(long caseId, String user) {
        return jdbc.sql(COLUMNS + " AND user_name = ?")
                .params(caseId, user)
                .query(DraftTable::read)
                .optional();
    }

    /** All drafts of a case, by author. */
    List<ReplyDraft> of(long caseId) {
        return jdbc.sql(COLUMNS + " ORDER BY user_name")
                .param(caseId)
                .query(DraftTable::read)
                .list();
    }

    /** False where the same user was faster from another page. */
    boolean insert(ReplyDraft draft) {
        try {
            jdbc.sql(
                            "INSERT INTO reply_draft (case_id, user_name, version, updated_at, document) VALUES (?, ?, ?, ?, ?)")
                    .param(draft.caseId())
                    .param(draft.user())
                    .param(draft.version())
                    .param(Times.toColumn(draft.at()))
                    .param(draft.text())
                    .update();
            return true;
        } catch (DuplicateKeyException fasterPage) {
            return false;
        }
    }

    /** Replaces the version before this one; false where that has changed meanwhile. */
    boolean update(ReplyDraft draft) {
        ReplyDraft.Earlier earlier = draft.earlier();
        return jdbc.sql("""
                        UPDATE reply_draft SET version = ?, updated_at = ?, document = ?, earlier_at = ?, earlier = ?
                         WHERE case_id = ? AND user_name = ? AND version = ?
                        """)
                        .param(draft.version())
                        .param(Times.toColumn(draft.at()))
                        .param(draft.text())
                        .param(earlier == null ? null : Times.toColumn(earlier.at()))
                        .param(earlier == null ? null : earlier.text())
                        .param(draft.caseId())
                        .param(draft.user())
                        .param(draft.version() - 1)
                        .update()
                == 1;
    }

    /** Takes a draft away; false where it has changed meanwhile. */
    boolean delete(ReplyDraft draft) {
        return jdbc.sql("DELETE FROM reply_draft WHERE case_id = ? AND user_name = ? AND version = ?")
                        .params(draft.caseId(), draft.user(), draft.version())
                        .update()
                == 1;
    }

    /** Takes away the drafts of a case whose authors have answered. */
    void settle(long caseId) {
        jdbc.sql("DELETE FROM reply_draft WHERE case_id = ? AND " + ANSWERED)
                .param(caseId)
                .update();
    }

    /** Takes away all drafts whose authors have answered, and those that nobody touched since a time; returns how many. */
    int purge(Instant before) {
        return jdbc.sql("DELETE FROM reply_draft WHERE updated_at < ? OR " + ANSWERED)
                .param(Times.toColumn(before))
                .update();
    }

    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        for (long id : cases) {
            jdbc.sql("DELETE FROM reply_draft WHERE case_id = ?").param(id).update();
        }
    }

    private static ReplyDraft read(ResultSet row, int number) throws SQLException {
        Instant at = Times.fromColumn(row, "earlier_at");
        return new ReplyDraft(
                row.getLong("case_id"),
                row.getString("user_name"),
                row.getInt("version"),
                Times.fromFilled(row, "updated_at"),
                row.getString("document"),
                at == null ? null : earlier(at, row.getString("earlier")));
    }

    private static ReplyDraft.Earlier earlier(Instant at, @Nullable String text) {
        return new ReplyDraft.Earlier(at, text == null ? "" : text);
    }
}
