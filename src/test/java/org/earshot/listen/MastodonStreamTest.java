package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.earshot.fetch.EventServer;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.PoliteFetcher;
import org.earshot.fetch.StandIn.Served;
import org.earshot.listen.mastodon.MastodonStreamReader;
import org.earshot.mention.SourceBook;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keeps lines open to a stand-in Mastodon server through the real door into a real database. */
class MastodonStreamTest {
    private final TestInstance instance = new TestInstance();
    private final EventServer stream = EventServer.start().thumping();
    private final PoliteFetcher door = door(Duration.ofSeconds(30));
    private Bench bench = bench(door);

    @BeforeEach
    void namesItsStreamingHost() {
        String named = stream.base().replace("http", "ws");
        instance.server.answer(
                "/api/v2/instance", Served.json("{\"configuration\":{\"urls\":{\"streaming\":\"" + named + "\"}}}"));
        instance.server.answer("/api/v1/timelines/public", Served.json("[]"));
        instance.server.answer("/api/v1/accounts/verify_credentials", Served.json("{\"id\":\"7\"}"));
    }

    @AfterEach
    void close() {
        bench.streams.close();
        door.close();
        stream.close();
        instance.close();
    }

    @Test
    void postsEditsAndDeletesAreTakenAsTheyHappen() {
        instance.post(1001, 1002);
        hashtag();
        stream.event(
                "update", TestInstance.status(1003, "acme bank is down", null).toString());
        stream.event(
                "update", TestInstance.status(1004, "nothing of ours", null).toString());
        stream.event("filters_changed", "undefined");
        stream.event("update", "<html>");
        until(() -> bench.counts("toots").heard() == 5);

        assertThat(bench.counts("toots")).isEqualTo(new LedgerCounts("toots", 5, 3, 0, 0, 1, 1));
        assertThat(Objects.requireNonNull(bench.health("toots").stream()).connectedSince())
                .isEqualTo(bench.clock.instant());
        assertThat(Objects.requireNonNull(bench.health("toots").stream()).lag()).isEqualTo(Duration.ofHours(2));
        stream.event(
                "status.update",
                TestInstance.status(1003, "acme bank is up", "2026-03-02T11:00:00.000Z")
                        .toString());
        until(() -> bench.texts().contains("acme bank is up"));
        stream.event("delete", "1003");
        stream.event("delete", "4711");
        until(() -> bench.gone().equals(List.of("acme bank is up")));
        assertThat(stream.asked()).containsExactly("/api/v1/streaming/hashtag?tag=acmebank");
        assertThat(stream.keys()).containsExactly("Bearer toots-token");
    }

    @Test
    void aDeleteInTheSameBreathAsThePostHidesIt() {
        hashtag();
        stream.say("event: update\ndata: " + TestInstance.status(1003, "acme bank oops", null)
                + "\n\nevent: delete\ndata: 1003\n\n");
        until(() -> bench.gone().equals(List.of("acme bank oops")));
    }

    @Test
    void aBurstWhileTheLineIsBrokenIsReadFromTheListWithoutAGap() {
        instance.post(1001, 1002);
        hashtag();
        stream.event("update", TestInstance.status(1003, "acme bank 1003", null).toString());
        until(() -> bench.texts().size() == 3);
        instance.post(1003, 1260);
        stream.hangUp();

        until(() -> bench.counts("toots").stored() == 260 && stream.opened() == 2);
        assertThat(bench.health("toots").gaps()).isEmpty();
        stream.event("update", TestInstance.status(1261, "acme bank 1261", null).toString());
        until(() -> bench.texts().contains("acme bank 1261"));
        assertThat(bench.health("toots").state()).isEqualTo(SourceHealth.State.OK);
    }

    @Test
    void theAccountsStreamBringsWhatNamesItAndNotWhomItFollows() {
        source(Map.of("stream", "user"));
        keep();
        stream.event(
                "update",
                TestInstance.status(2001, "acme bank is followed", null).toString());
        stream.event("notification", notification(3001, "mention", 2002));
        stream.event("notification", notification(3002, "favourite", 2002));
        until(() -> bench.texts().equals(List.of("please help 2002")));
        ObjectNode edited = TestInstance.status(2002, "please help me", "2026-03-02T11:00:00.000Z");
        edited.putArray("mentions").addObject().put("id", "7");
        stream.event("status.update", edited.toString());
        until(() -> bench.texts().equals(List.of("please help me")));

        assertThat(stream.asked()).containsExactly("/api/v1/streaming/user");
        assertThat(bench.cursor("toots").get("since")).contains("3001");
    }

    private static String notification(long id, String type, long status) {
        ObjectNode notification = TestInstance.status(id, "", null);
        notification.put("type", type).set("status", TestInstance.status(status, "please help " + status, null));
        return notification.toString();
    }

    @Test
    void aSilentLineIsOpenedAnew() {
        stream.silent();
        try (PoliteFetcher hasty = door(Duration.ofMillis(300))) {
            bench = bench(hasty);
            source(Map.of("stream", "public"));
            bench.streams.keep("toots");
            until(() -> bench.health("toots").state() == SourceHealth.State.FAILING);
            assertThat(bench.health("toots").trouble()).contains("silent for longer than allowed");
            until(() -> stream.opened() >= 2);
            bench.streams.close();
        }
        assertThat(stream.asked()).contains("/api/v1/streaming/public");
    }

    @Test
    void aPageOfHtmlIsTroubleInWordsAndTriedAgain() {
        stream.answerNext(Served.of(200, "<html>maintenance").header("Content-Type", "text/html"));
        source(Map.of("stream", "hashtag", "tag", "acmebank"));
        bench.streams.keep("toots");

        until(() -> bench.health("toots").state() == SourceHealth.State.FAILING);
        assertThat(bench.health("toots").trouble()).contains("not a stream of events");
        until(() -> stream.opened() == 1);
    }

