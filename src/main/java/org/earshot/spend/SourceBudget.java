package org.earshot.spend;

/**
 * What one source may spend.
 *
 * @param priority where it shares a budget with others
 * @param budget its own
 */
public record SourceBudget(Priority priority, Budget budget) {
    /** A source of which nothing is said. */
    public static final SourceBudget NONE = new SourceBudget(Priority.NORMAL, Budget.NONE);
}
