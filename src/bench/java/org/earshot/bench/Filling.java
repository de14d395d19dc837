package org.earshot.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.earshot.Daemon;
import org.earshot.Household;

/**
 * Fills a home with 1,000,000 mentions and 160,000 cases, 100,000 of them not ended. The daemon itself hears, reads and judges a few
 * hundred mentions first; the others are copies of their rows, so that readings and verdicts are as long as real ones.
 */
public final class Filling {
    static final int MENTIONS = 1_000_000;
    static final int CASES = 160_000;

    /** The first mention of a case is this many after that of the one before. */
    private static final int APART = 6;

    private static final long FIRST_ID = 1_000_000;
    private static final int WORDS = 12;
    private static final int SEEDS = 240;
    private static final int COMMIT_EVERY = 5_000;
    private static final long DAY = 86_400_000;

    private final Connection connection;
    private final List<Long> seeds = new ArrayList<>();
    private final long now;

    private Filling(Connection connection, long now) {
        this.connection = connection;
        this.now = now;
    }

    /** Fills the folder in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        new Household(home).brand();
        if (!Files.exists(home.resolve("data/derby"))) {
            seed(home);
        }
        System.setProperty("derby.system.durability", "test");
        System.setProperty("derby.storage.pageCacheSize", "6000");
        System.setProperty("derby.stream.error.file", home.resolve("fill-derby.log").toString());
        String url = "jdbc:derby:" + home.resolve("data/derby") + ";user=sa";
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            new Filling(connection, System.currentTimeMillis()).fill();
        }
        try {
            DriverManager.getConnection(url + ";shutdown=true");
        } catch (SQLException e) {
            Figures.say("closed: " + e.getMessage());
        }
    }

    private static void seed(Path home) throws IOException, InterruptedException {
        try (Daemon daemon = Daemon.start(home, java.util.Map.of())) {
            daemon.awaitReady();
            ArrayNode posts = new ObjectMapper().createArrayNode();
            for (int i = 0; i < SEEDS; i++) {
                List<String> texts = i % 12 == 0 ? Said.GRAVE : i % 4 == 0 ? Said.WORRIED : Said.CALM;
                posts.addObject()
                        .put("platform", "mastodon")
                        .put("externalId", "seed-" + i)
                        .put("brand", "acme")
                        .put("text", texts.get(i % texts.size()))
                        .putObject("author")
                        .put("handle", "u" + i);
            }
            daemon.post("/api/v1/mentions", posts.toString());
            daemon.await("the seeds are through", () -> {
                var line = daemon.get("/api/v1/ledger?source=api").path("items").path(0);
                return line.path("held").asInt() == 0 && line.path("judged").asInt() == SEEDS;
            });
        }
    }

    private void fill() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT id FROM mention WHERE id < " + FIRST_ID)) {
                while (rows.next()) {
                    seeds.add(rows.getLong(1));
                }
            }
            statement.execute("DROP SEQUENCE earshot_id RESTRICT");
            statement.execute("CREATE SEQUENCE earshot_id AS BIGINT START WITH 100000000 INCREMENT BY 500");
            statement.execute("UPDATE mention SET stage = 'DONE' WHERE id < " + FIRST_ID);
            statement.execute("DELETE FROM ledger WHERE source LIKE 'toots-%'");
            for (int source = 0; source < 5; source++) {
                statement.execute(
                        "INSERT INTO ledger VALUES ('toots-" + source + "', 1000000, 200000, 300000, 0, 500000, 0)");
            }
        }
        copy(mentions(), MENTIONS, this::mention);
        copy("INSERT INTO reading SELECT CAST(? AS BIGINT), language, label, model, read_at, document FROM reading WHERE mention_id = ?",
                MENTIONS, this::pair);
        copy("INSERT INTO verdict SELECT CAST(? AS BIGINT), source, urgency, score, about_brand, needs_reply, policy, judged_at,"
                + " document FROM verdict WHERE mention_id = ?", MENTIONS, this::pair);
        copy("INSERT INTO case_ VALUES (" + "?, ".repeat(27) + "?)", CASES, this::caseRow);
        copy("INSERT INTO case_word VALUES (?, ?, ?)", CASES * WORDS, this::word);
        copy("INSERT INTO case_mention VALUES (?, ?, 2, 30, ?, ?, FALSE)", CASES * 3, this::filed);
        copy("INSERT INTO journal VALUES (?, ?, ?, 'earshot', 'opened', 'normal, 30 points')", CASES, this::journal);
        copy("INSERT INTO alert VALUES (?, ?, ?, 'hook', 'webhook', 'opened', '{}', 'SENT', ?, 0, 1, ?, NULL)", CASES / 8, this::alert);
        statistics();
    }

    private static String mentions() {
        return """
                INSERT INTO mention SELECT CAST(? AS BIGINT), platform, CAST(? AS VARCHAR(700)), CAST(? AS VARCHAR(120)), brand, url,
                       author_id, author, author_name, followers, body, language, published_at, CAST(? AS BIGINT), edited_at, revision,
                       fingerprint, stars, stars_raw, thread, parent, own_ref, summoned, visibility, wordless, ours,
                       gone_at, purged_at, recheck_at, raw, stage, urgent, version, attempts, CAST(? AS BIGINT), parked, trouble
                  FROM mention WHERE id = ?
                """;
    }

    private void mention(PreparedStatement row, int number) throws SQLException {
        long heard = now - (MENTIONS - number) * 5_000L;
        row.setLong(1, FIRST_ID + number);
        row.setString(2, "https://far.example/users/u" + number % 70_000 + "/statuses/" + (110_000_000_000_000_000L + number));
        row.setString(3, "toots-" + number % 5);
        row.setLong(4, heard);
        row.setLong(5, heard);
        row.setLong(6, seeds.get(number % seeds.size()));
    }

    private void pair(PreparedStatement row, int number) throws SQLException {
        row.setLong(1, FIRST_ID + number);
        row.setLong(2, seeds.get(number % seeds.size()));
    }

    /** 50 % open, 5 % claimed, 6 % waiting, 2 % snoozed, the others done; 1 % critical, 4 % high, 45 % normal. */
    private void caseRow(PreparedStatement row, int number) throws SQLException {
        int mixed = (int) (number * 2654435761L >>> 7 & 0xFFFFFF);
        int part = mixed % 100;
        String state = part < 50 ? "OPEN" : part < 55 ? "CLAIMED" : part < 61 ? "WAITING" : part < 63 ? "SNOOZED" : part < 95
                ? "RESOLVED" : "DISMISSED";
        int grave = mixed / 100 % 100;
        int rank = grave < 1 ? 0 : grave < 5 ? 1 : grave < 50 ? 2 : 3;
        boolean held = state.equals("CLAIMED") || state.equals("WAITING");
        boolean done = state.equals("RESOLVED") || state.equals("DISMISSED");
        long opened = now - (CASES - number) * 30_000L;
        Object[] values = {
            caseId(number), "bench-" + number, "acme", "mastodon", "thread-" + number, "u" + number, "u" + number, state, rank,
            (3 - rank) * 25 + mixed % 20, opened, rank == 3 ? Long.MAX_VALUE : opened + DAY, held ? "staff" + mixed % 8 : null,
            held ? opened + 60_000 : null, held ? opened + 60_000 : null, null, done ? opened + DAY : null, done ? "answered" : null,
            state.equals("SNOOZED") ? now + 30 * DAY : null, FIRST_ID + (long) number * APART, 3, opened, 1,
            "toots-" + mixed % 5, mixed % 50 == 0 ? "pl" : "en", rank > 1 && mixed % 10 == 0, "u" + number,
            state.equals("CLAIMED") ? now + 30 * DAY : null
        };
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
    }

