package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Reason;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueueingTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aMentionThatNeedsSomebodyOpensOneCaseHoweverOftenItIsQueued(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long mention = desk.queued(Desk.post("1", "ann"), Urgency.CRITICAL);
            desk.queueing().queue(mention);

            Case opened = desk.cases().ofMention(mention).orElseThrow();
            assertThat(opened)
                    .extracting(Case::state, Case::urgency, Case::score, Case::customer, Case::thread, Case::dueAt)
                    .containsExactly(
                            CaseState.OPEN,
                            Urgency.CRITICAL,
                            90,
                            "ann@other.example",
                            "1",
                            Desk.START.plus(Duration.ofMinutes(15)));
            assertThat(stage(desk, mention)).isEqualTo(Stage.QUEUED);
            assertThat(desk.cases().page(CaseQuery.QUEUE).items()).containsExactly(opened);
            assertThat(desk.cases().journal(opened.id()))
                    .extracting(JournalEntry::text)
                    .containsExactly("critical, 90 points");
            assertThat(desk.changed()).containsExactly(opened.id());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatNobodyHasToLookAtGetsNoCase(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long calm = desk.judged(Desk.post("1", "ann"), new Verdict(Urgency.LOW, 0, true, false, List.of()));
            long foreign = desk.judged(Desk.post("2", "ann"), new Verdict(Urgency.HIGH, 0, false, true, List.of()));
            long question = desk.judged(Desk.post("3", "ann"), new Verdict(Urgency.LOW, 0, true, true, List.of()));
            List.of(calm, foreign, question).forEach(desk.queueing()::queue);

            assertThat(stage(desk, calm)).isEqualTo(Stage.DONE);
            assertThat(stage(desk, foreign)).isEqualTo(Stage.DONE);
            assertThat(desk.cases().page(CaseQuery.QUEUE).items())
                    .extracting(Case::mainMention, Case::dueAt)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(question, null));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCustomersThreadIsOneCaseAndAnotherCustomersIsAnother(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long first = desk.queued(Desk.post("1", "ann"), Urgency.NORMAL);
            desk.pass(Duration.ofMinutes(1));
            long second = desk.queued(Desk.post("2", "ann", null, "1"), Urgency.HIGH);
            long third = desk.queued(Desk.post("3", "ann", null, "2"), Urgency.NORMAL);
            long other = desk.queued(Desk.post("4", "bob", null, "1"), Urgency.NORMAL);
            long named = desk.queued(Desk.post("5", "ann", "1", "unheard"), Urgency.NORMAL);
            long elsewhere = desk.queued(Desk.post("6", "ann", null, "unheard"), Urgency.NORMAL);

            Case of = desk.cases().ofMention(first).orElseThrow();
            assertThat(List.of(second, third, named))
                    .allSatisfy(id -> assertThat(desk.cases().ofMention(id)).contains(of));
            assertThat(desk.cases().ofMention(other).orElseThrow().id()).isNotEqualTo(of.id());
            assertThat(desk.cases().ofMention(elsewhere).orElseThrow().id()).isNotEqualTo(of.id());
            assertThat(of)
                    .extracting(Case::urgency, Case::mainMention, Case::mentionCount, Case::dueAt)
                    .containsExactly(Urgency.HIGH, second, 4, Desk.START.plus(Duration.ofMinutes(61)));
            assertThat(desk.cases().journal(of.id()))
                    .extracting(JournalEntry::deed)
                    .containsExactly(
                            "opened",
                            "customer wrote again",
                            "urgency raised",
                            "customer wrote again",
                            "customer wrote again");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anEditIntoSomethingMilderLowersTheCaseAndIntoSomethingGraverRaisesIt(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Case opened = desk.opened("1", Urgency.CRITICAL);
            desk.pass(Duration.ofHours(1));
            edit(desk, 1, new Verdict(Urgency.LOW, 3, true, false, List.of(Reason.of("test", 3, "because"))));
            Case lowered = desk.cases().find(opened.id()).orElseThrow();
            edit(desk, 2, Desk.verdict(Urgency.HIGH));
            Case raised = desk.cases().find(opened.id()).orElseThrow();

            assertThat(lowered)
                    .extracting(Case::urgency, Case::score, Case::dueAt)
                    .containsExactly(Urgency.LOW, 3, null);
            assertThat(raised)
                    .extracting(Case::urgency, Case::dueAt)
                    .containsExactly(Urgency.HIGH, desk.now().plus(Duration.ofHours(1)));
            assertThat(desk.cases().journal(opened.id()))
                    .extracting(JournalEntry::deed, JournalEntry::text)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("urgency lowered", "critical to low"),
                            org.assertj.core.groups.Tuple.tuple("urgency raised", "low to high"));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCustomerWhoWritesAgainReopensWhatWasDoneAndOnlyTheNewCounts(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long id = desk.opened("1", Urgency.CRITICAL).id();
            desk.cases().resolve(id, "ann", "solved");
            desk.pass(Duration.ofDays(2));
            long again = desk.queued(Desk.post("2", "ann", null, "1"), Urgency.NORMAL);

            assertThat(desk.cases().find(id).orElseThrow())
                    .extracting(
                            Case::state,
                            Case::assignee,
                            Case::urgency,
                            Case::mainMention,
                            Case::dueAt,
                            Case::resolvedAt)
                    .containsExactly(
                            CaseState.OPEN,
                            null,
                            Urgency.NORMAL,
                            again,
                            desk.now().plus(Duration.ofHours(8)),
                            null);
            assertThat(desk.cases().journal(id))
                    .extracting(JournalEntry::deed)
                    .endsWith("customer wrote again", "urgency lowered");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aThreadThatArrivesAllAtOnceIsOneCaseWithAllOfIt(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            List<Long> mentions = IntStream.range(0, 12)
                    .mapToObj(number -> desk.judged(
                            Desk.post("p" + number, "ann", "thread", null),
                            Desk.verdict(number == 7 ? Urgency.CRITICAL : Urgency.NORMAL)))
                    .toList();

            CasesTest.atOnce(mentions.stream()
                    .flatMap(id -> java.util.stream.Stream.of(id, id))
                    .map(id -> (Callable<Boolean>) () -> {
                        desk.queueing().queue(id);
                        return true;
                    })
                    .toList());

            List<Case> all = desk.cases().page(CaseQuery.QUEUE).items();
            assertThat(all).hasSize(1);
            assertThat(all.get(0))
                    .extracting(Case::urgency, Case::mainMention, Case::mentionCount)
                    .containsExactly(Urgency.CRITICAL, mentions.get(7), 12);
            assertThat(desk.mentions().ofCase(all.get(0).id())).hasSize(12);
            assertThat(mentions).allSatisfy(id -> assertThat(stage(desk, id)).isEqualTo(Stage.QUEUED));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anAnswerThatTheBrandGaveOnThePlatformStopsTheClock(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Case opened = desk.opened("1", Urgency.HIGH);
            desk.pass(Duration.ofMinutes(5));
            desk.said("9", "1", "1", desk.now());
            Case answered = desk.cases().find(opened.id()).orElseThrow();
            Instant firstReply = desk.now();
            desk.pass(Duration.ofMinutes(5));
            desk.queued(Desk.post("2", "ann", null, "1"), Urgency.NORMAL);

            assertThat(answered)
                    .extracting(Case::state, Case::firstReplyAt)
                    .containsExactly(CaseState.WAITING, firstReply);
            assertThat(desk.cases().journal(opened.id()))
                    .extracting(JournalEntry::deed)
                    .containsExactly("opened", "answered on the platform", "customer wrote again", "urgency lowered");
            assertThat(desk.cases().find(opened.id()).orElseThrow().state()).isEqualTo(CaseState.OPEN);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCaseWhosePostWasDeletedIsDismissedUnlessSomebodyHasItInHand(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Case open = desk.opened("1", Urgency.HIGH);
            Case held = desk.opened("2", Urgency.HIGH);
            desk.cases().claim(held.id(), "kim");
            desk.deleted("1");
            desk.deleted("2");

            assertThat(desk.cases().find(open.id()).orElseThrow())
                    .extracting(Case::state, Case::outcome)
                    .containsExactly(CaseState.DISMISSED, "deleted");
            assertThat(desk.cases().find(held.id()).orElseThrow().state()).isEqualTo(CaseState.CLAIMED);
            assertThat(desk.cases().journal(open.id()))
                    .extracting(JournalEntry::deed)
                    .containsExactly("opened", "post deleted by its author", "dismissed");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCaseForgetsACustomerOnceEverythingTheyWroteInItIsDeleted(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long first = desk.queued(Desk.post("1", "ann"), Urgency.HIGH);
            long second = desk.queued(Desk.post("2", "ann", null, "1"), Urgency.NORMAL);
            desk.deleted("1");
            desk.purge(first);
            assertThat(desk.cases().ofMention(first).orElseThrow().customer()).isEqualTo("ann@other.example");
            desk.deleted("2");
            desk.purge(second);

            assertThat(desk.cases().ofMention(first).orElseThrow().customer()).isEqualTo("deleted");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anAnswerToOneCustomerOfAThreadIsNoAnswerToTheOthers(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long ann = desk.queued(Desk.post("1", "ann", "t", null), Urgency.HIGH);
            long bob = desk.queued(Desk.post("2", "bob", "t", "1"), Urgency.HIGH);
            desk.said("9", "t", "1", desk.now());
            desk.said("10", "t", "9", desk.now());
            desk.said("11", "t", "unheard", desk.now());
            long cid = desk.queued(Desk.post("3", "cid", "t", "1"), Urgency.HIGH);

            assertThat(desk.cases().ofMention(ann).orElseThrow().state()).isEqualTo(CaseState.WAITING);
            assertThat(desk.cases().ofMention(bob).orElseThrow().state()).isEqualTo(CaseState.OPEN);
            assertThat(desk.cases().ofMention(cid).orElseThrow().state()).isEqualTo(CaseState.OPEN);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatTheBrandHadAnsweredBeforeItWasHeardOpensNoCase(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.said("9", "1", "1", Desk.START.plusSeconds(60));
            long late = desk.queued(Desk.post("1", "ann"), Urgency.HIGH);

            assertThat(desk.cases().ofMention(late)).isEmpty();
            assertThat(stage(desk, late)).isEqualTo(Stage.DONE);
        }
    }

    private static void edit(Desk desk, int revision, Verdict verdict) {
        Post first = Desk.post("1", "ann");
        Post edited = Post.of(first.id(), first.author(), "acme bank, edit " + revision)
                .with(first.details().revised(revision));
        desk.queueing().queue(desk.judged(edited, verdict));
    }

    private static Stage stage(Desk desk, long mention) {
        return desk.mentions().find(mention).orElseThrow().stage();
    }
}
