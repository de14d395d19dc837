package org.earshot.listen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps how lively sources are; owns the table source_vitals. Every change runs in the caller's transaction. */
@Repository
class VitalsTable {
    private final JdbcClient jdbc;

    VitalsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of a source. */
    Vitals load(String source) {
        return jdbc.sql("SELECT * FROM source_vitals WHERE source = ?")
                .param(source)
                .query(VitalsTable::vitals)
                .optional()
                .orElse(Vitals.NONE);
    }

    /** Keeps it. */
    void save(String source, Vitals vitals) {
        if (write("""
                UPDATE source_vitals SET lag_ms = ?, mentions = ?, usual_ms = ?, longest_ms = ?, last_news_at = ?, key_ends_at = ?,
                       key_for = ?, key_warned = ?
                 WHERE source = ?
                """, source, vitals) == 0) {
            write("""
                    INSERT INTO source_vitals (lag_ms, mentions, usual_ms, longest_ms, last_news_at, key_ends_at, key_for, key_warned,
                                               source)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, source, vitals);
        }
    }

    private int write(String statement, String source, Vitals vitals) {
        return jdbc.sql(statement)
                .param(millis(vitals.lag()))
                .param(vitals.mentions())
                .param(millis(vitals.usual()))
                .param(millis(vitals.longest()))
                .param(Times.toColumn(vitals.lastNewsAt()))
                .param(Times.toColumn(vitals.keyEndsAt()))
                .param(vitals.keyFor())
                .param(vitals.keyWarned())
                .param(source)
                .update();
    }

    private static Vitals vitals(ResultSet row, int number) throws SQLException {
        return new Vitals(
                span(row, "lag_ms"),
                row.getLong("mentions"),
                span(row, "usual_ms"),
                span(row, "longest_ms"),
                Times.fromColumn(row, "last_news_at"),
                Times.fromColumn(row, "key_ends_at"),
                row.getString("key_for"),
                row.getBoolean("key_warned"));
    }

    private static @Nullable Long millis(@Nullable Duration span) {
        return span == null ? null : span.toMillis();
    }

    private static @Nullable Duration span(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(millis);
    }
}
