package org.earshot.grant;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger of goodwill; owns the tables goodwill, to which it only ever adds, and goodwill_turn. */
@Repository
class GoodwillTable {
    private static final String COLUMNS = """
            SELECT g.id, g.case_id, g.brand, g.person, g.kind, g.amount, g.unit, g.month_no, g.alone, g.written_at, g.written_by, g.why,
                   g.reverses, (SELECT MAX(r.id) FROM goodwill r WHERE r.reverses = g.id) AS reversed_by
              FROM goodwill g
            """;

    private final JdbcClient jdbc;

    GoodwillTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Holds a person's row until the transaction ends, so that nobody else counts what that person has left meanwhile.
     *
     * @throws org.springframework.dao.DuplicateKeyException where two make the row at once; roll back and try again
     */
    void take(String person) {
        int held = jdbc.sql("UPDATE goodwill_turn SET version = version + 1 WHERE person = ?")
                .param(person)
                .update();
        if (held == 0) {
            jdbc.sql("INSERT INTO goodwill_turn (person, version) VALUES (?, 1)")
                    .param(person)
                    .update();
        }
    }

    /** What a person gave alone in a month, by kind. */
    Map<String, Given> given(String person, Month month) {
        Map<String, Integer> gestures = new HashMap<>();
        Map<String, Map<String, BigDecimal>> amounts = new HashMap<>();
        jdbc.sql("SELECT kind, unit, SUM(gestures) AS gestures, SUM(amount) AS amount FROM goodwill"
                        + " WHERE person = ? AND month_no = ? AND alone = TRUE GROUP BY kind, unit")
                .params(person, month.number())
                .query(row -> {
                    String kind = row.getString("kind");
                    gestures.merge(kind, row.getInt("gestures"), Integer::sum);
                    amounts.computeIfAbsent(kind, any -> new HashMap<>())
                            .put(row.getString("unit"), row.getBigDecimal("amount"));
                });
        Map<String, Given> given = new HashMap<>();
        gestures.forEach((kind, count) -> given.put(kind, new Given(count, amounts.getOrDefault(kind, Map.of()))));
        return given;
    }

    /** Writes a line; where it takes another one back, it counts as one gesture less. */
    void insert(Gesture line, @Nullable String key) {
        jdbc.sql("""
                        INSERT INTO goodwill (id, case_id, brand, person, kind, gestures, amount, unit, month_no, alone, written_at,
                                              written_by, why, form_key, reverses)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(line.id())
                .param(line.caseId())
                .param(line.brand())
                .param(line.person())
                .param(line.kind())
                .param(line.reverses() == null ? 1 : -1)
                .param(line.amount().number())
                .param(line.amount().unit())
                .param(line.month().number())
                .param(line.alone())
                .param(Times.toColumn(line.at()))
                .param(line.writtenBy())
                .param(line.why())
                .param(key)
                .param(line.reverses())
                .update();
    }

    /** True where a form did its work already. */
    boolean knows(String key) {
        return jdbc.sql("SELECT COUNT(*) FROM goodwill WHERE form_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<Gesture> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE g.id = ?")
                .param(id)
                .query(GoodwillTable::gesture)
                .optional();
    }

    /** The lines of a case, oldest first. */
    List<Gesture> ofCase(long caseId) {
        return jdbc.sql(COLUMNS + " WHERE g.case_id = ? ORDER BY g.id")
                .param(caseId)
                .query(GoodwillTable::gesture)
                .list();
    }

    /** The lines of a month, newest first, before one of them; of one person or, for null, of all. */
    List<Gesture> ofMonth(Month month, @Nullable String person, long before, int most) {
        JdbcClient.StatementSpec asked = person == null
                ? jdbc.sql(COLUMNS + " WHERE g.month_no = ? AND g.id < ? ORDER BY g.id DESC"
                                + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                        .params(month.number(), before, most)
                : jdbc.sql(COLUMNS + " WHERE g.month_no = ? AND g.person = ? AND g.id < ? ORDER BY g.id DESC"
                                + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                        .params(month.number(), person, before, most);
        return asked.query(GoodwillTable::gesture).list();
    }

    private static Gesture gesture(ResultSet row, int number) throws SQLException {
        return new Gesture(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getString("brand"),
                row.getString("person"),
                row.getString("kind"),
                amount(row),
                new Month(row.getInt("month_no")),
                row.getBoolean("alone"),
                Times.fromFilled(row, "written_at"),
                row.getString("written_by"),
                row.getString("why"),
                id(row, "reverses"),
                id(row, "reversed_by"));
    }

    /** The amount of a row; the database keeps four digits of all of them. */
    static Amount amount(ResultSet row) throws SQLException {
        return new Amount(row.getBigDecimal("amount"), row.getString("unit"));
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : id;
    }
}
