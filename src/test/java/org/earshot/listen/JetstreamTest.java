package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.earshot.listen.JetstreamEvents.delete;
import static org.earshot.listen.JetstreamEvents.event;
import static org.earshot.listen.JetstreamEvents.post;
import static org.earshot.listen.JetstreamEvents.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.PoliteFetcher;
import org.earshot.fetch.SocketServer;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.listen.bluesky.JetstreamReader;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps lines open to a stand-in Jetstream through the real door into a real database. */
class JetstreamTest {
    private static final String BOTH = "org.earshot.store.TestDatabase#all";
    private static final String PROFILES = "/xrpc/app.bsky.actor.getProfiles";
    private static final long NOW = JetstreamEvents.NOW;

    private final SocketServer jetstream = new SocketServer();
    private final StandIn names = StandIn.start();
    private final PoliteFetcher door =
            new PoliteFetcher(FetchSettings.usualOnes().every(Duration.ZERO).allowing("127.0.0.1"));
    private Bench bench = bench(TestDatabase.derby());

    JetstreamTest() throws IOException {}

    @BeforeEach
    void knowsAnn() {
        names.answer(
                PROFILES,
                Served.json(
                        "{\"profiles\":[{\"did\":\"did:plc:ann\",\"handle\":\"ann.example\",\"displayName\":\"Ann\"},"
                                + "{\"did\":\"did:plc:acme\",\"handle\":\"acmebank.example\"}]}"));
    }

