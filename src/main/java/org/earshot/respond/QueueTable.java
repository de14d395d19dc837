package org.earshot.respond;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads case_ in the order of the queue. Derby sorts all rows of {@code state IN (…)} before it gives the first one, so every state
 * (and, where that is how an index is ordered, every urgency) is asked for by itself, and the answers are merged here.
 */
@Repository
class QueueTable {
    /** Nobody reads a larger number; counting further would cost more than the page. */
    static final int MOST_COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final KeptCounts kept;
    private final NarrowTable narrow;
    private final PraiseTable compliments;

    QueueTable(JdbcClient jdbc, KeptCounts kept, NarrowTable narrow, PraiseTable compliments) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.narrow = narrow;
        this.compliments = compliments;
    }

    CasePage page(CaseQuery query) {
        return query.narrowing().equals(Narrowing.NONE) ? whole(query) : narrow.page(query);
    }

    private CasePage whole(CaseQuery query) {
        QueueCursor after = QueueCursor.read(query.order(), query.cursor());
        List<Case> found = new ArrayList<>();
        for (List<Stretch> together : Stretch.of(query, after)) {
            found.addAll(merge(together, query, after));
            if (found.size() > query.limit()) {
                break;
            }
        }
        boolean more = found.size() > query.limit();
        List<Case> items = more ? found.subList(0, query.limit()) : found;
        String next = more
                ? QueueCursor.of(query.order(), items.get(items.size() - 1)).write()
                : null;
        boolean whole = after == null && !more;
        return new CasePage(items, next, whole ? items.size() : total(query), false);
    }

    /** How much unfinished praise there is: cases, and compliments that are none. */
    long praise(@Nullable String brand) {
        return kept.of(Arrays.asList("praise", brand), () -> praiseOf(brand));
    }

    private long praiseOf(@Nullable String brand) {
        CaseQuery query =
                new CaseQuery(Set.of(), Set.of(), null, null, CaseQuery.Order.NEWEST, 1, null, Narrowing.PRAISE);
        long inCases = Stream.of(CaseState.OPEN, CaseState.CLAIMED)
                .map(state ->
                        QueueCondition.window(new Stretch(state, null), query).and("brand = ?", brand))
                .mapToLong(this::count)
                .sum();
        return inCases + compliments.count(brand, MOST_COUNTED);
    }

    Map<CaseState, Long> counts(@Nullable String brand) {
        Map<CaseState, Long> counts = new EnumMap<>(CaseState.class);
        for (CaseState state : CaseState.values()) {
            CaseQuery query = new CaseQuery(Set.of(state), Set.of(), brand, null, CaseQuery.Order.URGENCY, 1, null);
            counts.put(state, total(query));
        }
        return counts;
    }

    private List<Case> merge(List<Stretch> together, CaseQuery query, @Nullable QueueCursor after) {
        return together.stream()
                .flatMap(stretch -> read(stretch, query, after).stream())
                .sorted(QueueCursor.comparing(query.order()))
                .limit(query.limit() + 1L)
                .toList();
    }

    private List<Case> read(Stretch stretch, CaseQuery query, @Nullable QueueCursor after) {
        QueueCondition condition = QueueCondition.window(stretch, query).beyond(stretch.start(query, after));
        return jdbc.sql(CaseTable.COLUMNS + condition.index() + condition.where() + condition.first(query.limit() + 1))
                .params(condition.values())
                .query(CaseTable::read)
                .list();
    }

    private long total(CaseQuery query) {
        long total = 0;
        for (Stretch stretch : Stretch.all(query)) {
            total += kept.of(
                    Arrays.asList(stretch, query.brand(), query.assignee()),
                    () -> count(QueueCondition.window(stretch, query)));
            if (total >= MOST_COUNTED) {
                return MOST_COUNTED;
            }
        }
        return total;
    }

    private long count(QueueCondition condition) {
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT id FROM case_" + condition.index() + condition.where()
                        + condition.atMost(MOST_COUNTED) + ") counted")
                .params(condition.values())
                .query(Long.class)
                .single();
    }
}
