package org.earshot.spend;

import java.util.Map;
import java.util.Optional;

/**
 * How much may be spent, by window: only days and months.
 *
 * @param money in the platform's currency
 * @param requests in requests
 */
public record Budget(Map<Window, Bounds> money, Map<Window, Bounds> requests) {
    /** No bounds. */
    public static final Budget NONE = new Budget(Map.of(), Map.of());

    /** Copies the bounds. */
    public Budget {
        money = Map.copyOf(money);
        requests = Map.copyOf(requests);
    }

    /** What may be spent in a month. */
    public Optional<Bounds> monthly() {
        return Optional.ofNullable(money.get(Window.MONTH));
    }

    boolean none() {
        return money.isEmpty() && requests.isEmpty();
    }
}
