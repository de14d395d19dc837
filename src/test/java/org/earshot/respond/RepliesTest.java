package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.earshot.respond.ReplyCourse.Step;
import org.earshot.respond.mastodon.MastodonOnLoopback;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepliesTest {
    private static final Duration WINDOW = Duration.ofSeconds(10);
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
    void aReplyWaitsTenSecondsAndGoesOnce(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.replies().say(id, "ann", Wish.answer("We look into it.").undoable(WINDOW));
            desk.sender().sendDue();
            assertThat(step(desk, id)).isEqualTo(Step.SCHEDULED);
            desk.pass(Duration.ofSeconds(9));
            desk.sender().sendDue();
            assertThat(mastodon.statuses()).isEmpty();
            desk.pass(Duration.ofSeconds(1));
            desk.sender().sendDue();
            desk.sender().sendDue();

            assertThat(mastodon.statuses()).hasSize(1);
            assertThat(step(desk, id)).isEqualTo(Step.SENT);
            assertThatThrownBy(() -> desk.replies().undo(id, only(desk, id), "ann"))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessage("it is too late, the reply is sent already");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsUndoneIsNeverSentNotEvenAfterARestart(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.replies().say(id, "ann", Wish.answer("We look into it.").undoable(WINDOW));
            assertThatThrownBy(() -> desk.replies().undo(id, only(desk, id), "eve"))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessage("this reply is ann's");
            desk.replies().undo(id, only(desk, id), "ann");
            new ReplyTable(database.jdbc()).release(desk.now());
            desk.pass(Duration.ofHours(1));
            desk.sender().sendDue();

            assertThat(mastodon.statuses()).isEmpty();
            assertThat(step(desk, id)).isEqualTo(Step.UNDONE);
            assertThat(deeds(desk, id)).containsExactly("opened", "claimed", "replied", "reply undone");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofASenderAndAnUndoAtTheSameMomentOneWins(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database, mastodon.address())) {
            int undone = 0;
            for (int round = 0; round < 12; round++) {
                long id = desk.opened("r" + round, Urgency.HIGH).id();
                desk.replies().say(id, "ann", Wish.answer("Round " + round).undoable(WINDOW));
                long reply = only(desk, id);
                desk.pass(WINDOW);
                List<Callable<String>> both = new ArrayList<>();
                both.add(() -> {
                    desk.sender().sendDue();
                    return "sender";
                });
                both.add(() -> undo(desk, id, reply));
                undone += CasesTest.atOnce(both).contains("undone") ? 1 : 0;
                desk.sender().sendDue();
            }
            assertThat(mastodon.statuses()).hasSize(12 - undone);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aReplyWrittenWhileTheCustomerWroteAgainIsHeldWithTheDifferenceAndGoesWhenItsAuthorSaysSo(
            TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            String seen = desk.replies().sight(id);
            desk.pass(Duration.ofSeconds(5));
            long news = desk.queued(Desk.post("2", "ann", null, "1"), Urgency.NORMAL);
            desk.pass(Duration.ofSeconds(5));
            desk.replies()
                    .say(id, "ann", Wish.answer("We look into it.").seen(seen).undoable(WINDOW));
            desk.pass(Duration.ofHours(1));
            desk.sender().sendDue();

            assertThat(mastodon.statuses()).isEmpty();
            ReplyCourse held = desk.replies().of(id).get(0);
            assertThat(held.step()).isEqualTo(Step.HELD);
            assertThat(held.holds()).singleElement().satisfies(hold -> {
                assertThat(hold.code()).isEqualTo(Hold.CHANGED);
                assertThat(Sight.Change.parse(hold.detail()))
                        .containsExactly(new Sight.Change(Sight.Change.Kind.WROTE, news));
            });
            assertThat(deeds(desk, id)).endsWith("customer wrote again", "claimed", "reply held");

            desk.replies()
                    .release(
                            id,
                            held.reply().id(),
                            "ann",
                            new Consent(desk.replies().sight(id), null, Duration.ZERO));
            desk.sender().sendDue();
            assertThat(mastodon.statuses()).hasSize(1);
            assertThat(desk.cases().find(id).orElseThrow().state())
                    .as("answers what was seen at the release, too")
                    .isEqualTo(CaseState.WAITING);
            assertThat(deeds(desk, id)).endsWith("reply held", "reply released", "reply sent");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aScheduledReplyIsHeldWhenTheCustomerWritesBeforeItGoesAndOtherwiseGoesAtItsTime(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long first = desk.opened("1", Urgency.HIGH).id();
            long second = desk.opened("5", Urgency.HIGH).id();
            Duration day = Duration.ofDays(1);
            desk.replies()
                    .say(first, "ann", Wish.answer("Tomorrow.").at(desk.now().plus(day)));
            desk.replies()
                    .say(
                            second,
                            "ann",
                            Wish.answer("Tomorrow, too.").at(desk.now().plus(day)));
            desk.pass(Duration.ofHours(2));
            desk.queued(Desk.post("2", "ann", null, "1"), Urgency.NORMAL);
            desk.sender().clockSetBack(Duration.ofHours(1));
            desk.pass(Duration.ofHours(21));
            desk.sender().sendDue();
            assertThat(mastodon.statuses()).isEmpty();
            desk.pass(Duration.ofHours(1));
            desk.sender().sendDue();

            assertThat(mastodon.statuses()).hasSize(1);
            assertThat(step(desk, first)).isEqualTo(Step.HELD);
            assertThat(step(desk, second)).isEqualTo(Step.SENT);
            assertThat(deeds(desk, second)).containsSubsequence("replied", "reply scheduled", "reply sent");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aHoldingReplyThatHasNotGoneIsWithdrawnByTheAnswer(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.replies()
                    .say(
                            id,
                            "ann",
                            Wish.answer("Please wait.").as(Wish.Kind.HOLDING).undoable(WINDOW));
            desk.replies().say(id, "ann", Wish.answer("Here it is.").undoable(WINDOW));
            desk.pass(WINDOW);
            desk.sender().sendDue();

            assertThat(mastodon.statuses())
                    .extracting(MastodonOnLoopback.Status::text)
                    .singleElement()
                    .asString()
                    .contains("Here it is.");
            assertThat(desk.cases().holding(id)).isEmpty();
            assertThat(deeds(desk, id)).contains("holding reply withdrawn");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aHeldReplyGivesWayToTheTextThatTakesItsPlace(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            String seen = desk.replies().sight(id);
            desk.deleted("1");
            desk.queued(Desk.post("2", "ann", null, "1"), Urgency.NORMAL);
            desk.replies().say(id, "ann", Wish.answer("Old.").seen(seen));
            long old = only(desk, id);
            String now = desk.replies().sight(id);
            desk.replies().say(id, "ann", Wish.answer("New.").seen(now).instead(old));
            desk.sender().sendDue();

            assertThat(desk.replies().of(id)).extracting(ReplyCourse::step).containsExactly(Step.UNDONE, Step.SENT);
            assertThatThrownBy(() -> desk.replies().release(id, old, "ann", new Consent(null, null, Duration.ZERO)))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessage("this reply is not held any more");
            assertThat(mastodon.statuses()).hasSize(1);
        }
    }

    private static String undo(Desk desk, long id, long reply) {
        try {
            desk.replies().undo(id, reply, "ann");
            return "undone";
        } catch (NotAllowed tooLate) {
            return "too late";
        }
    }

    private static long only(Desk desk, long id) {
        return desk.replies().of(id).get(0).reply().id();
    }

    private static Step step(Desk desk, long id) {
        return desk.replies().of(id).get(0).step();
    }

    private static List<String> deeds(Desk desk, long id) {
        return desk.cases().journal(id).stream().map(JournalEntry::deed).toList();
    }
}
