package org.earshot.advise;

import java.time.Duration;
import org.earshot.store.TestDatabase;

/** A library of 2,000 articles on a Derby in memory. */
public final class SearchedShelf {
    private static final int ARTICLES = 2_000;
    private static final int SEARCHES = 200;
    private static final String[] THINGS = {
        "card", "refund", "account", "payment", "transfer", "loan", "branch", "password", "fee", "statement"
    };

    private SearchedShelf() {}

    /** How long a search takes: the mean of 200 after as many to warm up. */
    public static Duration search() {
        try (Shelf shelf = new Shelf(TestDatabase.derby())) {
            for (int i = 0; i < ARTICLES; i++) {
                String things = THINGS[i / 10 % 10] + " and " + THINGS[i / 100 % 10];
                shelf.put(Shelf.content(
                        "en",
                        "Article " + i + " on a " + THINGS[i % 10],
                        "Dear {customer}, your " + things + ", number " + i + ". ".repeat(40)));
            }
            searches(shelf);
            long before = System.nanoTime();
            searches(shelf);
            return Duration.ofNanos((System.nanoTime() - before) / SEARCHES);
        }
    }

    private static void searches(Shelf shelf) {
        for (int i = 0; i < SEARCHES; i++) {
            shelf.titles("refunds " + THINGS[i % 10]);
        }
    }
}
