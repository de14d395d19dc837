package org.earshot.listen.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.fetch.MailTown.letter;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.earshot.configure.Live;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Backoff;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.StandIn;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.listen.TestClock;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmailTokensTest {
    private static final Fetcher NO_HTTP =
            request -> new Answer.Unanswered(Answer.Kind.NETWORK, "mail does not use HTTP", Optional.empty());
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final MailTown TOWN = new MailTown();

    private final StandIn platform = StandIn.start();
    private final MailDoor door = MailTown.door(platform, new TestClock("2026-03-02T12:00:00Z"));

    @BeforeAll
    static void letters() {
        TOWN.arrive("INBOX", letter("1", "x"), NOW);
    }

    @AfterAll
    static void closeTown() {
        TOWN.close();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void manyPollsTakeOneToken() {
        platform.answer("/token", MailTown.token(MailTown.PASSWORD));

        for (int i = 0; i < 3; i++) {
            assertThat(((Poll.Page) read(Map.of())).posts()).hasSize(1);
        }
        assertThat(platform.heard("/token")).hasSize(1);
    }

    @Test
    void theWaitingLineSignsInWithTheSameToken() throws InterruptedException {
        platform.answer("/token", MailTown.token(MailTown.PASSWORD));
        read(Map.of());
        BlockingQueue<String> polls = new LinkedBlockingQueue<>();
        Live<SourceBook> book = new Live<>(new SourceBook(List.of(source(Map.of()))));
        IdleLines lines = new IdleLines(book, id -> true, polls::add, door, new Backoff(new Random(1)));

        lines.look();

        assertThat(polls.poll(20, TimeUnit.SECONDS)).isEqualTo("care");
        lines.stop();
        assertThat(platform.heard("/token")).hasSize(1);
    }

    @Test
    void aRefreshTokenThatHasEndedStopsTheSourceAndSaysWhatToDo() {
        platform.answer("/token", StandIn.Served.of(400, "{\"error\":\"invalid_grant\"}"));

        stops(read(Map.of("refresh-token", "r-4711")), "refresh token has ended", "sign in again", "resume");
    }

    @Test
    void aTokenThatOpensNothingStopsTheSourceAndSaysWhatToDo() {
        platform.answer("/token", MailTown.token("wrong-4711"));

        stops(read(Map.of()), "does not take the access token", "let the app into the mailbox", "resume");
    }

    @Test
    void aTokenEndpointThatIsDownPasses() {
        platform.answer("/token", StandIn.Served.of(503, "wait"), MailTown.token(MailTown.PASSWORD));

        assertThat(read(Map.of())).isInstanceOf(Poll.TryLater.class).asString().contains("gives no access token now");
        assertThat(read(Map.of())).isInstanceOf(Poll.Page.class);
    }

    @Test
    void aSourceWithTwoKeysOrHalfAKeyIsStopped() {
        stops(read(Map.of("password", "p-4711")), "password and also token-url", "remove one", "resume");
        stops(read(Map.of("client-secret", " ")), "no client-secret", "resume");
        assertThat(platform.heard()).isEmpty();
    }

    private static void stops(Poll poll, String... pieces) {
        assertThat(poll)
                .isInstanceOfSatisfying(
                        Poll.Stop.class,
                        stop -> assertThat(stop.why()).contains(pieces).doesNotContain("4711", MailTown.SECRET));
    }

    private Poll read(Map<String, String> more) {
        return new EmailReader(door).read(source(more), Cursor.START, NO_HTTP);
    }

    private Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(TOWN.parameters(platform));
        parameters.putAll(more);
        return new Source("care", "email", "email", "acme", parameters);
    }
}
