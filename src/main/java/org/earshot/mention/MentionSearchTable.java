package org.earshot.mention;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds mentions for people; reads the table that {@link MentionTable} owns and never writes. */
@Repository
public class MentionSearchTable {
    private final JdbcClient jdbc;

    MentionSearchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of mentions, newest first; each page starts behind a row, so nothing is shown twice while new ones come in. */
    public Page page(MentionQuery query) {
        Where where = new Where();
        where.add("m.brand = ?", query.brand());
        where.add("m.platform = ?", query.platform());
        where.add("m.heard_at >= ?", Times.toColumn(query.since()));
        where.add("LOWER(m.body) LIKE ? ESCAPE '!'", pattern(query.text()));
        MentionQuery.Place after = query.after();
        if (after != null) {
            Long at = Times.toColumn(after.heardAt());
            where.add("m.heard_at <= ?", at);
            where.add("(m.heard_at < ? OR m.id < ?)", at, after.id());
        }
        List<Mention> found = jdbc.sql(MentionTable.COLUMNS + where.sql() + " ORDER BY m.heard_at DESC, m.id DESC"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(where.values)
                .param(query.limit() + 1)
                .query(MentionTable::mention)
                .list();
        return page(found, query.limit());
    }

    /** The mentions of cases by case, oldest first; a case without any is left out. */
    public Map<Long, List<Mention>> ofCases(Collection<Long> cases) {
        Map<Long, List<Mention>> byCase = new HashMap<>();
        for (List<Long> chunk : IdChunks.of(cases)) {
            Map<Long, Long> caseOf = new HashMap<>();
            jdbc.sql("SELECT mention_id, case_id FROM case_mention WHERE case_id IN (:cases)")
                    .param("cases", chunk)
                    .query((row, number) -> caseOf.put(row.getLong("mention_id"), row.getLong("case_id")))
                    .list();
            all(List.copyOf(caseOf.keySet()))
                    .forEach(mention -> byCase.computeIfAbsent(
                                    Objects.requireNonNull(caseOf.get(mention.id())), key -> new ArrayList<>())
                            .add(mention));
        }
        return byCase;
    }

    private List<Mention> all(List<Long> ids) {
        List<Mention> all = new ArrayList<>();
        for (List<Long> chunk : IdChunks.of(ids)) {
            all.addAll(jdbc.sql(MentionTable.COLUMNS + " WHERE m.id IN (:ids)")
                    .param("ids", chunk)
                    .query(MentionTable::mention)
                    .list());
        }
        all.sort(Comparator.comparingLong(Mention::id));
        return all;
    }

    private static Page page(List<Mention> found, int limit) {
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Mention> items = found.subList(0, limit);
        return new Page(items, MentionQuery.Place.of(items.get(limit - 1)).text());
    }

    private static @Nullable String pattern(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String literal = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }

    /**
     * A page of mentions.
     *
     * @param items newest first
     * @param next the cursor of the next page, null on the last
     */
    public record Page(List<Mention> items, @Nullable String next) {
        /** Copies the items. */
        public Page {
            items = List.copyOf(items);
        }
    }

    /** Conditions that all hold, with their values in order. */
    private static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String condition, @Nullable Object... all) {
            for (Object value : all) {
                if (value == null) {
                    return;
                }
                values.add(value);
            }
            conditions.add(condition);
        }

        String sql() {
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }
    }
}
