package org.earshot.console.pages;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.earshot.respond.CaseQuery.Order;
import org.earshot.respond.CaseState;
import org.jspecify.annotations.Nullable;

/** The views of the queue. */
enum Tab {
    OPEN(Set.of(CaseState.OPEN, CaseState.CLAIMED), Order.URGENCY),
    MINE(Set.of(CaseState.OPEN, CaseState.CLAIMED, CaseState.WAITING), Order.URGENCY),
    /** An open case is one that nobody holds. */
    UNASSIGNED(Set.of(CaseState.OPEN), Order.URGENCY),
    /** Read as praise, and not urgent. */
    PRAISE(Set.of(CaseState.OPEN, CaseState.CLAIMED), Order.NEWEST),
    WAITING(Set.of(CaseState.WAITING), Order.URGENCY),
    SNOOZED(Set.of(CaseState.SNOOZED), Order.URGENCY),
    RESOLVED(Set.of(CaseState.RESOLVED, CaseState.DISMISSED), Order.NEWEST);

    private final Set<CaseState> states;
    private final Order order;

    Tab(Set<CaseState> states, Order order) {
        this.states = states;
        this.order = order;
    }

    /** The states that it shows. */
    Set<CaseState> states() {
        return states;
    }

    /** How it is sorted unless somebody asks for another order. */
    Order order() {
        return order;
    }

    /** Its word in addresses and in the language file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many cases it holds, of those counts that are at hand. */
    long in(Map<CaseState, Long> counts) {
        return states.stream()
                .mapToLong(state -> counts.getOrDefault(state, 0L))
                .sum();
    }

    /** The tab with a word; open for any other. */
    static Tab of(@Nullable String word) {
        for (Tab tab : values()) {
            if (tab.word().equals(word)) {
                return tab;
            }
        }
        return "closed".equals(word) ? RESOLVED : OPEN;
    }
}
