package org.earshot.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.earshot.mention.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what the stations wrote, one grouped query for each kind of count; writes nothing. */
@Repository
class LedgerReadTable {
    private static final Set<String> HELD = Set.of(Stage.HEARD.name(), Stage.READ.name());

    private final JdbcClient jdbc;
    private final TransactionTemplate standingStill;

    LedgerReadTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.standingStill = new TransactionTemplate(transactions);
        standingStill.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    /** The same lines as of one moment. Nothing can be stored meanwhile on Derby, so this is for those that do not add up otherwise. */
    List<LedgerLine> linesOfOneMoment(InCases cases) {
        return Objects.requireNonNull(standingStill.execute(status -> lines(cases)));
    }

    /** A line for every source that brought something or that a mention names, by name. */
    List<LedgerLine> lines(InCases cases) {
        Map<String, Long> judged = new TreeMap<>();
        Map<String, Long> held = new TreeMap<>();
        // Mentions before their counts, in the order of who stores them, so that neither waits for the other for ever.
        stages(judged, held);
        Map<String, Brought> brought = brought();
        TreeSet<String> sources = new TreeSet<>(brought.keySet());
        sources.addAll(judged.keySet());
        sources.addAll(held.keySet());
        return sources.stream()
                .map(source -> brought.getOrDefault(source, Brought.NOTHING)
                        .line(
                                source,
                                counted -> counted.getOrDefault(source, 0L),
                                List.of(judged, held, cases.queued(), cases.alerted())))
                .toList();
    }

    private Map<String, Brought> brought() {
        Map<String, Brought> brought = new TreeMap<>();
        jdbc.sql("SELECT source, heard, stored, duplicate, edited, unmatched, refused FROM ledger")
                .query(row -> {
                    brought.put(row.getString("source"), Brought.of(row));
                });
        return brought;
    }

    /** In one query, so that a mention on the move is counted once. */
    private void stages(Map<String, Long> judged, Map<String, Long> held) {
        jdbc.sql("SELECT source, stage, COUNT(*) AS counted FROM mention GROUP BY source, stage")
                .query(row -> {
                    boolean waits = HELD.contains(row.getString("stage"));
                    (waits ? held : judged).merge(row.getString("source"), row.getLong("counted"), Long::sum);
                });
    }

    /** The mentions in cases; by far the longest of these queries. */
    InCases inCases() {
        return new InCases(counts("""
                        SELECT m.source AS source, COUNT(*) AS counted FROM case_mention c JOIN mention m ON m.id = c.mention_id
                         GROUP BY m.source
                        """), counts("""
                        SELECT m.source AS source, COUNT(*) AS counted FROM (SELECT DISTINCT case_id FROM alert) a
                          JOIN case_mention c ON c.case_id = a.case_id JOIN mention m ON m.id = c.mention_id
                         GROUP BY m.source
                        """));
    }

    private Map<String, Long> counts(String query) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(query).query(row -> {
            counts.put(row.getString("source"), row.getLong("counted"));
        });
        return counts;
    }

    /**
     * Mentions in cases by source.
     *
     * @param queued all of them
     * @param alerted those in cases that staff were told about
     */
    record InCases(Map<String, Long> queued, Map<String, Long> alerted) {}

    private record Brought(long heard, long stored, long duplicate, long edited, long unmatched, long refused) {
        private static final Brought NOTHING = new Brought(0, 0, 0, 0, 0, 0);

        private static Brought of(ResultSet row) throws SQLException {
            return new Brought(
                    row.getLong("heard"),
                    row.getLong("stored"),
                    row.getLong("duplicate"),
                    row.getLong("edited"),
                    row.getLong("unmatched"),
                    row.getLong("refused"));
        }

        private LedgerLine line(String source, ToLongFunction<Map<String, Long>> count, List<Map<String, Long>> later) {
            return new LedgerLine(
                    source,
                    heard,
                    stored,
                    duplicate,
                    edited,
                    unmatched,
                    refused,
                    count.applyAsLong(later.get(0)),
                    count.applyAsLong(later.get(1)),
                    count.applyAsLong(later.get(2)),
                    count.applyAsLong(later.get(3)));
        }
    }
}
