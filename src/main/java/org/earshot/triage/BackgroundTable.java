package org.earshot.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.mention.Mention;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps what each judged mention leaves behind and what was known about it; owns the table background, and looks up in the tables
 * of cases what was answered. Every look goes by an index and ends after a few hundred rows.
 */
@Repository
class BackgroundTable {
    private static final int MOST_ASKED = 50;

    private final JdbcClient jdbc;

    BackgroundTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes in the caller's transaction, over what was kept of the same mention before. */
    void save(Mention mention, Trace trace, Background background) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                mention.brand(),
                mention.post().id().platform(),
                mention.post().author().key()));
        values.addAll(Arrays.asList(Times.toColumn(mention.saidAt()), Times.toColumn(mention.heardAt())));
        values.addAll(Arrays.asList(trace.negative(), trace.asks(), background.joined(), background.unusual()));
        values.addAll(Arrays.asList(background.unanswered(), background.closedDays(), mention.id()));
        int known = jdbc.sql("""
                        UPDATE background SET brand = ?, platform = ?, author = ?, said_at = ?, heard_at = ?, negative = ?, asks = ?,
                               joined = ?, unusual_from = ?, unanswered = ?, closed_days = ? WHERE mention_id = ?
                        """).params(values).update();
        if (known == 0) {
            jdbc.sql("""
                            INSERT INTO background (brand, platform, author, said_at, heard_at, negative, asks,
                                                    joined, unusual_from, unanswered, closed_days, mention_id)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """).params(values).update();
        }
    }

    void delete(List<Long> mentions) {
        mentions.forEach(id -> jdbc.sql("DELETE FROM background WHERE mention_id = ?")
                .param(id)
                .update());
    }

    /** What was known about those of the mentions that have been judged. */
    Map<Long, Background> findAll(Collection<Long> mentionIds) {
        Map<Long, Background> found = new HashMap<>();
        for (List<Long> ids : IdChunks.of(mentionIds)) {
            jdbc.sql("SELECT mention_id, joined, unusual_from, unanswered, closed_days FROM background"
                            + " WHERE mention_id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        found.put(row.getLong("mention_id"), background(row));
                    });
        }
        return found;
    }

    private static Background background(ResultSet row) throws SQLException {
        int days = row.getInt("closed_days");
        Integer closed = row.wasNull() ? null : days;
        return new Background(row.getInt("joined"), row.getInt("unusual_from"), row.getInt("unanswered"), closed);
    }

    /** Who else said something negative about the brand from a time until this was said; looks at the newest and no more. */
    Others others(Mention mention, Instant from, int most) {
        Set<List<String>> authors = new HashSet<>();
        List<Instant> times = new ArrayList<>();
        jdbc.sql("""
                        SELECT platform, author, said_at FROM background
                         WHERE brand = ? AND negative = TRUE AND said_at > ? AND said_at <= ? AND heard_at <= ? AND mention_id <> ?
                           AND NOT (platform = ? AND author = ?)
                         ORDER BY said_at DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .params(mention.brand(), Times.toColumn(from), Times.toColumn(mention.saidAt()))
                .params(Times.toColumn(mention.heardAt()), mention.id())
                .params(mention.post().id().platform(), mention.post().author().key(), most)
                .query(row -> {
                    authors.add(List.of(row.getString("platform"), row.getString("author")));
                    times.add(Times.fromFilled(row, "said_at"));
                });
        return new Others(authors.size(), times.size() < most ? from : times.get(times.size() - 1));
    }

    /**
     * Others who said something negative.
     *
     * @param authors how many
     * @param since from when on all of them were looked at
     */
    record Others(int authors, Instant since) {}

    /** How many were negative about a brand in each hour of a time in which any was. */
    List<Integer> negative(String brand, Instant from, Instant to) {
        return jdbc.sql("""
                        SELECT said_at / 3600000 AS hour_of, COUNT(*) AS many FROM background
                         WHERE brand = ? AND negative = TRUE AND said_at >= ? AND said_at < ?
                         GROUP BY said_at / 3600000
                        """)
                .params(brand, Times.toColumn(from), Times.toColumn(to))
                .query((row, number) -> row.getInt("many"))
                .list();
    }

    /** When the author asked for something about the same brand between two times and has no answer yet, newest first. */
    List<Instant> unanswered(Mention mention, Instant from, Instant to) {
        Map<Long, Instant> asked = new HashMap<>();
        jdbc.sql("""
                        SELECT mention_id, said_at FROM background
                         WHERE brand = ? AND platform = ? AND author = ? AND asks = TRUE AND said_at > ? AND said_at <= ?
                           AND heard_at <= ? AND mention_id <> ?
                         ORDER BY said_at DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .params(
                        mention.brand(),
                        mention.post().id().platform(),
                        mention.post().author().key())
                .params(Times.toColumn(from), Times.toColumn(to), Times.toColumn(mention.heardAt()))
                .params(mention.id(), MOST_ASKED)
                .query(row -> {
                    asked.put(row.getLong("mention_id"), Times.fromFilled(row, "said_at"));
                });
        answered(asked.keySet()).forEach(asked::remove);
        return asked.values().stream()
                .sorted((one, other) -> other.compareTo(one))
                .toList();
    }

    private List<Long> answered(Collection<Long> mentions) {
        List<Long> answered = new ArrayList<>();
        for (List<Long> ids : IdChunks.of(mentions)) {
            answered.addAll(jdbc.sql("""
                            SELECT f.mention_id FROM case_mention f JOIN case_ c ON c.id = f.case_id
                             WHERE f.mention_id IN (:ids) AND (f.answered = TRUE OR c.state IN ('RESOLVED', 'DISMISSED'))
                            """)
                    .param("ids", ids)
                    .query((row, number) -> row.getLong("mention_id"))
                    .list());
        }
        return answered;
    }

    /** When a case of the author about the same brand was closed last, since a time and before this was said. */
    Optional<Instant> closed(Mention mention, Instant since) {
        return jdbc.sql("""
                        SELECT MAX(resolved_at) AS closed_at FROM case_
                         WHERE brand = ? AND platform = ? AND customer_key = ? AND state = 'RESOLVED'
                           AND resolved_at > ? AND resolved_at <= ?
                        """)
                .params(
                        mention.brand(),
                        mention.post().id().platform(),
                        mention.post().author().key())
                .params(Times.toColumn(since), Times.toColumn(mention.saidAt()))
                .query((row, number) -> Optional.ofNullable(Times.fromColumn(row, "closed_at")))
                .single();
    }
}
