package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.mention.TestMentions;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PollerTest {
    private static final String BOTH = "org.earshot.store.TestDatabase#all";

    private final PagedReader reader = new PagedReader();

    @ParameterizedTest
    @MethodSource(BOTH)
    void aBurstOfFivePagesIsReadToItsEndAndTheLedgerAddsUp(TestDatabase database) {
        Bench bench = bench(database);
        reader.page(PagedReader.post("1", "acme bank is down"), PagedReader.post("2", "nothing of ours"))
                .page(PagedReader.post("3", "urgent: #acmebank burns"), PagedReader.post("1", "acme bank is down"))
                .add(Poll.Page.last(List.of(), List.of("an item has no id"), Cursor.START))
                .page()
                .page(PagedReader.post("4", "buy ACME  dynamite"), PagedReader.post("5", "Ácme Bank again"));

        bench.poller.poll("one");

        assertThat(bench.texts()).containsExactly("acme bank is down", "urgent: #acmebank burns", "Ácme Bank again");
        assertThat(bench.counts("one")).isEqualTo(new LedgerCounts("one", 7, 3, 1, 0, 2, 1));
        assertThat(bench.nudged).extracting(nudge -> nudge.urgent()).containsExactly(false, true, false);
        assertThat(bench.cursor("one").get("page")).contains("5");
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.OK);
        assertThat(bench.health("one").lastMentionAt()).isEqualTo(bench.clock.instant());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCrashBetweenTwoPagesGoesOnWhereItStoppedAndStoresEveryPostOnce(TestDatabase database) {
        Bench bench = bench(database);
        IntStream.range(0, 5).forEach(i -> reader.page(PagedReader.post("" + i, "acme bank " + i)));
        reader.before(() -> {
            if (reader.reads.get() == 3) {
                throw new IllegalStateException("secret-4711 in a message");
            }
        });

        bench.poller.poll("one");
        SourceHealth broken = bench.health("one");
        assertThat(bench.texts()).hasSize(2);
        assertThat(broken.state()).isEqualTo(SourceHealth.State.FAILING);
        assertThat(broken.trouble()).startsWith("could not read one: ").doesNotContain("4711");

        bench.poller.poll("one");
        assertThat(reader.reads).as("reads before the back-off ends").hasValue(3);
        bench.clock.move(Duration.ofSeconds(2));
        bench.poller.poll("one");

        assertThat(bench.texts())
                .containsExactly("acme bank 0", "acme bank 1", "acme bank 2", "acme bank 3", "acme bank 4");
        assertThat(bench.counts("one").duplicate()).isZero();
        assertThat(bench.health("one").trouble()).isNull();
        assertThat(bench.health("one").failures()).isZero();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aFailureWhileAPageIsStoredStoresNothingOfItAndKeepsTheCursor(TestDatabase database) {
        Bench bench = bench(database);
        reader.page(PagedReader.post("1", "acme bank is down"));
        database.jdbc()
                .sql("ALTER TABLE ledger ADD CONSTRAINT broken CHECK (heard < 1)")
                .update();

        bench.poller.poll("one");
        assertThat(bench.texts()).isEmpty();
        assertThat(bench.nudged).isEmpty();
        assertThat(bench.cursor("one").isStart()).isTrue();
        assertThat(bench.health("one").trouble()).startsWith("could not store what one brought: the database failed");

        database.jdbc().sql("ALTER TABLE ledger DROP CONSTRAINT broken").update();
        bench.clock.move(Duration.ofSeconds(2));
        bench.poller.poll("one");
        assertThat(bench.texts()).containsExactly("acme bank is down");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aGapIsRecordedAndShownNewestFirst(TestDatabase database) {
        Bench bench = bench(database);
        for (String since : List.of("7", "9")) {
            Poll.Gap gap = new Poll.Gap(since, null, "test.example goes back no further");
            reader.add(new Poll.Page(List.of(), List.of(), Cursor.START, false, gap, null));
        }

        bench.poller.poll("one");

        assertThat(bench.health("one").gaps())
                .extracting(seen -> seen.gap().since())
                .containsExactly("9", "7");
        assertThat(bench.health("one").gaps().get(0).foundAt()).isEqualTo(bench.clock.instant());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPlatformThatAsksForPatienceGetsItAndAClockSetBackDoesNotProlongIt(TestDatabase database) {
        Bench bench = bench(database);
        reader.add(PagedReader.later(Duration.ofMinutes(5)));

        bench.poller.poll("one");
        assertThat(bench.health("one").notBefore())
                .isEqualTo(bench.clock.instant().plusSeconds(301));
        assertThat(bench.cursor("one").isStart()).isTrue();
        bench.clock.move(Duration.ofMinutes(4));
        bench.poller.poll("one");
        assertThat(reader.reads).hasValue(1);

        bench.clock.move(Duration.ofHours(-1));
        reader.replace(0, Poll.Page.last(List.of(PagedReader.post("1", "acme bank")), List.of(), Cursor.START));
        bench.poller.poll("one");
        assertThat(reader.reads).as("reads after the clock was set back").hasValue(2);
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.OK);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anEditGoesThroughTheLineAgain(TestDatabase database) {
        Bench bench = bench(database);
        Post edited = PagedReader.post("1", "acme bank is up").with(Post.Details.NONE.revised(5));
        reader.page(PagedReader.post("1", "acme bank is down")).page(edited).page(edited);
        MentionTable mentions = TestMentions.table(database);
        reader.before(() -> mentions.find(new MentionId("test", "1"))
                .filter(mention -> mention.stage() == Stage.HEARD && reader.reads.get() == 2)
                .ifPresent(mention ->
                        database.transactions().executeWithoutResult(status -> mentions.advance(mention, Stage.DONE))));

        bench.poller.poll("one");

        Mention mention = mentions.find(new MentionId("test", "1")).orElseThrow();
        assertThat(mention.stage()).isEqualTo(Stage.HEARD);
        assertThat(mention.post().text()).isEqualTo("acme bank is up");
        assertThat(bench.nudged).extracting(nudge -> nudge.mention()).containsExactly(mention.id(), mention.id());
        assertThat(bench.counts("one")).isEqualTo(new LedgerCounts("one", 3, 1, 1, 1, 0, 0));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void onePostFromTwoSourcesAtTheSameMomentIsOneMention(TestDatabase database) throws Exception {
        Bench bench = bench(database);
        bench.source("two", PagedReader.PLATFORM, "test-all", Map.of());
        Post[] posts = IntStream.range(0, 50)
                .mapToObj(i -> PagedReader.post("" + i, "acme bank " + i))
                .toArray(Post[]::new);
        reader.page(posts);
        CyclicBarrier both = new CyclicBarrier(2);
        reader.before(() -> meet(both));
        Thread other = new Thread(() -> bench.poller.poll("two"));
        other.start();
        bench.poller.poll("one");
        other.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(bench.texts()).hasSize(50).doesNotHaveDuplicates();
        assertThat(bench.counts("one").stored() + bench.counts("two").stored()).isEqualTo(50);
        assertThat(bench.counts("one").duplicate() + bench.counts("two").duplicate())
                .isEqualTo(50);
    }

    @Test
    void aPollInProgressIsNotStartedAgain() throws Exception {
        Bench bench = bench(TestDatabase.derby());
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        reader.page().before(() -> {
            reading.countDown();
            await(release);
        });
        Thread first = new Thread(() -> bench.poller.poll("one"));
        first.start();
        await(reading);

        bench.poller.poll("one");
        bench.sources.pollNow("one");
        release.countDown();
        first.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(reader.reads).hasValue(1);
    }

    @Test
    void anEndlessPlatformIsLeftAfterTwoHundredPagesAndTheNextPollGoesOn() {
        Bench bench = bench(TestDatabase.derby());
        IntStream.range(0, Poller.MOST_PAGES + 5).forEach(i -> reader.page());

        bench.poller.poll("one");
        assertThat(bench.cursor("one").get("page")).contains(Integer.toString(Poller.MOST_PAGES));
        bench.poller.poll("one");

        assertThat(bench.cursor("one").get("page")).contains(Integer.toString(Poller.MOST_PAGES + 5));
    }

    @Test
    void anAllowanceThatIsUsedUpPutsTheNextPageOff() {
        Bench bench = bench(TestDatabase.derby());
        Poll.Budget none = new Poll.Budget(0, 300L, bench.clock.instant().plusSeconds(90));
        reader.add(new Poll.Page(List.of(), List.of(), Cursor.START, true, null, none))
                .page();

        bench.poller.poll("one");
        assertThat(reader.reads).hasValue(1);
        assertThat(bench.health("one").budget()).isEqualTo(none);
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.OK);
        bench.clock.move(Duration.ofSeconds(90));
        bench.poller.poll("one");

        assertThat(reader.reads).hasValue(2);
    }

    private Bench bench(TestDatabase database) {
        Bench bench = new Bench(
                database, request -> RecordedCase.always(500, Map.of(), "").fetch(request), reader);
        bench.source("one", PagedReader.PLATFORM, "test-all", Map.of("every", "2m"));
        return bench;
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the other source did not come", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
