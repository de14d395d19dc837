package org.earshot.respond;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.earshot.triage.Urgency;
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

    private static final Set<CaseState> NOT_DONE = EnumSet.of(CaseState.OPEN, CaseState.CLAIMED, CaseState.WAITING);

    private final JdbcClient jdbc;
    private final KeptCounts kept;

    QueueTable(JdbcClient jdbc, KeptCounts kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    CasePage page(CaseQuery query) {
        QueueCursor after = QueueCursor.read(query.order(), query.cursor());
        List<Case> found = new ArrayList<>();
        for (List<Stretch> together : stretches(query, after)) {
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
        return new CasePage(items, next, whole ? items.size() : total(query));
    }

    Map<CaseState, Long> counts(@Nullable String brand) {
        Map<CaseState, Long> counts = new EnumMap<>(CaseState.class);
        for (CaseState state : CaseState.values()) {
            CaseQuery query = new CaseQuery(Set.of(state), Set.of(), brand, null, CaseQuery.Order.URGENCY, 1, null);
            counts.put(state, total(query));
        }
        return counts;
    }

    /** Stretches of an index that have to be read together; the ones in the first list come before those of the second. */
    private static List<List<Stretch>> stretches(CaseQuery query, @Nullable QueueCursor after) {
        Set<CaseState> states = states(query);
        List<Urgency> urgencies = urgencies(query);
        if (query.order() == CaseQuery.Order.URGENCY) {
            return urgencies.stream()
                    .filter(urgency -> after == null || urgency.rank() >= after.rank())
                    .map(urgency -> ofEach(states, List.of(urgency)))
                    .toList();
        }
        boolean heldByDue = query.order() == CaseQuery.Order.DUE && query.assignee() != null;
        boolean byRank = heldByDue || !query.urgencies().isEmpty();
        return List.of(byRank ? ofEach(states, urgencies) : ofEach(states, List.of()));
    }

    private static List<Stretch> ofEach(Set<CaseState> states, List<Urgency> urgencies) {
        return states.stream()
                .flatMap(state -> urgencies.isEmpty()
                        ? Stream.of(new Stretch(state, null))
                        : urgencies.stream().map(urgency -> new Stretch(state, urgency)))
                .toList();
    }

    private List<Case> merge(List<Stretch> together, CaseQuery query, @Nullable QueueCursor after) {
        return together.stream()
                .flatMap(stretch -> read(stretch, query, after).stream())
                .sorted(QueueCursor.comparing(query.order()))
                .limit(query.limit() + 1L)
                .toList();
    }

    private List<Case> read(Stretch stretch, CaseQuery query, @Nullable QueueCursor after) {
        Condition condition = new Condition(stretch, query);
        boolean newest = query.order() == CaseQuery.Order.NEWEST;
        if (after != null
                && (stretch.urgency() == null
                        || after.rank() == stretch.urgency().rank()
                        || !ranked(query))) {
            condition.beyond(newest, after);
        }
        String order = newest ? " ORDER BY opened_at DESC, id DESC" : " ORDER BY due_at, id";
        condition.parameters.add(query.limit() + 1);
        return jdbc.sql(CaseTable.COLUMNS + condition.text + order + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(condition.parameters)
                .query(CaseTable::read)
                .list();
    }

    private static boolean ranked(CaseQuery query) {
        return query.order() == CaseQuery.Order.URGENCY;
    }

    private long total(CaseQuery query) {
        long total = 0;
        boolean byRank = !query.urgencies().isEmpty();
        for (Stretch stretch : ofEach(states(query), byRank ? urgencies(query) : List.of())) {
            total += kept.of(
                    Arrays.asList(stretch, query.brand(), query.assignee()),
                    () -> count(new Condition(stretch, query)));
            if (total >= MOST_COUNTED) {
                return MOST_COUNTED;
            }
        }
        return total;
    }

    private long count(Condition condition) {
        condition.parameters.add(MOST_COUNTED);
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT id FROM case_" + condition.text
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY) counted")
                .params(condition.parameters)
                .query(Long.class)
                .single();
    }

    private static Set<CaseState> states(CaseQuery query) {
        return query.states().isEmpty() ? NOT_DONE : query.states();
    }

    private static List<Urgency> urgencies(CaseQuery query) {
        return Stream.of(Urgency.values())
                .filter(urgency ->
                        query.urgencies().isEmpty() || query.urgencies().contains(urgency))
                .toList();
    }

    /** Cases of one state, and of one urgency where that is not null. */
    private record Stretch(CaseState state, @Nullable Urgency urgency) {}

    private static final class Condition {
        private final StringBuilder text = new StringBuilder(" WHERE state = ?");
        private final List<Object> parameters = new ArrayList<>();

        Condition(Stretch stretch, CaseQuery query) {
            parameters.add(stretch.state().name());
            if (stretch.urgency() != null) {
                and("urgency_rank = ?", stretch.urgency().rank());
            }
            if (query.brand() != null) {
                and("brand = ?", query.brand());
            }
            if (query.assignee() != null) {
                and("assignee = ?", query.assignee());
            }
        }

        /** The first comparison is implied by the second; it tells the database where in the index to begin. */
        void beyond(boolean newest, QueueCursor after) {
            if (newest) {
                and("opened_at <= ?", after.time());
                and("(opened_at < ? OR id < ?)", after.time(), after.id());
            } else {
                and("due_at >= ?", after.time());
                and("(due_at > ? OR id > ?)", after.time(), after.id());
            }
        }

        private void and(String comparison, Object... values) {
            text.append(" AND ").append(comparison);
            parameters.addAll(List.of(values));
        }
    }
}