    @AfterEach
    void close() throws IOException {
        bench.streams.close();
        door.close();
        names.close();
        jetstream.close();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void onlyWhatNamesTheBrandIsStoredAndTheRestIsCounted(TestDatabase database) {
        bench = bench(database);
        listen(Map.of());
        jetstream.say(post(1, "ann", "k1", "Acme Bank H&M \u003c is down").toString());
        jetstream.say(post(2, "bob", "k2", "acme bank, too").toString());
        jetstream.say(post(3, "ann", "k3", "something else").toString());
        jetstream.say(event(4, "ann", "identity").toString());
        jetstream.say("{\"time_us\":true}");
        jetstream.say("not json");
        until(() -> bench.counts("sky").heard() == 5);

        assertThat(bench.counts("sky")).isEqualTo(new LedgerCounts("sky", 5, 2, 0, 0, 1, 2));
        assertThat(bench.texts()).containsExactly("Acme Bank H&M < is down", "acme bank, too");
        assertThat(authors()).containsExactly("ann.example", "did:plc:bob");
        assertThat(names.heard(PROFILES)).hasSize(1);
        assertThat(bench.cursor("sky").get("time_us")).contains(Long.toString(NOW + 4));
        assertThat(jetstream.heads().get(0)).startsWith("GET /subscribe?wantedCollections=app.bsky.feed.post HTTP");
        assertThat(bench.health("sky").stream()).isNotNull();
    }

    @Test
    void aTermInALinkThatTheAppShortensCounts() {
        bench.brands.swap(new org.earshot.mention.BrandBook(List.of(new org.earshot.mention.Brand(
                "acme", "Acme", List.of("acme.example"), List.of(), java.util.Set.of("en"), Bench.ACME.hours()))));
        listen(Map.of());
        ObjectNode linked = post(1, "ann", "k1", "look: news.exa...");
        ObjectNode facet = record(linked).putArray("facets").addObject();
        facet.putObject("index").put("byteStart", 6).put("byteEnd", 17);
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#link")
                .put("uri", "https://news.example/acme.example");
        jetstream.say(linked.toString());
        until(() -> bench.texts().equals(List.of("look: https://news.example/acme.example")));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aDeleteHidesWhatIsStoredAndNothingElse(TestDatabase database) {
        bench = bench(database);
        listen(Map.of());
        jetstream.say(post(1, "ann", "k1", "acme bank one").toString());
        jetstream.say(post(2, "ann", "k2", "acme bank two").toString());
        until(() -> bench.texts().size() == 2);
        IntStream.range(0, 50)
                .forEach(i -> jetstream.say(delete(3 + i, "bob", "x" + i).toString()));
        jetstream.say(delete(60, "ann", "k2").toString());
        until(() -> bench.gone().equals(List.of("acme bank two")));
        assertThat(bench.counts("sky").heard()).isEqualTo(2);
    }

    @Test
    void afterABreakTheStreamGoesOnAFewSecondsBeforeAndNothingIsDoubled() throws IOException {
        listen(Map.of());
        jetstream.say(post(1, "ann", "k1", "acme bank one").toString());
        until(() -> bench.texts().size() == 1);
        jetstream.greeting((server, head) -> {
            server.say(post(1, "ann", "k1", "acme bank one").toString());
            server.say(post(2, "ann", "k2", "acme bank two").toString());
        });
        jetstream.hangUp();
        until(() -> bench.texts().size() == 2);

        assertThat(jetstream.heads().get(1)).contains("&cursor=" + (NOW + 1 - 5_000_000) + " HTTP");
        assertThat(bench.counts("sky")).isEqualTo(new LedgerCounts("sky", 3, 2, 1, 0, 0, 0));
        assertThat(bench.health("sky").gaps()).isEmpty();
    }

    @Test
    void aReplayedPostThatWasDeletedSinceDoesNotComeBack() throws IOException {
        listen(Map.of());
        jetstream.say(post(1, "ann", "k1", "acme bank one").toString());
        jetstream.say(post(9, "ann", "k9", "acme bank nine").toString());
        until(() -> bench.texts().size() == 2);
        jetstream.say(delete(10, "ann", "k1").toString());
        until(() -> bench.gone().size() == 1);
        jetstream.greeting((server, head) -> {
            server.say(post(1, "ann", "k1", "acme bank one").toString());
            server.say(delete(10, "ann", "k1").toString());
            server.say(post(11, "ann", "k11", "acme bank eleven").toString());
        });
        jetstream.hangUp();
        until(() -> bench.texts().size() == 3);

        assertThat(bench.gone()).containsExactly("acme bank one");
        assertThat(bench.counts("sky").edited()).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatCouldNotBeStoredIsReplayedBecauseTheCursorStaysWithIt(TestDatabase database) {
        bench = bench(database);
        jetstream.greeting((server, head) ->
                server.say(post(5, "ann", "k5", "acme bank five").toString()));
        database.jdbc()
                .sql("ALTER TABLE ledger ADD CONSTRAINT broken CHECK (heard < 1)")
                .update();
        listen(Map.of());
        until(() -> bench.health("sky").state() == SourceHealth.State.FAILING);
        assertThat(bench.health("sky").trouble()).contains("could not store what sky brought: the database failed");
        assertThat(bench.cursor("sky").get("time_us")).isEmpty();
        assertThat(bench.texts()).isEmpty();

        database.jdbc().sql("ALTER TABLE ledger DROP CONSTRAINT broken").update();
        until(() -> bench.texts().equals(List.of("acme bank five")));
        assertThat(bench.counts("sky").stored()).isEqualTo(1);
    }

    @Test
    void aServerThatDoesNotGoBackFarEnoughLeavesAGapThatIsNamed() throws IOException {
        listen(Map.of());
        jetstream.say(post(1, "ann", "k1", "acme bank one").toString());
        until(() -> bench.texts().size() == 1);
        bench.clock.move(Duration.ofDays(3));
        long day = Duration.ofDays(1).toNanos() / 1_000;
        jetstream.greeting((server, head) ->
                server.say(post(day, "ann", "k2", "acme bank two").toString()));
        jetstream.hangUp();
        until(() -> bench.texts().size() == 2);

        assertThat(bench.health("sky").gaps()).hasSize(1);
        assertThat(bench.health("sky").gaps().get(0).gap().until()).isEqualTo("2026-03-03T11:00:00Z");
    }

    @Test
    void anAnswerOfTheBrandsOwnAccountIsKeptWhereWhatItAnswersIs() {
        listen(Map.of("account", "@acmebank.example"));
        jetstream.say(post(1, "ann", "k1", "acme bank one").toString());
        until(() -> bench.texts().size() == 1);
        ObjectNode own = post(2, "acme", "k2", "sorry to hear");
        ObjectNode reply = record(own).putObject("reply");
        reply.putObject("root").put("uri", "at://did:plc:ann/app.bsky.feed.post/k1");
        reply.putObject("parent").put("uri", "at://did:plc:ann/app.bsky.feed.post/k1");
        jetstream.say(own.toString());
        jetstream.say(post(3, "acme", "k3", "our acme bank news").toString());
        until(() -> bench.counts("sky").heard() == 3);

        assertThat(bench.texts()).containsExactly("acme bank one", "sorry to hear");
        assertThat(bench.database
                        .jdbc()
                        .sql("SELECT ours FROM mention ORDER BY id")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false, true);
    }

    @Test
    void aServerThatTurnsUsAwayStopsTheSourceAndOneThatIsBusyDoesNot() {
        jetstream.answerNext("HTTP/1.1 429 Slow\r\nRetry-After: 90\r\n\r\n");
        source(Map.of());
        bench.streams.keep("sky");
        until(() -> bench.health("sky").notBefore() != null);
        assertThat(bench.health("sky").notBefore())
                .isEqualTo(bench.clock.instant().plusSeconds(91));

        jetstream.answerNext("HTTP/1.1 403 No\r\n\r\n");
        until(() -> {
            bench.sources.pollNow("sky");
            return bench.health("sky").state() == SourceHealth.State.STOPPED;
        });
        assertThat(bench.health("sky").trouble()).contains("403").contains("resume");
        source(Map.of("server", "nonsense"));
        bench.streams.keep("sky");
        until(() -> bench.health("sky").trouble().contains("is not an address"));
    }

    @Test
    void namesThatCannotBeHadKeepNothingWaiting() {
        names.answer(PROFILES, Served.of(503, ""));
        listen(Map.of());
        jetstream.say(post(1, "ann", "k1", "acme bank one").toString());
        until(() -> bench.texts().size() == 1);
        jetstream.say(post(2, "ann", "k2", "acme bank two").toString());
        until(() -> bench.texts().size() == 2);

        assertThat(authors()).containsOnly("did:plc:ann");
        assertThat(names.heard(PROFILES)).as("asked once in five minutes").hasSize(1);
    }

    @Test
    void aHundredThousandEventsAreCountedWithoutGrowth() throws InterruptedException {
        listen(Map.of());
        String other = post(7, "bob", "KEY", "nothing of ours, but as long as posts are: " + "la ".repeat(60))
                .toString();
        Thread speaker = new Thread(() -> IntStream.range(0, 100_000)
                .forEach(i -> jetstream.say(
                        i % 500 == 0
                                ? post(10 + i, "ann", "m" + i, "acme bank " + i).toString()
                                : i % 5 == 1
                                        ? delete(10 + i, "bob", "d" + i).toString()
                                        : other.replace("KEY", "k" + i)
                                                .replace("\"time_us\":" + (NOW + 7), "\"time_us\":" + (NOW + i)))));
        long before = used();
        speaker.start();
        speaker.join();
        await().atMost(Duration.ofSeconds(60)).until(() -> bench.counts("sky").heard() == 80_000);

        assertThat(bench.counts("sky")).isEqualTo(new LedgerCounts("sky", 80_000, 200, 0, 0, 79_800, 0));
        assertThat(used() - before).isLessThan(40_000_000);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void listen(Map<String, String> parameters) {
        source(parameters);
        bench.streams.keep("sky");
        until(() -> jetstream.opened() >= 1);
    }

    private void source(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(Map.of("server", jetstream.base(), "profiles-server", names.base()));
        all.putAll(parameters);
        bench.source("sky", "bluesky", "bluesky-jetstream", all);
    }

    private List<String> authors() {
        return bench.database
                .jdbc()
                .sql("SELECT author FROM mention ORDER BY id")
                .query(String.class)
                .list();
    }

    private Bench bench(TestDatabase database) {
        return new Bench(database, door, new JetstreamReader(new TestClock("2026-03-05T12:00:00Z")));
    }

    private static void until(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(20)).until(holds);
    }
}
