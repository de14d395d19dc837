package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.earshot.respond.ReplyCourse.Step;
import org.earshot.respond.mastodon.MastodonOnLoopback;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalTest {
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
    void ofManySupervisorsAtOnceOneApprovesAndTheOthersAreToldWho(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.cases().reply(id, "ann", "We look into it. {SUPERVISOR}");
            long reply = desk.replies().awaiting().get(0).reply().id();
            List<String> answers = CasesTest.atOnce(IntStream.range(0, 16)
                    .mapToObj(number -> (Callable<String>) () -> approve(desk, id, reply, "sue" + number))
                    .toList());
            desk.sender().sendDue();

            assertThat(answers).containsOnlyOnce("approved");
            assertThat(answers)
                    .filteredOn(answer -> !answer.equals("approved"))
                    .allSatisfy(answer ->
                            assertThat(answer).matches("this reply is not held any more: sue\\d+ decided about it"));
            assertThat(mastodon.statuses()).hasSize(1);
            assertThat(desk.replies().awaiting()).isEmpty();
            assertThat(desk.cases().journal(id))
                    .extracting(JournalEntry::deed)
                    .containsExactly("opened", "claimed", "reply held", "reply approved", "reply sent");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void nobodyApprovesTheirOwnAndWhatASupervisorEditsPassesTheRulesAgain(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.cases().reply(id, "ann", "Hello. {SUPERVISOR}");
            long reply = desk.replies().awaiting().get(0).reply().id();

            assertThat(desk.replies().awaiting("ann")).isZero();
            assertThat(desk.replies().awaiting("sue")).isEqualTo(1);
            refused(() -> approve(desk, id, reply, "ann", "Hello."), "nobody approves their own reply");
            refused(() -> approve(desk, id, reply, "sue", "Hello. {NOBODY}"), "it cannot go like this");
            refused(() -> approve(desk, id, reply, "sue", "Hello. {REASON}"), "say why it shall go although");
            refused(
                    () -> desk.replies().release(id, reply, "bob", new Consent(null, null, Duration.ZERO)),
                    "this reply is ann's");
            desk.replies().release(id, reply, "ann", new Consent(null, null, Duration.ZERO));
            assertThat(desk.replies().of(id).get(0).step())
                    .as("its author cannot let it go")
                    .isEqualTo(Step.AWAITING);
            approve(desk, id, reply, "sue", "Hello, {SUPERVISOR} of all.");
            desk.sender().sendDue();

            assertThat(mastodon.statuses())
                    .singleElement()
                    .satisfies(status -> assertThat(status.text()).endsWith("Hello, {SUPERVISOR} of all."));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSupervisorWhoHasNotSeenTheLatestPostIsToldToLookAgain(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.cases().reply(id, "ann", "Hello. {SUPERVISOR}");
            long reply = desk.replies().awaiting().get(0).reply().id();
            String seen = desk.replies().sight(id);
            desk.queued(Desk.post("2", "ann", null, "1"), Urgency.NORMAL);

            Wish stale = Wish.answer("Hello. {SUPERVISOR}").seen(seen);
            refused(() -> desk.replies().approve(id, reply, "sue", stale), "the case changed since you looked at it");
            desk.replies().sendBack(id, reply, "sue", "They wrote again");
            ReplyCourse back = desk.replies().of(id).get(0);
            assertThat(back.step()).isEqualTo(Step.HELD);
            assertThat(back.remark()).isEqualTo("They wrote again");
            refused(
                    () -> desk.replies()
                            .release(
                                    id, reply, "ann", new Consent(desk.replies().sight(id), "because", Duration.ZERO)),
                    "it cannot go like this");
            refused(() -> approve(desk, id, reply, "tom", "Hello."), "waits for its author: sue decided about it");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aRuleIsOverriddenOnlyWithAReasonThatTheJournalKeeps(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.cases().reply(id, "ann", "One {REASON}");
            long held = desk.replies().of(id).get(0).reply().id();
            refused(
                    () -> desk.replies().release(id, held, "ann", new Consent(null, " ", Duration.ZERO)),
                    "say why it shall go");
            desk.replies().release(id, held, "ann", new Consent(null, "she asked", Duration.ZERO));
            desk.replies().say(id, "ann", Wish.answer("Two {REASON}").although("she asked twice"));
            desk.replies().say(id, "ann", Wish.answer("Three {NOBODY}").although("she asked thrice"));
            desk.sender().sendDue();

            assertThat(mastodon.statuses()).hasSize(2);
            assertThat(desk.replies().of(id))
                    .extracting(ReplyCourse::step)
                    .containsExactly(Step.SENT, Step.SENT, Step.HELD);
            assertThat(desk.cases().journal(id))
                    .filteredOn(line -> line.deed().equals("rule overridden"))
                    .extracting(JournalEntry::text)
                    .containsExactly("test: she asked", "test: she asked twice");
        }
    }

    private static void refused(Runnable deed, String why) {
        assertThatThrownBy(deed::run).isInstanceOf(NotAllowed.class).hasMessageContaining(why);
    }

    private static void approve(Desk desk, long id, long reply, String who, String text) {
        desk.replies().approve(id, reply, who, Wish.answer(text));
    }

    private static String approve(Desk desk, long id, long reply, String who) {
        try {
            approve(desk, id, reply, who, "We look into it. {SUPERVISOR}");
            return "approved";
        } catch (NotAllowed no) {
            return String.valueOf(no.getMessage());
        }
    }
}
