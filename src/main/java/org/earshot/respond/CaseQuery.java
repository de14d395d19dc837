package org.earshot.respond;

import java.util.Set;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to show.
 *
 * @param states any of these; empty for all that are not done: open, claimed, waiting
 * @param urgencies any of these; empty for all
 * @param brand a brand's id, null for all
 * @param assignee who holds it, null for all
 * @param order how to sort
 * @param limit at most so many, 1 to 200
 * @param cursor where the page before ended, null for the first
 * @param narrowing what else to leave out
 */
public record CaseQuery(
        Set<CaseState> states,
        Set<Urgency> urgencies,
        @Nullable String brand,
        @Nullable String assignee,
        Order order,
        int limit,
        @Nullable String cursor,
        Narrowing narrowing) {
    /** The queue as staff see it first. */
    public static final CaseQuery QUEUE = new CaseQuery(Set.of(), Set.of(), null, null, Order.URGENCY, 50, null);

    /** A question that leaves nothing else out. */
    public CaseQuery(
            Set<CaseState> states,
            Set<Urgency> urgencies,
            @Nullable String brand,
            @Nullable String assignee,
            Order order,
            int limit,
            @Nullable String cursor) {
        this(states, urgencies, brand, assignee, order, limit, cursor, Narrowing.NONE);
    }

    /** Copies its sets and draws the limit into its range. */
    public CaseQuery {
        states = Set.copyOf(states);
        urgencies = Set.copyOf(urgencies);
        limit = Math.max(1, Math.min(200, limit));
    }

    /** The same of any brand. */
    CaseQuery ofAnyBrand() {
        return new CaseQuery(states, urgencies, null, assignee, order, limit, cursor, narrowing);
    }

    /** How to sort. */
    public enum Order {
        /** Gravest first, then what is due first. */
        URGENCY,
        /** What is due first. */
        DUE,
        /** What was opened last first. */
        NEWEST
    }
}
