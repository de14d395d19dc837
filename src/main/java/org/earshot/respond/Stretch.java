package org.earshot.respond;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/** Cases of one state, and of one urgency where that is not null: what stands together in an index in the order asked for. */
record Stretch(CaseState state, @Nullable Urgency urgency) {
    private static final Set<CaseState> NOT_DONE = EnumSet.of(CaseState.OPEN, CaseState.CLAIMED, CaseState.WAITING);

    /** Stretches of an index that have to be read together; the ones in the first list come before those of the second. */
    static List<List<Stretch>> of(CaseQuery query, @Nullable QueueCursor after) {
        Set<CaseState> states = states(query);
        List<Urgency> urgencies = urgencies(query);
        if (query.order() == CaseQuery.Order.URGENCY) {
            return urgencies.stream()
                    .filter(urgency -> after == null || urgency.rank() >= after.rank())
                    .map(urgency -> ofEach(states, List.of(urgency)))
                    .toList();
        }
        boolean ledByRank = query.assignee() != null
                || Boolean.TRUE.equals(query.narrowing().praise());
        boolean byRank = (query.order() == CaseQuery.Order.DUE && ledByRank)
                || !query.urgencies().isEmpty();
        return List.of(byRank ? ofEach(states, urgencies) : ofEach(states, List.of()));
    }

    /** All stretches of a question, by urgency where it asks for some or its index does, for counting them. */
    static List<Stretch> all(CaseQuery query) {
        boolean praise = Boolean.TRUE.equals(query.narrowing().praise()) && query.order() != CaseQuery.Order.NEWEST;
        return ofEach(states(query), query.urgencies().isEmpty() && !praise ? List.of() : urgencies(query));
    }

    /** Where a page begins in this stretch: behind the cursor, or null for at its start. */
    @Nullable
    QueueCursor start(CaseQuery query, @Nullable QueueCursor after) {
        boolean ranked = query.order() == CaseQuery.Order.URGENCY;
        boolean here = after != null && (urgency == null || after.rank() == urgency.rank() || !ranked);
        return here ? after : null;
    }

    /** The states that a question asks for. */
    static Set<CaseState> states(CaseQuery query) {
        return query.states().isEmpty() ? NOT_DONE : query.states();
    }

    private static List<Stretch> ofEach(Set<CaseState> states, List<Urgency> urgencies) {
        return states.stream()
                .flatMap(state -> urgencies.isEmpty()
                        ? Stream.of(new Stretch(state, null))
                        : urgencies.stream().map(urgency -> new Stretch(state, urgency)))
                .toList();
    }

    private static List<Urgency> urgencies(CaseQuery query) {
        return Stream.of(Urgency.values())
                .filter(urgency ->
                        query.urgencies().isEmpty() || query.urgencies().contains(urgency))
                .toList();
    }
}