    @Test
    void aKeyThatIsRefusedStopsTheSourceUntilSomebodyMendsIt() {
        stream.answerNext(Served.of(401, "{\"error\":\"The access token is invalid\"}"));
        source(Map.of("stream", "hashtag", "tag", "acmebank"));
        bench.streams.keep("toots");
        until(() -> bench.health("toots").state() == SourceHealth.State.STOPPED);
        bench.streams.keep("toots");

        assertThat(bench.health("toots").trouble())
                .contains("401")
                .contains("resume")
                .doesNotContain("toots-token");
        assertThat(stream.asked()).hasSize(1);
        bench.sources.resume("toots");
        until(() -> stream.live() == 1);
    }

    @Test
    void aServerThatAsksForPatienceGetsIt() {
        stream.answerNext(Served.of(429, "").header("Retry-After", "120"));
        source(Map.of("stream", "hashtag", "tag", "acmebank"));
        bench.streams.keep("toots");
        until(() -> bench.health("toots").notBefore() != null);
        bench.streams.keep("toots");

        assertThat(bench.health("toots").notBefore())
                .isEqualTo(bench.clock.instant().plusSeconds(121));
        assertThat(stream.asked()).hasSize(1);
        bench.clock.move(Duration.ofMinutes(3));
        until(() -> {
            bench.streams.keep("toots");
            return stream.live() == 1;
        });
    }

    @Test
    void theLineEndsWithinASecondWhenTheSourceIsPausedChangedOrRemoved() {
        hashtag();
        bench.sources.pause("toots");
        within(() -> stream.live() == 0);
        bench.streams.keep("toots");
        assertThat(bench.health("toots").state()).isEqualTo(SourceHealth.State.PAUSED);
        instance.post(1050, 1050);
        bench.sources.resume("toots");
        until(() -> stream.live() == 1 && bench.texts().contains("acme bank 1050"));

        source(Map.of("stream", "hashtag", "tag", "AcmeBankHelp"));
        within(() -> stream.live() == 0);
        instance.server.answer("/api/v1/timelines/tag/AcmeBankHelp", Served.json("[]"));
        keep();
        assertThat(stream.asked()).last().asString().endsWith("?tag=AcmeBankHelp");
        assertThat(stream.opened()).isEqualTo(3);

        bench.book.swap(new SourceBook(List.of()));
        within(() -> stream.live() == 0);
        bench.streams.keep("toots");
        assertThat(stream.opened()).isEqualTo(3);
    }

    @Test
    void theLineEndsWithTheDaemonAndNoneIsOpenedBehindIt() {
        hashtag();
        bench.streams.close();
        within(() -> stream.live() == 0);
        bench.streams.keep("toots");

        assertThat(stream.opened()).isEqualTo(1);
        assertThat(Objects.requireNonNull(bench.health("toots").stream()).connectedSince())
                .isNull();
    }

    @Test
    void aTickOpensNoSecondLine() {
        hashtag();
        bench.streams.keep("toots");
        bench.sources.pollNow("toots");
        bench.streams.keep("toots");
        stream.event("update", TestInstance.status(1003, "acme bank", null).toString());
        until(() -> bench.texts().size() == 1);

        assertThat(stream.opened()).isEqualTo(1);
        assertThat(bench.counts("toots").heard()).isEqualTo(1);
    }

    @Test
    void aTrialShowsWhatIsSaidAndStoresNothing() {
        instance.post(1001, 1003);
        source(Map.of("stream", "hashtag", "tag", "acmebank"));
        DryReader.DryPoll shown = bench.dryReader.read(bench.book.get().all().get(0));

        assertThat(shown.posts()).extracting(post -> post.post().text()).contains("acme bank 1001");
        assertThat(shown.trouble()).isNull();
        assertThat(bench.texts()).isEmpty();
        within(() -> stream.live() == 0);
    }

    @Test
    void parametersThatFitNoStreamAreNamed() {
        for (Map<String, String> wrong :
                List.of(Map.of("stream", "home"), Map.of("stream", "hashtag"), Map.of("stream", "user", "token", ""))) {
            source(wrong);
            bench.streams.keep("toots");
            until(() -> bench.health("toots").state() == SourceHealth.State.STOPPED);
            assertThat(bench.health("toots").trouble()).contains("of source toots and resume it");
        }
        assertThat(instance.server.heard()).isEmpty();
    }

    private void hashtag() {
        source(Map.of("stream", "hashtag", "tag", "acmebank"));
        keep();
    }

    private void keep() {
        bench.streams.keep("toots");
        until(() -> stream.live() == 1);
    }

    private void source(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(Map.of("server", instance.server.base(), "token", "toots-token"));
        all.putAll(parameters);
        bench.source("toots", "mastodon", "mastodon-stream", all);
    }

    private static Bench bench(PoliteFetcher door) {
        return new Bench(TestDatabase.derby(), door, new MastodonStreamReader(new TestClock("2026-03-02T12:00:00Z")));
    }

    private static PoliteFetcher door(Duration silence) {
        return new PoliteFetcher(FetchSettings.usualOnes()
                .every(Duration.ZERO)
                .allowing("127.0.0.1")
                .within(Duration.ofSeconds(5), Duration.ofSeconds(5))
                .hangingUpAfter(silence));
    }

    private static void until(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(20)).until(holds);
    }

    private static void within(Callable<Boolean> holds) {
        await().atMost(Duration.ofMillis(1_500)).until(holds);
    }
}
