package org.earshot.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.respond.CaseState;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what cases, their mentions and their journals say; writes nothing. */
@Repository
class CaseFactsTable {
    private static final int LOW = 3;

    private final JdbcClient jdbc;

    CaseFactsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Cases that are not reckoned as they are now, of those that changed at a time or later, oldest change first. Derby is told to walk
     * along the changes; by itself it would join and sort all cases for every 200.
     */
    List<Long> changed(Instant since, int most) {
        return jdbc.sql("""
                        SELECT c.id FROM --DERBY-PROPERTIES joinOrder=FIXED
                               case_ c --DERBY-PROPERTIES index=CASE_CHANGED
                               LEFT JOIN case_figure f --DERBY-PROPERTIES joinStrategy=NESTEDLOOP
                               ON f.case_id = c.id
                         WHERE c.changed_at >= ? AND (f.case_id IS NULL OR f.case_version <> c.version)
                         ORDER BY c.changed_at, c.id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .params(Times.toColumn(since), most)
                .query(Long.class)
                .list();
    }

    /** Cases of a brand that were reckoned with other office hours. */
    List<Long> otherHours(String brand, int mark, int most) {
        return jdbc.sql("SELECT case_id FROM case_figure WHERE brand = ? AND hours <> ?"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(brand, mark, most)
                .query(Long.class)
                .list();
    }

    /** The cases that hold any of the mentions. */
    List<Long> cases(List<Long> mentions) {
        Set<Long> cases = new LinkedHashSet<>();
        for (List<Long> ids : IdChunks.of(mentions)) {
            cases.addAll(jdbc.sql("SELECT case_id FROM case_mention WHERE mention_id IN (:ids)")
                    .param("ids", ids)
                    .query(Long.class)
                    .list());
        }
        return List.copyOf(cases);
    }

    /** What the tables say of cases. */
    List<CaseFacts> facts(List<Long> cases) {
        Map<Long, CaseFacts.Said> said = said(cases);
        Map<Long, CaseFacts> found = new HashMap<>();
        for (List<Long> ids : IdChunks.of(cases)) {
            jdbc.sql("""
                            SELECT id, version, changed_at, brand, platform, state, opened_at, first_reply_at, resolved_at, mention_count
                              FROM case_ WHERE id IN (:ids)
                            """).param("ids", ids).query(row -> {
                CaseFacts.Said first = said.get(row.getLong("id"));
                found.put(
                        row.getLong("id"),
                        first == null ? facts(row) : facts(row).with(first));
            });
        }
        return List.copyOf(found.values());
    }

    private static CaseFacts facts(ResultSet row) throws SQLException {
        Instant openedAt = Times.fromFilled(row, "opened_at");
        return new CaseFacts(
                row.getLong("id"),
                row.getInt("version"),
                Times.fromFilled(row, "changed_at"),
                row.getString("brand"),
                row.getString("platform"),
                CaseState.valueOf(row.getString("state")),
                openedAt,
                Times.fromColumn(row, "first_reply_at"),
                Times.fromColumn(row, "resolved_at"),
                row.getInt("mention_count"),
                LOW,
                0,
                openedAt,
                openedAt,
                null);
    }

    private Map<Long, CaseFacts.Said> said(List<Long> cases) {
        Map<Long, CaseFacts.Said> said = new HashMap<>();
        for (List<Long> ids : IdChunks.of(cases)) {
            jdbc.sql("""
                            SELECT c.case_id, c.mention_id, c.urgency_rank, m.heard_at, m.published_at, m.language
                              FROM case_mention c JOIN mention m ON m.id = c.mention_id WHERE c.case_id IN (:ids)
                            """).param("ids", ids).query(row -> {
                said.merge(row.getLong("case_id"), one(row), CaseFacts.Said::and);
            });
        }
        return said;
    }

    private static CaseFacts.Said one(ResultSet row) throws SQLException {
        Instant heard = Times.fromFilled(row, "heard_at");
        Instant posted = Times.fromColumn(row, "published_at");
        return new CaseFacts.Said(
                row.getLong("mention_id"),
                row.getInt("urgency_rank"),
                heard,
                posted == null || posted.isAfter(heard) ? heard : posted,
                row.getString("language"));
    }

    /** The journals of cases, oldest line first. */
    Map<Long, List<CaseLife.Line>> journals(List<Long> cases) {
        Map<Long, List<CaseLife.Line>> journals = new HashMap<>();
        for (List<Long> ids : IdChunks.of(cases)) {
            jdbc.sql("SELECT case_id, done_at, deed FROM journal WHERE case_id IN (:ids) ORDER BY case_id, done_at, id")
                    .param("ids", ids)
                    .query(row -> {
                        journals.computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
                                .add(new CaseLife.Line(Times.fromFilled(row, "done_at"), row.getString("deed")));
                    });
        }
        return journals;
    }
}
