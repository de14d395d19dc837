package org.earshot.respond;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.store.IdChunks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the queue where it is narrowed. What few cases have (a customer, a rare word) is found first and sorted here; everything else is
 * looked for along the order of the queue, through so many cases and no further, because a page that comes at once and says where it
 * stopped is worth more than a whole one that comes late.
 */
@Repository
class NarrowTable {
    private final JdbcClient jdbc;
    private final KeptCounts kept;
    private final RareTable rare;

    NarrowTable(JdbcClient jdbc, KeptCounts kept, RareTable rare) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.rare = rare;
    }

    CasePage page(CaseQuery query) {
        Search search = new Search(query, rare.words(query.narrowing()));
        if (search.words.isEmpty() && query.narrowing().text() != null) {
            return new CasePage(List.of(), null, 0, false);
        }
        Optional<List<Long>> few = rare.find(query.narrowing(), search.words);
        return few.isPresent() ? among(few.get(), search) : along(search);
    }

    private CasePage among(List<Long> few, Search search) {
        CaseQuery query = search.query;
        QueueCursor after = QueueCursor.read(query.order(), query.cursor());
        List<Case> all = rows(few, search).stream()
                .filter(one -> search.asks(one))
                .sorted(QueueCursor.comparing(query.order()))
                .toList();
        List<Case> rest = all.stream()
                .filter(one -> after == null || after.isBefore(QueueCursor.of(query.order(), one)))
                .toList();
        boolean more = rest.size() > query.limit();
        List<Case> items = more ? rest.subList(0, query.limit()) : rest;
        String next = more
                ? QueueCursor.of(query.order(), items.get(items.size() - 1)).write()
                : null;
        return new CasePage(items, next, all.size(), false);
    }

    private List<Case> rows(Collection<Long> ids, Search search) {
        List<Case> rows = new ArrayList<>();
        for (List<Long> chunk : IdChunks.of(ids)) {
            QueueCondition condition = search.rest().oneOf("id", chunk);
            rows.addAll(jdbc.sql(CaseTable.COLUMNS + condition.where())
                    .params(condition.values())
                    .query(CaseTable::read)
                    .list());
        }
        return rows;
    }

    private CasePage along(Search search) {
        CaseQuery query = search.query;
        QueueCursor after = QueueCursor.read(query.order(), query.cursor());
        NarrowWalk walk = new NarrowWalk(search.budget(), query.limit() + 1);
        for (List<Stretch> together : Stretch.of(query, after)) {
            if (walk.over()) {
                break;
            }
            walk.take(together, stretch -> new Looking(stretch, search, stretch.start(query, after)));
        }
        List<Case> items = cases(walk.found(query.limit()));
        QueueCursor next = walk.next(query.limit());
        boolean whole = after == null && next == null;
        boolean looked = after == null && walk.stopped();
        Counted counted = whole || looked ? new Counted(items.size(), looked) : counted(search);
        return new CasePage(
                items, next == null ? null : next.write(), counted.total(), counted.partly() || walk.stopped());
    }

    private List<Case> cases(List<Long> ids) {
        Map<Long, Case> found = new HashMap<>();
        for (List<Long> chunk : IdChunks.of(ids)) {
            jdbc.sql(CaseTable.COLUMNS + " WHERE id IN (:ids)")
                    .param("ids", chunk)
                    .query(CaseTable::read)
                    .list()
                    .forEach(one -> found.put(one.id(), one));
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private Counted counted(Search search) {
        CaseQuery query = search.query;
        Object key = Arrays.asList(Stretch.all(query), query.brand(), query.assignee(), query.narrowing());
        long looked = kept.of(Arrays.asList("looked", key), () -> looked(search));
        long total = kept.of(key, () -> count(search));
        return new Counted(Math.min(total, QueueTable.MOST_COUNTED), looked > search.budget());
    }

    /** How many there are to look through, or more than may be looked through. */
    private long looked(Search search) {
        long left = search.budget() + 1L;
        for (Stretch stretch : Stretch.all(search.query)) {
            QueueCondition window = search.window(stretch, null);
            left -= jdbc.sql("SELECT COUNT(*) FROM (SELECT id FROM case_" + window.index() + window.where()
                            + window.atMost((int) left) + ") counted")
                    .params(window.values())
                    .query(Long.class)
                    .single();
            if (left <= 0) {
                break;
            }
        }
        return search.budget() + 1L - left;
    }

    private long count(Search search) {
        List<Stretch> all = Stretch.all(search.query);
        return all.stream()
                .mapToLong(stretch -> count(stretch, search, search.budget() / all.size()))
                .sum();
    }

    private long count(Stretch stretch, Search search, int most) {
        QueueCondition window = search.window(stretch, null);
        String from = search.from(window, most);
        QueueCondition rest = search.outside();
        return jdbc.sql("SELECT COUNT(*) FROM (" + from + ") w" + rest.where())
                .params(Stream.concat(window.values().stream(), rest.values().stream())
                        .toList())
                .query(Long.class)
                .single();
    }

    private record Counted(long total, boolean partly) {}

    /** Looks through one stretch, window by window. */
    private final class Looking implements NarrowWalk.Looking {
        private final Stretch stretch;
        private final Search search;
        private @Nullable QueueCursor place;

        Looking(Stretch stretch, Search search, @Nullable QueueCursor place) {
            this.stretch = stretch;
            this.search = search;
            this.place = place;
        }

        @Override
        public List<NarrowWalk.Hit> look(int most) {
            QueueCondition window = search.window(stretch, place);
            String from = search.from(window, most);
            QueueCondition rest = search.outside();
            return jdbc.sql("SELECT id, due_at, opened_at FROM (" + from + ") w" + rest.where())
                    .params(Stream.concat(window.values().stream(), rest.values().stream())
                            .toList())
                    .query((row, number) -> new NarrowWalk.Hit(
                            row.getLong("id"),
                            search.at(stretch, row.getLong("due_at"), row.getLong("opened_at"), row.getLong("id"))))
                    .list();
        }

        @Override
        public Optional<QueueCursor> skip(int rows) {
            QueueCondition window = search.window(stretch, place);
            Optional<QueueCursor> end = jdbc.sql(
                            "SELECT id, due_at, opened_at FROM case_" + window.index() + window.where() + window.order()
                                    + " OFFSET " + (rows - 1) + " ROWS FETCH NEXT 1 ROWS ONLY")
                    .params(window.values())
                    .query((row, number) ->
                            search.at(stretch, row.getLong("due_at"), row.getLong("opened_at"), row.getLong("id")))
                    .optional();
            place = end.orElse(place);
            return end;
        }

        @Override
        public QueueCursor start() {
            return place == null ? search.first(stretch) : place;
        }
    }
}
