package org.earshot.gather;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.store.IdChunks;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps questions; owns the table question. */
@Repository
class QuestionTable {
    private static final String COLUMNS = "id, brand, words, members, name, article_id, hidden, version";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    QuestionTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<Question> find(long id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    Map<Long, Question> findAll(Collection<Long> questions) {
        Map<Long, Question> found = new HashMap<>();
        for (List<Long> ids : IdChunks.of(questions)) {
            jdbc.sql("SELECT " + COLUMNS + " FROM question WHERE id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        found.put(row.getLong("id"), question(row));
                    });
        }
        return found;
    }

    /** The middles of the questions of a brand that were asked last, by one model. */
    List<Centre> centres(String brand, String model, int most) {
        return jdbc.sql("SELECT id, centre, members FROM question WHERE brand = ? AND model = ?"
                        + " ORDER BY last_day DESC, id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(brand, model, most)
                .query((row, number) -> new Centre(row.getLong(1), Voice.read(row.getString(2)), row.getInt(3)))
                .list();
    }

    void insert(Centre centre, String brand, String model, int day) {
        jdbc.sql("""
                        INSERT INTO question (id, brand, model, centre, members, words, name, article_id, hidden, last_day, version)
                        VALUES (?, ?, ?, ?, ?, '', NULL, NULL, FALSE, ?, 0)
                        """)
                .params(centre.question(), brand, model, Voice.write(centre.voice()), centre.members(), day)
                .update();
    }

    /** Moves middles, and notes on which day they were asked last. */
    void update(Map<Centre, Integer> days) {
        batches.batchUpdate(
                "UPDATE question SET centre = ?, members = ?, last_day = CASE WHEN last_day > ? THEN last_day ELSE ? END"
                        + " WHERE id = ?",
                days.entrySet().stream()
                        .map(one -> new Object[] {
                            Voice.write(one.getKey().voice()),
                            one.getKey().members(),
                            one.getValue(),
                            one.getValue(),
                            one.getKey().question()
                        })
                        .toList());
    }

    void words(long id, String words) {
        jdbc.sql("UPDATE question SET words = ? WHERE id = ?").params(words, id).update();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM question WHERE id = ?").param(id).update();
    }

    /** Writes what staff said of one; false where a colleague was faster. */
    boolean change(Question next) {
        return jdbc.sql("UPDATE question SET name = ?, article_id = ?, hidden = ?, version = version + 1"
                                + " WHERE id = ? AND version = ?")
                        .params(java.util.Arrays.asList(
                                next.name(), next.article(), next.hidden(), next.id(), next.version()))
                        .update()
                == 1;
    }

    private static Question question(ResultSet row) throws SQLException {
        long article = row.getLong("article_id");
        return new Question(
                row.getLong("id"),
                row.getString("brand"),
                row.getString("words"),
                row.getInt("members"),
                row.getString("name"),
                article == 0 ? null : article,
                row.getBoolean("hidden"),
                row.getInt("version"));
    }
}
