package org.earshot.share;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what colleagues can take and whether they are here; owns the table colleague. */
@Repository
class ColleagueTable {
    private static final String COLUMNS =
            "SELECT name, languages, platforms, brands, topics, most, away, back_at, seen_at FROM colleague";

    private final JdbcClient jdbc;

    ColleagueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Colleague> all() {
        return jdbc.sql(COLUMNS + " ORDER BY name").query(ColleagueTable::read).list();
    }

    Optional<Colleague> find(String name) {
        return jdbc.sql(COLUMNS + " WHERE name = ?")
                .param(name)
                .query(ColleagueTable::read)
                .optional();
    }

    /**
     * Adds somebody of whom nothing is known yet.
     *
     * @throws org.springframework.dao.DuplicateKeyException where they are known
     */
    void insert(String name) {
        jdbc.sql("INSERT INTO colleague (name, languages, platforms, brands, topics, most, away)"
                        + " VALUES (?, '', '', '', '', ?, FALSE)")
                .params(name, Skills.USUAL_MOST)
                .update();
    }

    boolean skills(String name, Skills skills) {
        return jdbc.sql(
                                "UPDATE colleague SET languages = ?, platforms = ?, brands = ?, topics = ?, most = ? WHERE name = ?")
                        .params(
                                Words.text(skills.languages()),
                                Words.text(skills.platforms()),
                                Words.text(skills.brands()),
                                Words.text(skills.topics()),
                                skills.most(),
                                name)
                        .update()
                == 1;
    }

    boolean presence(String name, Presence presence) {
        return jdbc.sql("UPDATE colleague SET away = ?, back_at = ?, seen_at = ? WHERE name = ?")
                        .param(presence.away())
                        .param(Times.toColumn(presence.backAt()))
                        .param(Times.toColumn(presence.seenAt()))
                        .param(name)
                        .update()
                == 1;
    }

    boolean seen(String name, Instant at) {
        return jdbc.sql("UPDATE colleague SET seen_at = ? WHERE name = ?")
                        .params(Times.toColumn(at), name)
                        .update()
                == 1;
    }

    private static Colleague read(ResultSet row, int number) throws SQLException {
        return new Colleague(
                row.getString("name"),
                new Skills(
                        Words.of(row.getString("languages")),
                        Words.of(row.getString("platforms")),
                        Words.of(row.getString("brands")),
                        Words.of(row.getString("topics")),
                        row.getInt("most")),
                new Presence(
                        row.getBoolean("away"), Times.fromColumn(row, "back_at"), Times.fromColumn(row, "seen_at")),
                Set.of());
    }
}
