package org.earshot.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.earshot.mention.Texts;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps cursors and health; owns the tables source_state and source_gap. Every change runs in the caller's transaction. */
@Repository
class SourceTable {
    private final JdbcClient jdbc;
    private final Ids ids;

    SourceTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** What is kept about a source; a fresh state for one that was never polled. */
    SourceState load(String source) {
        return jdbc.sql("SELECT * FROM source_state WHERE source = ?")
                .param(source)
                .query(SourceTable::state)
                .optional()
                .orElseGet(() -> SourceState.fresh(source));
    }

    /**
     * Keeps a state that follows from the one loaded, but not whether it is paused, which only {@link #pause} changes.
     *
     * @return false where somebody else changed the source meanwhile; then nothing is written and the caller rolls back
     */
    boolean save(SourceState state) {
        if (state.version() < 0) {
            insert(state.source());
        }
        SourceState.Hold hold = state.hold();
        SourceState.Trouble trouble = state.trouble();
        Poll.Budget budget = state.budget();
        return jdbc.sql("""
                        UPDATE source_state
                           SET position = ?, state = ?, last_poll_at = ?, last_success_at = ?, last_mention_at = ?, wait_from = ?,
                               not_before = ?, failures = ?, trouble = ?, trouble_at = ?, budget_left = ?, budget_limit = ?,
                               budget_resets_at = ?, stopped_for = ?, version = version + 1
                         WHERE source = ? AND version = ?
                        """)
                        .param(written(state.cursor()))
                        .param(state.state().name())
                        .param(Times.toColumn(state.seen().lastPollAt()))
                        .param(Times.toColumn(state.seen().lastSuccessAt()))
                        .param(Times.toColumn(state.seen().lastMentionAt()))
                        .param(Times.toColumn(hold == null ? null : hold.from()))
                        .param(Times.toColumn(hold == null ? null : hold.until()))
                        .param(state.failures())
                        .param(trouble == null ? null : Texts.cut(trouble.why(), 500))
                        .param(Times.toColumn(trouble == null ? null : trouble.at()))
                        .param(budget == null ? null : budget.left())
                        .param(budget == null ? null : budget.limit())
                        .param(Times.toColumn(budget == null ? null : budget.resetsAt()))
                        .param(state.stoppedFor())
                        .param(state.source())
                        .param(Math.max(0, state.version()))
                        .update()
                == 1;
    }

    /**
     * Notes that a platform pushed something. The version stays, so that a poll that is under way at the same time, to catch up, is
     * not lost; so do a stop and a failure, which are about polling.
     */
    void pushed(String source, boolean news, Instant now) {
        int updated = jdbc.sql("""
                        UPDATE source_state
                           SET last_success_at = ?, last_mention_at = CASE WHEN ? = 1 THEN ? ELSE last_mention_at END,
                               state = CASE WHEN state = 'NEW' THEN 'OK' ELSE state END
                         WHERE source = ?
                        """)
                .params(now.toEpochMilli(), news ? 1 : 0, now.toEpochMilli(), source)
                .update();
        if (updated == 0) {
            insert(source);
            pushed(source, news, now);
        }
    }

    /** Pauses a source, or ends its pause together with every wait and stop, so that it is due at once. */
    void pause(String source, boolean paused) {
        if (jdbc.sql("UPDATE source_state SET paused = ? WHERE source = ?")
                        .params(paused, source)
                        .update()
                == 0) {
            insert(source);
            pause(source, paused);
        }
        if (!paused) {
            jdbc.sql("""
                            UPDATE source_state
                               SET wait_from = NULL, not_before = NULL, failures = 0, stopped_for = NULL, version = version + 1,
                                   state = CASE WHEN state = 'STOPPED' THEN 'FAILING' ELSE state END
                             WHERE source = ?
                            """).param(source).update();
        }
    }

    private void insert(String source) {
        jdbc.sql("INSERT INTO source_state (source, state, paused, failures, version) VALUES (?, 'NEW', FALSE, 0, 0)")
                .param(source)
                .update();
    }

    /** Records a stretch that the platform would not give us. */
    void addGap(String source, Poll.Gap gap, Instant now) {
        jdbc.sql("INSERT INTO source_gap (id, source, found_at, since, until, why) VALUES (?, ?, ?, ?, ?, ?)")
                .param(ids.next())
                .param(source)
                .param(Times.toColumn(now))
                .param(cut(gap.since()))
                .param(cut(gap.until()))
                .param(Texts.cut(gap.why(), 500))
                .update();
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : Texts.cut(text, 700);
    }

    /** The last gaps of a source, newest first. */
    List<SourceHealth.SeenGap> gaps(String source, int most) {
        return jdbc.sql("SELECT found_at, since, until, why FROM source_gap WHERE source = ? ORDER BY id DESC"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(source, most)
                .query((row, number) -> new SourceHealth.SeenGap(
                        Times.fromFilled(row, "found_at"),
                        new Poll.Gap(row.getString("since"), row.getString("until"), row.getString("why"))))
                .list();
    }

    private static SourceState state(ResultSet row, int number) throws SQLException {
        Instant from = Times.fromColumn(row, "wait_from");
        Instant until = Times.fromColumn(row, "not_before");
        String why = row.getString("trouble");
        Instant at = Times.fromColumn(row, "trouble_at");
        return new SourceState(
                row.getString("source"),
                cursor(row.getString("position")),
                SourceHealth.State.valueOf(row.getString("state")),
                row.getBoolean("paused"),
                new SourceState.Seen(
                        Times.fromColumn(row, "last_poll_at"),
                        Times.fromColumn(row, "last_success_at"),
                        Times.fromColumn(row, "last_mention_at")),
                from == null || until == null ? null : new SourceState.Hold(from, until),
                row.getInt("failures"),
                why == null || at == null ? null : new SourceState.Trouble(why, at),
                budget(row),
                row.getString("stopped_for"),
                row.getInt("version"));
    }

    private static Poll.@Nullable Budget budget(ResultSet row) throws SQLException {
        Long left = row.getObject("budget_left", Long.class);
        return left == null
                ? null
                : new Poll.Budget(
                        left, row.getObject("budget_limit", Long.class), Times.fromColumn(row, "budget_resets_at"));
    }

    private static String written(Cursor cursor) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        cursor.values().forEach(values::put);
        return values.toString();
    }

    private static Cursor cursor(@Nullable String written) {
        Optional<JsonNode> values = written == null ? Optional.empty() : Json.parse(written);
        Map<String, String> read = new TreeMap<>();
        values.ifPresent(node -> node.fields()
                .forEachRemaining(
                        value -> read.put(value.getKey(), value.getValue().asText())));
        return read.isEmpty() ? Cursor.START : new Cursor(read);
    }
}
