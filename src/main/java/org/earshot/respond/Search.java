package org.earshot.respond;

import java.util.List;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/** A narrowed question as statements put it: a window along the order of the queue, and what rows in it must fulfil. */
final class Search {
    /** So many rows are read from an index alone in 10 to 20 ms, on Derby too. */
    static final int BY_INDEX = 10_000;

    /** What has to be read row by row costs more each. */
    static final int BY_ROW = 4_000;

    final CaseQuery query;
    final List<String> words;

    Search(CaseQuery query, List<String> words) {
        this.query = query;
        this.words = words;
    }

    /** Through how many cases to look at most. */
    int budget() {
        return !words.isEmpty() || query.assignee() != null ? BY_ROW : BY_INDEX;
    }

    /** A stretch behind a place. */
    QueueCondition window(Stretch stretch, @Nullable QueueCursor after) {
        return QueueCondition.window(stretch, query).beyond(after);
    }

    /** The first rows of a window, with all that they are narrowed by. */
    String from(QueueCondition window, int most) {
        return "SELECT id, due_at, opened_at, brand, platform, language, source, praise, customer_lower FROM case_"
                + window.index() + window.where() + window.first(most);
    }

    /** What rows of a window must fulfil. */
    QueueCondition outside() {
        QueueCondition condition = QueueCondition.narrowing(query);
        words.forEach(word -> condition.says("w.id", word));
        return condition;
    }

    /** What rows of case_ must fulfil. */
    QueueCondition rest() {
        QueueCondition condition = QueueCondition.narrowing(query);
        words.forEach(word -> condition.says("case_.id", word));
        return condition;
    }

    /** True where a case is in the states, of the urgencies and of the brand and holder that are asked for. */
    boolean asks(Case one) {
        return Stretch.states(query).contains(one.state())
                && (query.urgencies().isEmpty() || query.urgencies().contains(one.urgency()))
                && (query.brand() == null || query.brand().equals(one.brand()))
                && (query.assignee() == null || query.assignee().equals(one.assignee()));
    }

    /** The place of a row of a stretch. */
    QueueCursor at(Stretch stretch, long dueAt, long openedAt, long id) {
        Urgency urgency = stretch.urgency();
        int rank = urgency != null && query.order() == CaseQuery.Order.URGENCY ? urgency.rank() : 0;
        return new QueueCursor(query.order(), rank, query.order() == CaseQuery.Order.NEWEST ? openedAt : dueAt, id);
    }

    /** A place before every row of a stretch. */
    QueueCursor first(Stretch stretch) {
        boolean newest = query.order() == CaseQuery.Order.NEWEST;
        long end = newest ? Long.MAX_VALUE : Long.MIN_VALUE;
        return at(stretch, end, end, end);
    }
}
