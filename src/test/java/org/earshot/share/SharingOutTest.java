package org.earshot.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.respond.HeldByAnother;
import org.earshot.respond.Holders;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.NotAllowed;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharingOutTest {
    private static final SharingRules ACME = new SharingRules(List.of("acme"), Duration.ofMinutes(30), 2);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aHundredCasesOverFourPeopleOneOfThemAwayAreSharedFairly(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, ACME, "ann", "bob", "cleo", "dan")) {
            for (String name : List.of("ann", "bob", "cleo", "dan")) {
                desk.here(name, 50, "en");
            }
            desk.of(Colleagues.class).away("cleo", null);
            Case last = null;
            for (int number = 0; number < 100; number++) {
                last = desk.opened(Urgency.NORMAL, "en", "question");
            }

            desk.of(SharingOut.class).shareOut();

            assertThat(desk.held()).containsOnlyKeys("ann", "bob", "dan");
            assertThat(desk.held().values()).containsExactlyInAnyOrder(34, 33, 33);
            assertThat(desk.cases().journal(Objects.requireNonNull(last).id()))
                    .last()
                    .satisfies(line -> assertThat(line.text()).endsWith(": speaks English, 34 of 50 in hand"))
                    .extracting(JournalEntry::who, JournalEntry::deed)
                    .containsExactly("earshot", "given");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void twoDaemonsAtOnceGiveEveryCaseOnceAndCountEachOthersCases(TestDatabase database) throws Exception {
        ExecutorService daemons = Executors.newFixedThreadPool(2);
        try (ShareDesk one = new ShareDesk(database, ACME, "ann", "bob");
                ShareDesk two = new ShareDesk(database, ACME, "ann", "bob")) {
            one.here("ann", 15, "en");
            one.here("bob", 15, "en");
            List<Case> items = new ArrayList<>();
            for (int number = 0; number < 40; number++) {
                items.add(one.opened(Urgency.NORMAL, "en", "question"));
            }

            List<Future<?>> both = List.of(
                    daemons.submit(() -> one.of(SharingOut.class).shareOut()),
                    daemons.submit(() -> two.of(SharingOut.class).shareOut()));
            for (Future<?> each : both) {
                each.get();
            }

            assertThat(one.held()).containsEntry("ann", 15).containsEntry("bob", 15);
            assertThat(items)
                    .allMatch(item -> one.cases().journal(item.id()).stream()
                                    .filter(line -> line.deed().equals("given"))
                                    .count()
                            <= 1);
        } finally {
            daemons.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theUrgentOneIsGivenFirstAndWhatDoesNotFitStaysOpen(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, ACME, "ann", "bob")) {
            desk.here("ann", 1, "en");
            desk.here("bob", 8, "es");
            Case normal = desk.opened(Urgency.NORMAL, "en", "question");
            Case urgent = desk.opened(Urgency.CRITICAL, "en", "fraud");
            Case polish = desk.opened(Urgency.CRITICAL, "pl", "question");

            desk.of(SharingOut.class).shareOut();

            assertThat(desk.holder(urgent)).isEqualTo("ann");
            assertThat(desk.cases().find(normal.id()))
                    .get()
                    .extracting(Case::state)
                    .isEqualTo(CaseState.OPEN);
            assertThat(desk.of(SharingOut.class).look(polish))
                    .hasValueSatisfying(why -> assertThat(why.why()).isEqualTo("no one here reads Polish"));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void withoutTheFileNothingIsGivenAndNothingIsSaid(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, SharingRules.OFF, "ann")) {
            desk.here("ann", 8, "en");
            Case item = desk.opened(Urgency.CRITICAL, "en", "question");

            desk.of(SharingOut.class).shareOut();

            assertThat(desk.held()).isEmpty();
            assertThat(desk.of(SharingOut.class).look(item)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoDoesNothingForHalfAnHourIsAwayAndWhoComesBackAtATimeIsHereAgain(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, ACME, "ann")) {
            Colleagues colleagues = desk.of(Colleagues.class);
            assertThat(colleagues.state(colleagues.find("ann"))).isEqualTo(Presence.State.IDLE);
            colleagues.seen("ann");
            assertThat(colleagues.state(colleagues.find("ann"))).isEqualTo(Presence.State.HERE);
            desk.desk().pass(Duration.ofMinutes(31));
            assertThat(colleagues.state(colleagues.find("ann"))).isEqualTo(Presence.State.IDLE);

            colleagues.away("ann", colleagues.now().plus(Duration.ofMinutes(20)));
            assertThat(colleagues.state(colleagues.find("ann"))).isEqualTo(Presence.State.AWAY);
            desk.desk().pass(Duration.ofMinutes(20));
            assertThat(colleagues.state(colleagues.find("ann"))).isEqualTo(Presence.State.HERE);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void abuseIsSpreadAndCappedByThePersonAndTheDay(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, ACME, "ann", "bob")) {
            desk.here("ann", 50, "en");
            desk.here("bob", 50, "en");
            for (int number = 0; number < 6; number++) {
                desk.opened(Urgency.HIGH, "en", "abuse");
            }

            desk.of(SharingOut.class).shareOut();
            assertThat(desk.held()).containsEntry("ann", 2).containsEntry("bob", 2);

            desk.desk().pass(Duration.ofDays(1));
            desk.of(Colleagues.class).here("ann");
            desk.of(SharingOut.class).shareOut();
            assertThat(desk.held()).containsEntry("ann", 4).containsEntry("bob", 2);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoTookFoulCasesByThemselvesHasHadThemToo(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, ACME, "ann", "bob")) {
            desk.here("ann", 50, "en");
            for (int number = 0; number < 2; number++) {
                Case taken = desk.opened(Urgency.HIGH, "en", "abuse");
                desk.cases().claim(taken.id(), "ann");
                desk.changed(taken);
                desk.changed(taken);
            }
            Case third = desk.opened(Urgency.HIGH, "en", "abuse");
            Case kind = desk.opened(Urgency.HIGH, "en", "question");
            desk.of(SharingOut.class).shareOut();
            assertThat(desk.holder(third)).as("ann has had her two").isEqualTo("null");
            assertThat(desk.holder(kind)).isEqualTo("ann");

            desk.here("bob", 50, "en");
            desk.of(SharingOut.class).shareOut();
            assertThat(desk.holder(third)).isEqualTo("bob");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void twoHundredFoulCasesDifferByOneBetweenPeopleAndStopForAllAtTheCap(TestDatabase database) {
        SharingRules rules = new SharingRules(List.of("acme"), Duration.ofMinutes(30), 60);
        try (ShareDesk desk = new ShareDesk(database, rules, "ann", "bob", "cleo")) {
            for (String name : List.of("ann", "bob", "cleo")) {
                desk.here(name, 200, "en");
            }
            Case last = null;
            for (int number = 0; number < 200; number++) {
                last = desk.opened(Urgency.HIGH, "en", "abuse");
            }
            desk.of(SharingOut.class).shareOut();

            assertThat(desk.held().values()).containsExactly(60, 60, 60);
            assertThat(desk.of(SharingOut.class).look(Objects.requireNonNull(last)))
                    .contains(new Choice.Nobody(Lack.ABUSE, ""));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoGaveACaseBackDoesNotGetItAgain(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, ACME, "ann", "bob")) {
            desk.here("ann", 8, "en");
            Case item = desk.opened(Urgency.HIGH, "en", "question");
            desk.of(SharingOut.class).shareOut();
            desk.cases().release(item.id(), "ann");

            desk.of(SharingOut.class).shareOut();
            assertThat(desk.held()).isEmpty();

            desk.here("bob", 8, "en");
            desk.of(SharingOut.class).shareOut();
            assertThat(desk.holder(item)).isEqualTo("bob");
            desk.of(Holders.class).putBack(item.id(), "sam");
            assertThat(desk.of(SharingOut.class).give(item.id())).isFalse();
            assertThat(desk.cases().journal(item.id()))
                    .last()
                    .extracting(JournalEntry::who, JournalEntry::deed, JournalEntry::text)
                    .containsExactly("sam", "put back", "bob");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCaseThatIsHandedOverIsAnotherTeamsAndItsClockRunsOn(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, ACME, "ann", "bob")) {
            Teams teams = desk.of(Teams.class);
            teams.add("billing", "Billing");
            desk.here("ann", 8, "en");
            desk.here("bob", 8, "en");
            Skills skills = new Skills(Set.of("en"), Set.of(), Set.of(), Set.of(), 8);
            desk.of(Colleagues.class).teach("bob", skills, Set.of("billing", "no-such-team"));
            Case item = desk.opened(Urgency.HIGH, "en", "question");
            desk.cases().claim(item.id(), "ann");
            desk.desk().pass(Duration.ofMinutes(5));

            Teams.Order order = new Teams.Order("ann", "billing", "Paid twice, see the receipt.");
            assertThatThrownBy(() -> teams.hand(item.id(), new Teams.Order("bob", "billing", "Mine!"), false))
                    .isInstanceOf(HeldByAnother.class);
            assertThatThrownBy(() -> teams.hand(item.id(), new Teams.Order("ann", "billing", " "), false))
                    .isInstanceOf(NotAllowed.class);
            Case handed = teams.hand(item.id(), order, false);

            assertThat(handed)
                    .extracting(Case::state, Case::assignee, Case::dueAt, Case::openedAt)
                    .containsExactly(CaseState.OPEN, null, item.dueAt(), item.openedAt());
            assertThat(teams.queue("billing")).containsExactly(item.id());
            assertThat(teams.counts()).containsEntry("billing", 1L);
            assertThat(teams.of(item.id()))
                    .get()
                    .extracting(Handover::by, Handover::note)
                    .containsExactly("ann", "Paid twice, see the receipt.");
            assertThat(desk.cases().journal(item.id()))
                    .last()
                    .extracting(JournalEntry::deed, JournalEntry::text)
                    .containsExactly("handed over", "Billing: Paid twice, see the receipt.");
            desk.of(SharingOut.class).shareOut();
            assertThat(desk.holder(item)).isEqualTo("bob");
        }
    }
}
