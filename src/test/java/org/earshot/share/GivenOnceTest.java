package org.earshot.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.Leases;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GivenOnceTest {
    private static final SharingRules ACME = new SharingRules(List.of("acme"), Duration.ofDays(9), 2);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoLetsAGivenCaseLieDoesNotGetItAgain(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, ACME, "ann", "bob")) {
            desk.here("ann", 8, "en");
            Case item = desk.opened(Urgency.HIGH, "en", "question");
            desk.of(SharingOut.class).shareOut();
            assertThat(desk.holder(item)).isEqualTo("ann");

            expired(desk);
            assertThat(desk.cases().journal(item.id()))
                    .last()
                    .extracting(JournalEntry::who, JournalEntry::deed, JournalEntry::text)
                    .containsExactly("earshot", "claim expired", "ann");
            desk.of(SharingOut.class).shareOut();
            assertThat(state(desk, item)).isEqualTo(CaseState.OPEN);
            assertThat(desk.of(SharingOut.class)
                            .look(desk.cases().find(item.id()).orElseThrow()))
                    .hasValueSatisfying(why -> assertThat(why).isEqualTo(new Choice.Nobody(Lack.DECLINED, "")));

            desk.here("bob", 8, "en");
            desk.of(SharingOut.class).shareOut();
            assertThat(desk.holder(item)).isEqualTo("bob");
            expired(desk);
            desk.of(SharingOut.class).shareOut();
            assertThat(state(desk, item)).isEqualTo(CaseState.OPEN);

            desk.cases().claim(item.id(), "ann");
            assertThat(desk.holder(item)).as("by hand anybody takes it").isEqualTo("ann");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsWithheldIsGivenToNobodyUntilItIsNotAnyMore(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, ACME, "ann")) {
            desk.here("ann", 8, "en");
            Case blocked = desk.opened(Urgency.CRITICAL, "en", "question");
            Case other = desk.opened(Urgency.NORMAL, "en", "question");
            desk.withheld().add(blocked.id());

            desk.of(SharingOut.class).shareOut();
            assertThat(desk.of(SharingOut.class).give(blocked.id())).isFalse();
            assertThat(desk.holder(other)).isEqualTo("ann");
            assertThat(state(desk, blocked)).isEqualTo(CaseState.OPEN);
            assertThat(desk.of(SharingOut.class).look(blocked))
                    .hasValueSatisfying(why -> assertThat(why.why()).isEqualTo("its customer is blocked"));

            desk.withheld().clear();
            desk.of(SharingOut.class).shareOut();
            assertThat(desk.holder(blocked)).isEqualTo("ann");
        }
    }

    private static CaseState state(ShareDesk desk, Case item) {
        return desk.cases().find(item.id()).orElseThrow().state();
    }

    private static void expired(ShareDesk desk) {
        desk.desk().pass(Duration.ofDays(1));
        desk.desk().<Leases>bean("leases").expireDue();
    }
}
