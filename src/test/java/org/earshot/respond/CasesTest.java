package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CasesTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofTwoHundredWhoClaimAtOnceOneHasTheCaseAndTheOthersHearWho(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();

            List<String> answers = atOnce(IntStream.range(0, 200)
                    .mapToObj(number -> (Callable<String>) () -> claim(desk, id, "user-" + number))
                    .toList());

            String winner = desk.cases().find(id).orElseThrow().assignee();
            assertThat(answers.stream().filter("won"::equals)).hasSize(1);
            assertThat(answers.stream().filter(("held by " + winner)::equals)).hasSize(199);
            assertThat(desk.cases().journal(id)).extracting(JournalEntry::deed).containsExactly("opened", "claimed");
            assertThat(desk.cases().journal(id).get(1).who()).isEqualTo(winner);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void manyNotesAtOnceAreAllKept(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            Case opened = desk.opened("1", Urgency.HIGH);

            atOnce(IntStream.range(0, 40)
                    .mapToObj(number -> (Callable<Case>) () -> desk.cases().note(opened.id(), "ann", "note " + number))
                    .toList());

            assertThat(desk.cases().journal(opened.id())).hasSize(41);
            assertThat(desk.cases().find(opened.id()).orElseThrow().version()).isEqualTo(opened.version() + 40);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aDayOfACaseStandsInItsJournal(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Cases cases = desk.cases();
            long id = desk.opened("1", Urgency.CRITICAL).id();
            assertThat(cases.acknowledge(id, "bob").acknowledgedAt()).isEqualTo(Desk.START);
            desk.pass(Duration.ofMinutes(1));
            assertThat(cases.acknowledge(id, "ann").acknowledgedAt()).isEqualTo(Desk.START);
            assertThat(cases.claim(id, "ann").assignee()).isEqualTo("ann");
            assertThat(cases.claim(id, "ann").state()).isEqualTo(CaseState.CLAIMED);
            cases.note(id, "bob", "seen this before");
            assertThat(cases.assign(id, "sue", "bob").assignee()).isEqualTo("bob");
            assertThat(cases.release(id, "bob").state()).isEqualTo(CaseState.OPEN);
            Case resolved = cases.resolve(id, "ann", "solved");
            Case reopened = cases.reopen(id, "bob");
            Case dismissed = cases.dismiss(id, "bob", "spam that goes on and on and on, far longer than a word or two");

            assertThat(resolved)
                    .extracting(Case::state, Case::assignee, Case::outcome, Case::resolvedAt)
                    .containsExactly(CaseState.RESOLVED, "ann", "solved", desk.now());
            assertThat(reopened)
                    .extracting(Case::state, Case::assignee, Case::outcome, Case::resolvedAt)
                    .containsExactly(CaseState.OPEN, null, null, null);
            assertThat(dismissed.state()).isEqualTo(CaseState.DISMISSED);
            assertThat(cases.journal(id))
                    .extracting(entry -> entry.who() + " " + entry.deed())
                    .containsExactly(
                            "earshot opened",
                            "bob acknowledged",
                            "ann claimed",
                            "bob noted",
                            "sue assigned",
                            "bob released",
                            "ann claimed",
                            "ann resolved",
                            "bob reopened",
                            "bob claimed",
                            "bob dismissed");
            assertThat(cases.journal(id).get(3).text()).isEqualTo("seen this before");
            assertThat(desk.changed()).contains(id);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsRefusedChangesNothing(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Cases cases = desk.cases();
            long id = desk.opened("1", Urgency.HIGH).id();
            Case held = cases.claim(id, "ann");

            assertThatThrownBy(() -> cases.resolve(id, "bob", "solved"))
                    .isInstanceOf(HeldByAnother.class)
                    .hasMessage("case " + id + " is held by ann");
            assertThatThrownBy(() -> cases.reply(id, "bob", "hello")).isInstanceOf(HeldByAnother.class);
            assertThatThrownBy(() -> cases.snooze(id, "ann", desk.now())).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> cases.note(id, "ann", " ")).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> cases.reopen(id, "ann"))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessage("case " + id + " is claimed, so it cannot be reopened");
            assertThatThrownBy(() -> cases.claim(id + 1_000_000, "ann")).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> cases.note(id + 1_000_000, "ann", "x")).isInstanceOf(NoSuchElementException.class);
            assertThat(cases.find(id)).contains(held);
            assertThat(cases.journal(id)).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSnoozedCaseComesBackToItsHolderWhenItsTimeHasCome(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Cases cases = desk.cases();
            long id = desk.opened("1", Urgency.HIGH).id();
            Case snoozed = cases.snooze(id, "ann", desk.now().plusSeconds(60));
            desk.<Waking>bean("waking").wakeDue();
            CaseState before = cases.find(id).orElseThrow().state();
            desk.pass(Duration.ofSeconds(60));
            desk.<Waking>bean("waking").wakeDue();
            desk.<Waking>bean("waking").wakeDue();

            assertThat(snoozed).extracting(Case::state, Case::assignee).containsExactly(CaseState.SNOOZED, "ann");
            assertThat(before).isEqualTo(CaseState.SNOOZED);
            assertThat(cases.find(id).orElseThrow())
                    .extracting(Case::state, Case::assignee, Case::snoozedUntil)
                    .containsExactly(CaseState.CLAIMED, "ann", null);
            assertThat(cases.journal(id))
                    .extracting(JournalEntry::deed)
                    .containsExactly("opened", "claimed", "snoozed", "woken");
        }
    }

    private static String claim(Desk desk, long id, String user) {
        try {
            desk.cases().claim(id, user);
            return "won";
        } catch (HeldByAnother e) {
            return "held by " + e.holder();
        }
    }

    static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(200, tasks.size()));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
