package org.earshot.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.store.IdChunks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what the figures say of each case; owns the tables case_figure and case_span. */
@Repository
class CaseFigureTable {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CaseFigureTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** When the case was changed that is reckoned up to now; 1970 where none is. */
    Instant newest() {
        Long newest = jdbc.sql("SELECT MAX(changed_at) FROM case_figure")
                .query((row, number) -> row.getLong(1))
                .single();
        return Instant.ofEpochMilli(newest);
    }

    /** What is known already; readings of mentions that were purged are gone, and what counts rest on stays. */
    Map<Long, CaseFigure.Traits> traits(List<Long> cases) {
        Map<Long, CaseFigure.Traits> known = new HashMap<>();
        for (List<Long> ids : IdChunks.of(cases)) {
            jdbc.sql("SELECT case_id, language, sentiment, topic FROM case_figure WHERE case_id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        known.put(
                                row.getLong("case_id"),
                                new CaseFigure.Traits(
                                        row.getString("language"), row.getString("sentiment"), row.getString("topic")));
                    });
        }
        return known;
    }

    /**
     * Writes cases in the caller's transaction, over what was there.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another daemon reckons one of them at this moment; roll back, it is done
     */
    void save(List<CaseFigure> figures) {
        List<Object[]> ids = figures.stream()
                .map(figure -> new Object[] {figure.facts().id()})
                .toList();
        batches.batchUpdate("DELETE FROM case_span WHERE case_id = ?", ids);
        batches.batchUpdate("DELETE FROM case_figure WHERE case_id = ?", ids);
        batches.batchUpdate("""
                        INSERT INTO case_figure (case_id, case_version, changed_at, hours, brand, platform, language, sentiment, topic,
                               urgency_rank, mentions, opened_at, opened_day, written_hour, answered_hour, heard_wait, heard_office,
                               posted_wait, posted_office, resolved_wait, resolved_office, standing, once_resolved, reopened)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """, figures.stream().map(CaseFigureTable::row).toList());
        List<Object[]> spans = new ArrayList<>();
        for (CaseFigure figure : figures) {
            for (CaseFigure.Span span : figure.days().open()) {
                CaseFacts facts = figure.facts();
                spans.add(new Object[] {facts.id(), facts.brand(), span.from(), span.to()});
            }
        }
        batches.batchUpdate("INSERT INTO case_span (case_id, brand, from_day, to_day) VALUES (?, ?, ?, ?)", spans);
    }

    private static Object[] row(CaseFigure figure) {
        CaseFacts facts = figure.facts();
        CaseFigure.Waits waits = figure.waits();
        return new @Nullable Object[] {
            facts.id(),
            facts.version(),
            facts.changedAt().toEpochMilli(),
            figure.mark(),
            facts.brand(),
            facts.platform(),
            figure.traits().language(),
            figure.traits().sentiment(),
            figure.traits().topic(),
            facts.urgencyRank(),
            facts.mentions(),
            facts.openedAt().toEpochMilli(),
            figure.days().opened(),
            figure.days().written(),
            figure.days().answered(),
            wall(waits.sinceHeard()),
            office(waits.sinceHeard()),
            wall(waits.sincePosted()),
            office(waits.sincePosted()),
            wall(waits.toResolution()),
            office(waits.toResolution()),
            figure.standing(),
            figure.life().onceResolved(),
            figure.life().reopened()
        };
    }

    private static @Nullable Long wall(CaseFigure.@Nullable Wait wait) {
        return wait == null ? null : wait.wall();
    }

    private static @Nullable Long office(CaseFigure.@Nullable Wait wait) {
        return wait == null ? null : wait.office();
    }
}
