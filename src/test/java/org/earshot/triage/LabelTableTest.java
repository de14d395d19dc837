package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.earshot.store.TestDatabase;
import org.earshot.understand.Sentiment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelTableTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aLabelReplacesTheOneBeforeAndSaysNothingWhereNobodyDid(TestDatabase database) {
        database.jdbc().sql("""
                        INSERT INTO mention (id, platform, external_id, source, brand, author, body, heard_at, revision, fingerprint,
                                             summoned, visibility, stage, urgent, version, attempts, next_at, parked)
                        VALUES (7, 't', '1', 's', 'acme', 'eve', 'x', 0, 0, '', FALSE, 'PUBLIC', 'HEARD', FALSE, 0, 0, 0, FALSE)
                        """).update();
        LabelTable labels = new LabelTable(database.jdbc());
        LabelTable.Label first = new LabelTable.Label(7, Sentiment.Label.NEGATIVE, null, false, "ann", NOW);
        LabelTable.Label second = new LabelTable.Label(7, null, Urgency.HIGH, null, "sue", NOW.plusSeconds(1));

        labels.put(first);
        assertThat(labels.find(7)).contains(first);
        labels.put(second);

        assertThat(labels.find(7)).contains(second);
        assertThat(labels.find(8)).isEmpty();
    }
}
