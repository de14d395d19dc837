package org.earshot.respond;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.earshot.store.TestDatabase;
import org.jspecify.annotations.Nullable;

/** A desk with 100,000 open cases: 80 % of one platform, a handful of another, 20 in the rarest language, 5 % of the second brand. */
public final class CrowdedDesk implements AutoCloseable {
    private static final int CASES = 100_000;
    private static final int ROUNDS = 20;
    private static final long STEP = 5_000;

    private final Desk desk;

    private CrowdedDesk(TestDatabase database) {
        desk = new Desk(database);
    }

    /** Measures every filter in every order, of all brands and of the rare one, on both databases. */
    public static void measure(BiConsumer<String, Long> nanos) throws SQLException {
        for (TestDatabase database : TestDatabase.all().toList()) {
            try (CrowdedDesk crowded = new CrowdedDesk(database)) {
                crowded.fill(database);
                for (String brand : new String[] {null, "volta"}) {
                    for (CaseQuery.Order order : CaseQuery.Order.values()) {
                        filters().forEach((name, narrowing) -> crowded.ask(query(brand, order, narrowing), time ->
                                nanos.accept(database + ", " + (brand == null ? "all brands" : brand) + ", " + order + ", " + name, time)));
                    }
                }
            }
        }
    }

    /** Six seconds pass between two questions, so that no count is kept. */
    private void ask(CaseQuery query, java.util.function.LongConsumer nanos) {
        for (int round = -5; round < ROUNDS; round++) {
            desk.pass(Duration.ofSeconds(6));
            long start = System.nanoTime();
            desk.cases().page(query);
            if (round >= 0) {
                nanos.accept(System.nanoTime() - start);
            }
        }
    }

    private static CaseQuery query(@Nullable String brand, CaseQuery.Order order, Narrowing narrowing) {
        return new CaseQuery(
                Set.of(CaseState.OPEN, CaseState.CLAIMED), Set.of(), brand, null, order, 50, null, narrowing);
    }

    private static Map<String, Narrowing> filters() {
        Map<String, Narrowing> filters = new LinkedHashMap<>();
        filters.put("nothing", Narrowing.NONE);
        filters.put("common platform", new Narrowing("mastodon", null, null, null, null, null, null, null));
        filters.put("rare platform", new Narrowing("reddit", null, null, null, null, null, null, null));
        filters.put("rare language", new Narrowing(null, "pl", null, null, null, null, null, null));
        filters.put("both rare", new Narrowing("reddit", "pl", null, null, null, null, null, null));
        filters.put("source", new Narrowing(null, null, "source-7", null, null, null, null, null));
        filters.put("customer", new Narrowing(null, null, null, "user123", null, null, null, null));
        filters.put("every customer", new Narrowing(null, null, null, "u", null, null, null, null));
        filters.put("common words", new Narrowing(null, null, null, null, "acme bank", null, null, null));
        filters.put("word of 500 cases", new Narrowing(null, null, null, null, "w17x", null, null, null));
        filters.put("rare word", new Narrowing(null, null, null, null, "z4711", null, null, null));
        filters.put("common word, rare language", new Narrowing(null, "pl", null, null, "acme", null, null, null));
        filters.put("young", new Narrowing(null, null, null, null, null, Desk.START.minus(Duration.ofHours(1)), null, null));
        filters.put("old", new Narrowing(null, null, null, null, null, null, Desk.START.minus(Duration.ofDays(5)), null));
        filters.put("praise", Narrowing.PRAISE);
        filters.put("rare praise", new Narrowing("reddit", "pl", null, null, null, null, null, true));
        return filters;
    }

    private void fill(TestDatabase database) throws SQLException {
        Random random = new Random(5);
        try (Connection connection = database.source().getConnection();
                PreparedStatement row = connection.prepareStatement("""
                        INSERT INTO case_ (state, score, main_mention, mention_count, version, id, conversation, brand, platform, thread,
                               customer_key, customer, customer_lower, urgency_rank, opened_at, due_at, changed_at, source, language, praise)
                        VALUES ('OPEN', 1, 1, 1, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
                PreparedStatement word =
                        connection.prepareStatement("INSERT INTO case_word (case_id, word, mention_id) VALUES (?, ?, 1)")) {
            connection.setAutoCommit(false);
            for (int number = 0; number < CASES; number++) {
                put(row, number, random);
                for (String one : Set.of("acme", "bank", "the", "w" + number % 200 + "x", "v" + number % 3_000, "z" + number % 50_000)) {
                    word.setLong(1, id(number));
                    word.setString(2, one);
                    word.addBatch();
                }
                if (number % 2_000 == 1_999) {
                    row.executeBatch();
                    word.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static void put(PreparedStatement row, int number, Random random) throws SQLException {
        int grave = random.nextInt(100);
        int rank = grave < 1 ? 0 : grave < 5 ? 1 : grave < 50 ? 2 : 3;
        int platform = random.nextInt(1_000);
        long opened = Desk.START.toEpochMilli() - (CASES - number) * STEP;
        Object[] values = {
            id(number), "c" + number, random.nextInt(20) == 0 ? "volta" : "acme",
            platform < 800 ? "mastodon" : platform < 999 ? "x" : "reddit", "t" + number, "u" + number, "User" + number % 70_000,
            "user" + number % 70_000, rank, opened, rank == 3 ? CaseTable.NEVER : opened + 86_400_000, opened,
            "source-" + random.nextInt(30), random.nextInt(5_000) == 0 ? "pl" : "en", rank > 1 && random.nextInt(10) == 0
        };
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
        row.addBatch();
    }

    private static long id(int number) {
        return 10_000_000L + number;
    }

    @Override
    public void close() {
        desk.close();
    }
}
