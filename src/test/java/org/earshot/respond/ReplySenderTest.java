package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.respond.mastodon.MastodonOnLoopback;
import org.earshot.respond.mastodon.MastodonOnLoopback.Weather;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplySenderTest {
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
    void aReplyIsSentOnceAndTheCaseWaitsForTheCustomerWhoMayWriteAgain(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Case claimed = desk.cases().reply(id, "ann", "We look into it.");
            desk.pass(Duration.ofSeconds(1));
            sendAtOnce(desk, 8);

            assertThat(claimed).extracting(Case::state, Case::assignee).containsExactly(CaseState.CLAIMED, "ann");
            assertThat(mastodon.statuses())
                    .containsExactly(new MastodonOnLoopback.Status(
                            "900", "@ann@other.example We look into it.", "1", "unlisted"));
            assertThat(desk.cases().replies(id)).singleElement().satisfies(reply -> {
                assertThat(reply.state()).isEqualTo(Reply.State.SENT);
                assertThat(reply.externalId()).isEqualTo("900");
                assertThat(reply.url()).isEqualTo("https://home.example/@acme/900");
                assertThat(reply.idempotencyKey()).isEqualTo("earshot-reply-" + reply.id());
            });
            assertThat(desk.cases().find(id).orElseThrow())
                    .extracting(Case::state, Case::assignee, Case::firstReplyAt)
                    .containsExactly(CaseState.WAITING, "ann", desk.now());
            assertThat(desk.cases().journal(id))
                    .extracting(JournalEntry::deed)
                    .containsExactly("opened", "claimed", "replied", "reply sent");

            desk.pass(Duration.ofMinutes(5));
            long again = desk.queued(Desk.post("2", "ann", null, "900"), Urgency.NORMAL);
            assertThat(desk.cases().ofMention(again).orElseThrow())
                    .extracting(Case::id, Case::state, Case::assignee, Case::mainMention)
                    .containsExactly(id, CaseState.CLAIMED, "ann", again);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aClockSetBackAnHourHoldsNoReplyBackAndNeitherDoesALeaseOfAKilledDaemon(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.cases().reply(id, "ann", "We look into it.");
            ReplyTable table = new ReplyTable(database.jdbc());
            table.lease(table.due(desk.now(), 1).get(0), desk.now().plus(Duration.ofMinutes(2)));
            desk.pass(Duration.ofHours(-1));
            desk.sender().clockSetBack(Duration.ofHours(1));

            assertThat(table.due(desk.now(), 1)).as("taken by a living sender").isEmpty();
            assertThat(table.due(desk.now().plus(Duration.ofMinutes(2)), 1)).hasSize(1);
            assertThat(table.release(desk.now())).isEqualTo(1);
            desk.sender().sendDue();

            assertThat(mastodon.statuses()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSenderThatDiesAfterSendingDoublesNothingEvenWhenTheServerForgotTheKey(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.cases().reply(id, "ann", "Please write to https://acme.example/help & we will help you.");
            mastodon.brew(Weather.lostAnswer());
            mastodon.brew(Weather.error(503, "<html>down</html>"));
            desk.sender().sendDue();
            Reply broken = desk.cases().replies(id).get(0);
            mastodon.forgetKeys();
            desk.pass(Duration.ofHours(2));
            desk.sender().sendDue();
            desk.pass(Duration.ofHours(2));
            desk.sender().sendDue();

            assertThat(broken.state()).isEqualTo(Reply.State.PENDING);
            assertThat(broken.trouble()).contains("127.0.0.1");
            assertThat(mastodon.statuses()).hasSize(1);
            assertThat(mastodon.asked())
                    .containsExactly(
                            "POST /api/v1/statuses",
                            "GET /api/v1/statuses/1/context",
                            "GET /api/v1/statuses/1/context");
            assertThat(desk.cases().replies(id).get(0))
                    .extracting(Reply::state, Reply::externalId, Reply::trouble)
                    .containsExactly(Reply.State.SENT, "900", null);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatCannotBeSentNowIsTriedWhenTheServerSaysAndWhatNeverCanIsShown(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.cases().reply(id, "ann", "Hello.");
            mastodon.brew(
                    new Weather(429, Map.of("Retry-After", "90"), "{\"error\":\"Too many requests\"}", false, false));
            desk.sender().sendDue();
            desk.pass(Duration.ofSeconds(89));
            desk.sender().sendDue();
            int early = mastodon.asked().size();
            desk.pass(Duration.ofSeconds(1));
            mastodon.brew(Weather.error(200, "{\"ancestors\":[],\"descendants\":[]}"));
            mastodon.brew(Weather.error(422, "{\"error\":\"Validation failed: Text too odd\"}"));
            desk.cases().resolve(id, "ann", "solved");
            desk.sender().sendDue();

            assertThat(early).isEqualTo(1);
            assertThat(desk.cases().replies(id).get(0).state()).isEqualTo(Reply.State.FAILED);
            assertThat(desk.cases().replies(id).get(0).trouble())
                    .isEqualTo("the server refuses this text (422): Validation failed: Text too odd");
            assertThat(desk.cases().find(id).orElseThrow())
                    .extracting(Case::state, Case::assignee)
                    .containsExactly(CaseState.CLAIMED, "ann");
            assertThat(desk.cases().journal(id)).extracting(JournalEntry::deed).endsWith("resolved", "reply failed");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aServerThatStaysAwayIsGivenUpVisibly(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            desk.cases().reply(id, "ann", "Hello.");
            for (int attempt = 0; attempt < 25; attempt++) {
                desk.pass(Duration.ofMinutes(20));
                desk.sender().sendDue();
            }

            Reply reply = desk.cases().replies(id).get(0);
            assertThat(reply.state()).isEqualTo(Reply.State.FAILED);
            assertThat(reply.attempts()).isEqualTo(20);
            assertThat(reply.trouble()).startsWith("given up after 20 attempts: ");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCustomerWhoWroteBeforeTheReplyWentOutIsStillUnanswered(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.NORMAL).id();
            desk.cases().reply(id, "ann", "Hello.");
            desk.pass(Duration.ofSeconds(1));
            long again = desk.queued(Desk.post("2", "ann", null, "1"), Urgency.LOW);
            desk.sender().sendDue();

            assertThat(desk.cases().find(id).orElseThrow())
                    .extracting(Case::state, Case::urgency, Case::mainMention, Case::firstReplyAt)
                    .containsExactly(CaseState.CLAIMED, Urgency.LOW, again, desk.now());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ourOwnReplyHeardAgainOpensNoCase(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.NORMAL).id();
            desk.cases().reply(id, "ann", "Acme Bank looks into it.");
            desk.sender().sendDue();
            long heard = desk.queued(Desk.post("900", "acme", null, "1"), Urgency.NORMAL);

            assertThat(desk.mentions().find(heard).orElseThrow().stage()).isEqualTo(Stage.DONE);
            assertThat(desk.cases().ofMention(heard)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatThePlatformWouldNotTakeIsRefusedBeforeItIsWritten(TestDatabase database) {
        try (Desk desk = new Desk(database, mastodon.address())) {
            long id = desk.opened("1", Urgency.NORMAL).id();
            Post item = Post.of(new MentionId("rss", "item"), Author.UNKNOWN, "acme bank in the news");
            long rss = desk.cases()
                    .ofMention(desk.queued(item, Urgency.NORMAL))
                    .orElseThrow()
                    .id();

            assertThatThrownBy(() -> desk.cases().reply(id, "ann", "x".repeat(601)))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessageContaining("at most 600 characters");
            assertThatThrownBy(() -> desk.cases().reply(rss, "ann", "Thanks"))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessage("there is no way to answer on rss from here; open the link");
            assertThat(desk.cases().replies(id)).isEmpty();
            assertThat(desk.cases().find(id).orElseThrow().assignee()).isNull();
        }
    }

    private static void sendAtOnce(Desk desk, int senders) throws Exception {
        List<Callable<Boolean>> tasks = IntStream.range(0, senders)
                .mapToObj(number -> (Callable<Boolean>) () -> {
                    desk.sender().sendDue();
                    return true;
                })
                .toList();
        CasesTest.atOnce(tasks);
    }
}
