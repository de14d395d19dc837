package org.earshot.gather;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.store.IdChunks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which mention asks which question; owns the table asked. It holds no words, so a purge leaves it as it is. */
@Repository
class AskedTable {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    AskedTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Those of the mentions that ask a question already. */
    Map<Long, Long> questions(Collection<Long> mentions) {
        Map<Long, Long> known = new HashMap<>();
        for (List<Long> ids : IdChunks.of(mentions)) {
            jdbc.sql("SELECT mention_id, question_id FROM asked WHERE mention_id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        known.put(row.getLong(1), row.getLong(2));
                    });
        }
        return known;
    }

    void insert(List<Row> rows) {
        batches.batchUpdate(
                "INSERT INTO asked (mention_id, question_id, brand, asked_day, nearness) VALUES (?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row ->
                                new Object[] {row.mention(), row.question(), row.brand(), row.day(), row.nearness()})
                        .toList());
    }

    /** How often each question was asked on each day from one on. */
    List<Count> counts(@Nullable String brand, int from) {
        return jdbc.sql("SELECT question_id, asked_day, COUNT(*) FROM asked WHERE asked_day >= :from"
                        + (brand == null ? "" : " AND brand = :brand") + " GROUP BY question_id, asked_day")
                .param("from", from)
                .param("brand", brand)
                .query((row, number) -> new Count(row.getLong(1), row.getInt(2), row.getInt(3)))
                .list();
    }

    /** The newest mentions that ask a question, the latest day first, of a day the nearest to the question's middle first. */
    List<Long> mentions(long question, int most) {
        return jdbc.sql("SELECT mention_id FROM asked WHERE question_id = ? ORDER BY asked_day DESC, nearness DESC"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(question, most)
                .query(Long.class)
                .list();
    }

    /** The mentions that ask a question and are not deleted on their platform. */
    List<Long> standing(long question) {
        return jdbc.sql("SELECT a.mention_id FROM asked a JOIN mention m ON m.id = a.mention_id"
                        + " WHERE a.question_id = ? AND m.gone_at IS NULL")
                .param(question)
                .query(Long.class)
                .list();
    }

    void delete(long question) {
        jdbc.sql("DELETE FROM asked WHERE question_id = ?").param(question).update();
    }

    /** A mention that asks a question. */
    record Row(long mention, long question, String brand, int day, int nearness) {}

    /** How often a question was asked on a day. */
    record Count(long question, int day, int times) {}
}
