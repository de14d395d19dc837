package org.earshot.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.store.Times;
import org.earshot.understand.Sentiment;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table label: what staff said a mention should have been. */
@Repository
public class LabelTable {
    private final JdbcClient jdbc;

    LabelTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a label in the place of any before. Must run outside a transaction, because two may come at the same moment. */
    public void put(Label label) {
        if (update(label)) {
            return;
        }
        try {
            insert(label);
        } catch (DuplicateKeyException e) {
            update(label);
        }
    }

    /** The label of a mention. */
    public Optional<Label> find(long mention) {
        return jdbc.sql(
                        "SELECT sentiment, urgency, about_brand, labelled_by, labelled_at FROM label WHERE mention_id = ?")
                .param(mention)
                .query((row, number) -> label(mention, row))
                .optional();
    }

    /** The labels, newest first, at most so many. */
    public List<Label> newest(int most) {
        return jdbc.sql("SELECT mention_id, sentiment, urgency, about_brand, labelled_by, labelled_at FROM label"
                        + " ORDER BY labelled_at DESC, mention_id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .param(most)
                .query((row, number) -> label(row.getLong("mention_id"), row))
                .list();
    }

    private static Label label(long mention, ResultSet row) throws SQLException {
        String sentiment = row.getString("sentiment");
        String urgency = row.getString("urgency");
        boolean about = row.getBoolean("about_brand");
        boolean silent = row.wasNull();
        return new Label(
                mention,
                sentiment == null ? null : Sentiment.Label.valueOf(sentiment),
                urgency == null ? null : Urgency.valueOf(urgency),
                silent ? null : about,
                row.getString("labelled_by"),
                Times.fromFilled(row, "labelled_at"));
    }

    private boolean update(Label label) {
        return fill("""
                        UPDATE label SET sentiment = ?, urgency = ?, about_brand = ?, labelled_by = ?, labelled_at = ?
                         WHERE mention_id = ?
                        """, label) == 1;
    }

    private void insert(Label label) {
        fill("""
                INSERT INTO label (sentiment, urgency, about_brand, labelled_by, labelled_at, mention_id)
                VALUES (?, ?, ?, ?, ?, ?)
                """, label);
    }

    private int fill(String sql, Label label) {
        Sentiment.Label sentiment = label.sentiment();
        Urgency urgency = label.urgency();
        return jdbc.sql(sql)
                .param(sentiment == null ? null : sentiment.name())
                .param(urgency == null ? null : urgency.name())
                .param(label.aboutBrand())
                .param(label.by())
                .param(Times.toColumn(label.at()))
                .param(label.mention())
                .update();
    }

    /**
     * What staff said.
     *
     * @param mention the mention's id
     * @param sentiment what it should have been, null where nobody says
     * @param urgency what it should have been, null where nobody says
     * @param aboutBrand what it should have been, null where nobody says
     * @param by the user
     * @param at when
     */
    public record Label(
            long mention,
            Sentiment.@Nullable Label sentiment,
            @Nullable Urgency urgency,
            @Nullable Boolean aboutBrand,
            String by,
            Instant at) {}
}
