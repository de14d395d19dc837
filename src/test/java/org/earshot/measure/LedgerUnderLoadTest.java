package org.earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks the ledger again and again while one thread stores mentions and another one judges them. */
class LedgerUnderLoadTest {
    private static final int MENTIONS = 600;

    private final LinkedBlockingQueue<Long> stored = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theLedgerAddsUpWheneverItIsAsked(TestDatabase database) throws Exception {
        LedgerReadTable table = LedgerBookTest.table(database);
        List<LedgerLine> wrong = new ArrayList<>();
        int asked = 0;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            LedgerBookTest.brought(database, "masto", 0, 0);
            Future<?> storing = threads.submit(() -> store(database));
            Future<?> judging = threads.submit(() -> judge(database));
            while (!storing.isDone() || !judging.isDone()) {
                // A book of its own each time, so that each look counts.
                new LedgerBook(table, Clock.systemUTC())
                        .read(null).stream().filter(line -> !line.addsUp()).forEach(wrong::add);
                asked++;
            }
            storing.get();
            judging.get();
        } finally {
            threads.shutdownNow();
        }

        assertThat(wrong).as("of " + asked + " times asked").isEmpty();
        assertThat(asked).isGreaterThan(10);
        assertThat(new LedgerBook(table, Clock.systemUTC()).read("masto"))
                .containsExactly(new LedgerLine("masto", 2 * MENTIONS, MENTIONS, MENTIONS, 0, 0, 0, MENTIONS, 0, 0, 0));
    }

    /** Each with a duplicate, counted in the transaction that stores it. */
    private void store(TestDatabase database) {
        for (long id = 1; id <= MENTIONS; id++) {
            long next = id;
            database.transactions().executeWithoutResult(status -> {
                LedgerBookTest.mention(database, next, "masto", "HEARD");
                database.jdbc()
                        .sql("UPDATE ledger SET heard = heard + 2, stored = stored + 1, duplicate = duplicate + 1"
                                + " WHERE source = 'masto'")
                        .update();
            });
            stored.add(id);
        }
    }

    private void judge(TestDatabase database) {
        try {
            for (int i = 0; i < MENTIONS; i++) {
                long id = stored.take();
                for (String stage : List.of("READ", "JUDGED")) {
                    database.transactions()
                            .executeWithoutResult(status -> database.jdbc()
                                    .sql("UPDATE mention SET stage = ?, version = version + 1 WHERE id = ?")
                                    .params(stage, id)
                                    .update());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
