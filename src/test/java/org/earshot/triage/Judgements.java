package org.earshot.triage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.store.TestDatabase;

/** Hands the tables of triage, and triage with a plain stack, to the tests of other packages. */
public final class Judgements {
    private Judgements() {}

    /** The labels in a database. */
    public static LabelTable labels(TestDatabase database) {
        return new LabelTable(database.jdbc());
    }

    /** The verdicts in a database. */
    public static VerdictTable verdicts(TestDatabase database) {
        return new VerdictTable(database.jdbc(), new ObjectMapper());
    }

    /** What is known about the mentions in a database beside their texts. */
    public static Backgrounds backgrounds(TestDatabase database) {
        return new Backgrounds(new BackgroundTable(database.jdbc()));
    }

    /** Writes what was known about a mention when it was judged. */
    public static void save(TestDatabase database, Mention mention, Background background) {
        database.transactions()
                .executeWithoutResult(status -> backgrounds(database).save(mention, new Trace(true, true), background));
    }

    /** Writes a verdict. */
    public static void save(TestDatabase database, Mention mention, Verdict verdict) {
        database.transactions()
                .executeWithoutResult(status ->
                        verdicts(database).save(mention, verdict, "test", Instant.parse("2026-03-01T10:00:00Z")));
    }

    /** Triage that follows what the heads believe of urgency, and nothing else. */
    public static Triage triage() {
        Map<String, Double> weights = Map.of("at-least-normal", 1.0, "at-least-high", 1.0, "at-least-critical", 1.0);
        return new Triage(Optional.of(new Stack("test", weights, new double[] {-4, 1, 5})));
    }
}
