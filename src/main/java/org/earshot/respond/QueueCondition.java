package org.earshot.respond;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;

/** What rows of case_ must fulfil, with its values in order; belongs to one statement. */
final class QueueCondition {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private final boolean newest;
    private String index = "";

    private QueueCondition(boolean newest) {
        this.newest = newest;
    }

    /** Nothing yet. */
    static QueueCondition none() {
        return new QueueCondition(false);
    }

    /** A stretch of the queue as an index holds it: by state, urgency, brand and holder. */
    static QueueCondition of(Stretch stretch, CaseQuery query) {
        QueueCondition condition = new QueueCondition(query.order() == CaseQuery.Order.NEWEST);
        condition.and("state = ?", stretch.state().name());
        if (stretch.urgency() != null) {
            condition.and("urgency_rank = ?", stretch.urgency().rank());
        }
        condition.and("brand = ?", query.brand());
        condition.and("assignee = ?", query.assignee());
        return condition;
    }

    /**
     * A stretch as it is looked through. Derby does not see that an index holds all that is asked for and reads the rows instead, so it is
     * told; to others that is a remark.
     */
    static QueueCondition window(Stretch stretch, CaseQuery query) {
        boolean praise = Boolean.TRUE.equals(query.narrowing().praise());
        boolean held = query.assignee() != null;
        CaseQuery within = praise && !held ? query.ofAnyBrand() : query;
        QueueCondition condition = of(stretch, within);
        if (praise && !held) {
            condition.and("praise = ?", true);
        }
        if (condition.newest) {
            condition.and("opened_at >= ?", Times.toColumn(query.narrowing().since()));
            condition.and("opened_at < ?", Times.toColumn(query.narrowing().until()));
        }
        String led = held ? "case_holder" : praise ? "case_praise" : query.brand() == null ? "case" : "case_brand";
        condition.index = led + (held ? condition.heldBy(stretch) : condition.orderedBy(stretch, led));
        return condition;
    }

    private String heldBy(Stretch stretch) {
        return newest && stretch.urgency() == null ? "_newest" : "";
    }

    private String orderedBy(Stretch stretch, String led) {
        if (newest) {
            return stretch.urgency() == null ? "_newest" : "_rank_newest";
        }
        if (stretch.urgency() == null && !led.equals("case_praise")) {
            return "_due";
        }
        return led.equals("case") ? "_queue" : "";
    }

    /** What else a question leaves out. */
    static QueueCondition narrowing(CaseQuery query) {
        QueueCondition condition = new QueueCondition(false);
        Narrowing narrowing = query.narrowing();
        condition.and("brand = ?", query.brand());
        condition.and("platform = ?", narrowing.platform());
        condition.and("language = ?", narrowing.language());
        condition.and("source = ?", narrowing.source());
        condition.begins("customer_lower", narrowing.prefix());
        condition.and("opened_at >= ?", Times.toColumn(narrowing.since()));
        condition.and("opened_at < ?", Times.toColumn(narrowing.until()));
        condition.and("praise = ?", narrowing.praise());
        return condition;
    }

    /** The first comparison is implied by the second; it tells the database where in the index to begin. */
    QueueCondition beyond(@Nullable QueueCursor after) {
        if (after == null) {
            return this;
        }
        String time = newest ? "opened_at" : "due_at";
        String behind = newest ? "<" : ">";
        and(time + " " + behind + "= ?", after.time());
        return and("(" + time + " " + behind + " ? OR id " + behind + " ?)", after.time(), after.id());
    }

    /** Says that a column begins so; a range, which both databases find in an index. */
    QueueCondition begins(String column, @Nullable String prefix) {
        if (prefix == null || prefix.isEmpty()) {
            return this;
        }
        return and(column + " >= ? AND " + column + " < ?", prefix, behind(prefix));
    }

    /** Says that one of the case's mentions has a word that begins so. */
    QueueCondition says(String id, String word) {
        String words = "SELECT 1 FROM case_word x WHERE x.case_id = " + id + " AND x.word >= ? AND x.word < ?";
        return and("EXISTS (" + words + ")", word, behind(word));
    }

    /** The first text behind all that begin so. */
    private static String behind(String prefix) {
        int last = prefix.codePointBefore(prefix.length());
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return prefix.substring(0, prefix.length() - Character.charCount(last)) + Character.toString(next);
    }

    /** Says that it is one of these; there is at least one. */
    QueueCondition oneOf(String column, List<?> some) {
        return and(column + " IN (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")", some.toArray());
    }

    /** Adds a comparison, or nothing where a value is null. */
    QueueCondition and(String comparison, @Nullable Object... some) {
        for (Object value : some) {
            if (value == null) {
                return this;
            }
        }
        text.append(text.isEmpty() ? " WHERE " : " AND ").append(comparison);
        Collections.addAll(values, some);
        return this;
    }

    /** In the order asked for, at most so many. */
    String first(int most) {
        return order() + atMost(most);
    }

    /** The order asked for. */
    String order() {
        return newest ? " ORDER BY opened_at DESC, id DESC" : " ORDER BY due_at, id";
    }

    /** At most so many, in whatever order. */
    String atMost(int most) {
        values.add(most);
        return " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY";
    }

    /** Which index to read, empty where that is for the database to find out. */
    String index() {
        return index.isEmpty() ? "" : " --DERBY-PROPERTIES index=" + index.toUpperCase(Locale.ROOT) + "\n";
    }

    String where() {
        return text.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }
}
