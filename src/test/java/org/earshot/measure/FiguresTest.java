package org.earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.earshot.notify.AlertsOf;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FiguresTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theFiguresSayWhatStandsWhere(TestDatabase database) {
        LedgerBookTest.mention(database, 1, "feed", "HEARD");
        LedgerBookTest.mention(database, 2, "feed", "READ");
        LedgerBookTest.mention(database, 3, "feed", "QUEUED");
        database.jdbc().sql("UPDATE mention SET parked = TRUE WHERE id = 3").update();
        LedgerBookTest.inCase(database, 100, 3);
        LedgerBookTest.alert(database, 1, 100, "ann");
        LedgerBookTest.alert(database, 2, 100, "bob");
        database.jdbc().sql("UPDATE alert SET state = 'DEAD' WHERE id = 2").update();
        MeterRegistry registry = new SimpleMeterRegistry();

        Figures figures =
                new Figures(new StandingTable(database.jdbc()), AlertsOf.database(database), Clock.systemUTC());
        figures.bindTo(registry);

        assertThat(registry.get("earshot.alerts.pending").gauge().value()).isEqualTo(1);
        assertThat(registry.get("earshot.alerts.dead").gauge().value()).isEqualTo(1);
        assertThat(registry.get("earshot.mentions.held").gauge().value()).isEqualTo(2);
        assertThat(registry.get("earshot.mentions.parked").gauge().value()).isEqualTo(1);
        assertThat(registry.get("earshot.cases.open")
                        .tag("urgency", "high")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("earshot.cases.open")
                        .tag("urgency", "low")
                        .gauge()
                        .value())
                .isZero();
    }
}