    /** Of twelve words of a case some are in every one, some in few. */
    private void word(PreparedStatement row, int number) throws SQLException {
        int which = number % WORDS;
        row.setLong(1, caseId(number / WORDS));
        row.setString(2, "word" + which + "x" + number / WORDS % (int) Math.pow(4, which));
        row.setLong(3, FIRST_ID + number / WORDS * (long) APART);
    }

    private void filed(PreparedStatement row, int number) throws SQLException {
        row.setLong(1, caseId(number / 3));
        row.setLong(2, FIRST_ID + number / 3 * (long) APART + number % 3);
        row.setLong(3, now + DAY);
        row.setLong(4, now);
    }

    private void journal(PreparedStatement row, int number) throws SQLException {
        row.setLong(1, FIRST_ID + number);
        row.setLong(2, caseId(number));
        row.setLong(3, now);
    }

    private void alert(PreparedStatement row, int number) throws SQLException {
        row.setLong(1, FIRST_ID + number);
        row.setString(2, "alert-" + number);
        row.setLong(3, caseId(number * 8));
        row.setLong(4, now);
        row.setLong(5, now);
    }

    private static long caseId(int number) {
        return 10_000_000L + number;
    }

    private void copy(String sql, int rows, Binder binder) throws SQLException {
        long start = System.nanoTime();
        String table = sql.split(" ")[2];
        int done = done(table);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int number = done; number < rows; number++) {
                binder.bind(statement, number);
                statement.executeUpdate();
                if (number % COMMIT_EVERY == COMMIT_EVERY - 1) {
                    connection.commit();
                }
            }
        }
        connection.commit();
        Figures.say(table + ": " + (rows - done) + " rows in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
    }

    /** A filling that was interrupted goes on where it stopped. */
    private int done(String table) throws SQLException {
        String key = table.equals("case_word") || table.equals("reading") || table.equals("verdict") || table.equals("case_mention") ? "mention_id" : "id";
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT COUNT(*) FROM " + table + " WHERE " + key + " >= " + FIRST_ID)) {
            count.next();
            return count.getInt(1);
        }
    }

    /** As a database that grew slowly has them. */
    private void statistics() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("MENTION", "READING", "VERDICT", "CASE_", "CASE_MENTION", "CASE_WORD", "JOURNAL", "ALERT")) {
                statement.execute("CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS('SA', '" + table + "', NULL)");
            }
        }
        connection.commit();
    }

    private interface Binder {
        void bind(PreparedStatement row, int number) throws SQLException;
    }
}
