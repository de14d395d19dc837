package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.earshot.configure.Live;
import org.earshot.respond.mastodon.MastodonOnLoopback;
import org.earshot.respond.mastodon.MastodonOnLoopback.Weather;
import org.earshot.store.TestDatabase;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HoldingTest {
    private MastodonOnLoopback mastodon;

    @BeforeEach
    void start() throws Exception {
        mastodon = new MastodonOnLoopback();
    }

    @AfterEach
    void stop() {
        mastodon.close();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aHoldingReplyIsSentButTheCaseIsStillOwedItsFirstAnswer(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            Case opened = desk.opened("1", Urgency.HIGH);

            desk.cases().hold(opened.id(), "ann", "We are on it.");
            desk.pass(Duration.ofSeconds(1));
            desk.sender().sendDue();

            assertThat(mastodon.statuses()).hasSize(1);
            assertThat(desk.cases().find(opened.id()).orElseThrow())
                    .extracting(Case::state, Case::assignee, Case::firstReplyAt, Case::dueAt, Case::urgency)
                    .containsExactly(CaseState.CLAIMED, "ann", null, opened.dueAt(), Urgency.HIGH);
            assertThat(desk.cases().journal(opened.id()))
                    .extracting(entry -> entry.who() + " " + entry.deed())
                    .containsExactly(
                            "earshot opened", "ann claimed", "ann sent a holding reply", "earshot holding reply sent");
            assertThat(desk.cases().holding(opened.id()))
                    .get()
                    .extracting(Holding::author, Holding::replyId)
                    .containsExactly(
                            "ann", desk.cases().replies(opened.id()).get(0).id());

            desk.cases().reply(opened.id(), "ann", "Here is the answer.");
            desk.pass(Duration.ofSeconds(1));
            desk.sender().sendDue();
            assertThat(desk.cases().find(opened.id()).orElseThrow())
                    .extracting(Case::state, Case::firstReplyAt)
                    .containsExactly(CaseState.WAITING, desk.now());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofManyWhoPressAtOnceOneHoldingReplyIsWritten(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();

            List<String> answers = CasesTest.atOnce(IntStream.range(0, 40)
                    .mapToObj(number -> (Callable<String>) () -> hold(desk, id, number % 2 == 0 ? "ann" : "bob"))
                    .toList());

            assertThat(answers).containsOnlyOnce("written");
            assertThat(answers)
                    .filteredOn(answer -> !answer.equals("written"))
                    .hasSize(39)
                    .allSatisfy(refusal ->
                            assertThat(refusal).containsAnyOf("had its holding reply already, by ", "is held by "));
            assertThat(desk.cases().replies(id)).hasSize(1);
            assertThat(desk.cases().journal(id))
                    .filteredOn(entry -> entry.deed().contains("holding"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void oneThatThePlatformRefusedMayBeWrittenAgain(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            mastodon.brew(Weather.error(422, "{\"error\":\"Validation failed: Text too odd\"}"));
            desk.cases().hold(id, "ann", "We are on it.");
            desk.pass(Duration.ofSeconds(1));
            desk.sender().sendDue();

            assertThat(desk.cases().replies(id))
                    .singleElement()
                    .extracting(Reply::state)
                    .isEqualTo(Reply.State.FAILED);
            assertThat(desk.cases().holding(id)).isEmpty();
            desk.cases().hold(id, "ann", "We are on it, again.");
            assertThat(desk.cases().holding(id)).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoWaitsForTheCustomerOrIsDoneAsksNobodyToWait(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.cases().resolve(id, "ann", "solved");

            assertThatThrownBy(() -> desk.cases().hold(id, "ann", "We are on it."))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessage("case " + id + " is resolved, so it cannot be sent a holding reply; reopen it first");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whereThePolicyLetsItCountTheClockStopsButTheCaseStays(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            Live<TriagePolicy> policy = desk.bean("policy");
            Map<Urgency, TriagePolicy.Level> levels = new EnumMap<>(TriagePolicy.DEFAULT.levels());
            levels.put(Urgency.HIGH, new TriagePolicy.Level(Duration.ofHours(1), false, true));
            policy.swap(new TriagePolicy(
                    levels, TriagePolicy.DEFAULT.thresholds(), TriagePolicy.DEFAULT.phrases(), "test"));
            long id = desk.opened("1", Urgency.HIGH).id();

            desk.cases().hold(id, "ann", "We are on it.");
            desk.pass(Duration.ofMinutes(5));
            desk.sender().sendDue();

            assertThat(desk.cases().find(id).orElseThrow())
                    .extracting(Case::state, Case::firstReplyAt, Case::dueAt, Case::urgency)
                    .containsExactly(CaseState.CLAIMED, desk.now(), null, Urgency.HIGH);
            assertThat(desk.<QueuePace>bean("queuePace").answered("acme", Desk.START))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void thePaceIsThatOfRealAnswersAndTheQueueThatOfTheSameBrand(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            Case answered = desk.opened("1", Urgency.HIGH);
            desk.cases().reply(answered.id(), "ann", "Here is the answer.");
            desk.pass(Duration.ofMinutes(7));
            desk.sender().sendDue();
            desk.queued(Desk.post("2", "bea"), Urgency.CRITICAL);
            desk.queued(Desk.post("3", "cid"), Urgency.HIGH);
            desk.pass(Duration.ofMinutes(1));
            long last = desk.queued(Desk.post("4", "dan"), Urgency.HIGH);
            desk.queued(Desk.post("5", "eve"), Urgency.NORMAL);
            QueuePace pace = desk.bean("queuePace");

            assertThat(pace.answered("acme", Desk.START))
                    .containsExactly(
                            new QueuePace.Answered(Urgency.HIGH, Desk.START, Desk.START.plus(Duration.ofMinutes(7))));
            assertThat(pace.answered("other", Desk.START)).isEmpty();
            assertThat(pace.ahead(desk.cases().ofMention(last).orElseThrow())).isEqualTo(2);
        }
    }

    private static String hold(Desk desk, long id, String user) {
        try {
            desk.cases().hold(id, user, "We are on it.");
            return "written";
        } catch (NotAllowed | HeldByAnother e) {
            return String.valueOf(e.getMessage());
        }
    }
}
