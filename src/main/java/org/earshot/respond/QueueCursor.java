package org.earshot.respond;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of the queue ended: the place of its last case in the order. Cases that come or go meanwhile move no other case across
 * it, so that following pages have neither gaps nor doubles.
 *
 * @param order the order that it belongs to
 * @param rank the urgency's rank; counts in the order of urgency only
 * @param time when it is due, or was opened, in milliseconds since 1970 UTC
 * @param id the case
 */
record QueueCursor(CaseQuery.Order order, int rank, long time, long id) {
    /** The place of a case. */
    static QueueCursor of(CaseQuery.Order order, Case at) {
        return switch (order) {
            case URGENCY -> new QueueCursor(order, at.urgency().rank(), CaseTable.due(at.dueAt()), at.id());
            case DUE -> new QueueCursor(order, 0, CaseTable.due(at.dueAt()), at.id());
            case NEWEST -> new QueueCursor(order, 0, at.openedAt().toEpochMilli(), at.id());
        };
    }

    /** How places of one order compare. */
    static final Comparator<QueueCursor> ORDER = QueueCursor::compare;

    private static final Comparator<QueueCursor> ASCENDING = Comparator.comparingInt(QueueCursor::rank)
            .thenComparingLong(QueueCursor::time)
            .thenComparingLong(QueueCursor::id);

    private static int compare(QueueCursor one, QueueCursor other) {
        return one.order == CaseQuery.Order.NEWEST ? ASCENDING.compare(other, one) : ASCENDING.compare(one, other);
    }

    /** True for a place that comes before another one of the same order. */
    boolean isBefore(QueueCursor other) {
        return compare(this, other) < 0;
    }

    /** How cases compare in an order. */
    static Comparator<Case> comparing(CaseQuery.Order order) {
        return Comparator.comparing(at -> of(order, at), ORDER);
    }

    /** The place that a text names, null for null. */
    static @Nullable QueueCursor read(CaseQuery.Order order, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("/", 4);
            if (parts.length == 4 && order.name().equals(parts[0])) {
                return new QueueCursor(
                        order, Integer.parseInt(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the cursor is not one that an earlier page gave", e);
        }
        throw new IllegalArgumentException("the cursor belongs to another order");
    }

    /** Opaque, and safe in an address. */
    String write() {
        String plain = String.join("/", order.name(), String.valueOf(rank), String.valueOf(time), String.valueOf(id));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
