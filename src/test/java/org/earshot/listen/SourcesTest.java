package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Post;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Visibility;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourcesTest {
    private static final String BOTH = "org.earshot.store.TestDatabase#all";
    private static final Poll WRONG_KEY = new Poll.Stop("test.example answered 401; put a valid token in place");

    private final PagedReader reader = new PagedReader();

    @ParameterizedTest
    @MethodSource(BOTH)
    void aStoppedSourceSaysWhyAndIsNotPolledUntilItIsResumed(TestDatabase database) {
        Bench bench = bench(database);
        reader.add(WRONG_KEY);
        assertThat(bench.sources.all()).extracting(SourceHealth::state).containsExactly(SourceHealth.State.NEW);

        bench.poller.poll("one");
        bench.poller.poll("one");
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.STOPPED);
        assertThat(bench.health("one").trouble()).contains("answered 401");
        assertThat(reader.reads).hasValue(1);

        reader.replace(0, Poll.Page.last(List.of(), List.of(), Cursor.START));
        bench.sources.resume("one");
        bench.poller.poll("one");
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.OK);
        assertThat(bench.health("one").trouble()).isNull();
    }

    @Test
    void mendingTheParametersOfAStoppedSourceIsEnough() {
        Bench bench = bench(TestDatabase.derby());
        reader.add(WRONG_KEY);
        bench.poller.poll("one");

        bench.source("one", PagedReader.PLATFORM, "test-all", Map.of("every", "2m", "token", "a new one"));
        reader.replace(0, Poll.Page.last(List.of(), List.of(), Cursor.START));
        bench.poller.poll("one");

        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.OK);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPauseHoldsBeforeTheFirstPollAndAfterAndEndsWithEveryWait(TestDatabase database) {
        Bench bench = bench(database);
        reader.add(PagedReader.later(Duration.ofHours(1)));

        bench.sources.pause("one");
        bench.poller.poll("one");
        bench.sources.pollNow("one");
        assertThat(reader.reads).hasValue(0);
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.PAUSED);

        bench.sources.resume("one");
        bench.poller.poll("one");
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.FAILING);
        bench.sources.resume("one");
        bench.poller.poll("one");
        assertThat(reader.reads).hasValue(2);
        bench.sources.pollNow("one");
        assertThat(reader.reads).as("a person need not wait").hasValue(3);
    }

    @Test
    void aSourceThatWentQuietSaysSoAndHasNoTrouble() {
        Bench bench = bench(TestDatabase.derby());
        bench.poller.poll("one");
        bench.clock.move(Duration.ofMinutes(4));
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.OK);
        bench.clock.move(Duration.ofSeconds(1));

        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.QUIET);
        assertThat(bench.health("one").trouble()).isNull();
        assertThat(bench.health("one").troubleAt()).isNull();

        reader.add(PagedReader.later(Duration.ofHours(1)));
        bench.poller.poll("one");
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.FAILING);
    }

    @Test
    void aSourceThatIsTakenOutAndPutBackGoesOnFromItsCursor() {
        Bench bench = bench(TestDatabase.derby());
        reader.page(PagedReader.post("1", "acme bank"));
        bench.poller.poll("one");

        SourceBook before = bench.book.swap(new SourceBook(List.of()));
        bench.poller.poll("one");
        assertThat(bench.sources.all()).isEmpty();
        bench.book.swap(before);

        assertThat(bench.health("one").cursor()).isEqualTo("page 1");
        assertThat(reader.reads).hasValue(1);
    }

    @Test
    void aPlatformWithoutReaderStopsAndSaysSo() {
        Bench bench = bench(TestDatabase.derby());
        bench.source("odd", "carrier-pigeon", "pigeon", Map.of());

        bench.poller.poll("odd");

        assertThat(bench.health("odd").state()).isEqualTo(SourceHealth.State.STOPPED);
        assertThat(bench.health("odd").trouble()).contains("no reader for carrier-pigeon");
    }

    @Test
    void aDryReadShowsWhatMatchesAndStoresNothing() {
        Bench bench = bench(TestDatabase.derby());
        reader.page(PagedReader.post("1", "acme bank"), PagedReader.post("2", "others"))
                .add(WRONG_KEY);

        DryReader.DryPoll dry = bench.dryReader.read(bench.book.get().all().get(0));

        assertThat(dry.posts()).extracting(DryReader.DryPost::fate).containsExactly(MentionInbox.Fate.STORED, null);
        assertThat(bench.texts()).isEmpty();
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.NEW);
        bench.poller.poll("one");
        assertThat(bench.dryReader.read(bench.book.get().all().get(0)).trouble())
                .contains("answered 401");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aDryReadStartsWhereTheSourceStandsAndTellsWhatIsNewFromWhatIsKnown(TestDatabase database) {
        Bench bench = bench(database);
        Post edited = PagedReader.post("1", "acme bank, now calm").with(Post.Details.NONE.revised(7));
        reader.page(PagedReader.post("1", "acme bank"), PagedReader.post("2", "acme bank again"));
        bench.poller.poll("one");
        reader.page(edited, PagedReader.post("2", "acme bank again"), PagedReader.post("3", "acme bank, new"));

        DryReader.DryPoll dry = bench.dryReader.read(bench.book.get().all().get(0));

        assertThat(dry.posts())
                .extracting(DryReader.DryPost::fate)
                .containsExactly(MentionInbox.Fate.EDITED, MentionInbox.Fate.DUPLICATE, MentionInbox.Fate.STORED);
        assertThat(bench.texts()).containsExactly("acme bank", "acme bank again");
        assertThat(bench.cursor("one").get("page")).contains("1");
    }

    @Test
    void whoSummonsUsNeedNotNameTheBrandButOnlyWhereWeListenForMentions() {
        Bench bench = bench(TestDatabase.derby());
        Post.ReplyTo summons = new Post.ReplyTo(null, null, "1", true, Visibility.PUBLIC);
        reader.page(PagedReader.post("1", "it broke again").with(Post.Details.NONE.answering(summons)));
        bench.source("two", PagedReader.PLATFORM, "test-mentions", Map.of());
        bench.source("three", PagedReader.PLATFORM, "test-page", Map.of("match", "all"));

        List.of("one", "two", "three").forEach(bench.poller::poll);

        assertThat(bench.counts("one").unmatched()).isEqualTo(1);
        assertThat(bench.counts("two").stored()).isEqualTo(1);
        assertThat(bench.counts("three").duplicate()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatAPersonHandsInIsStoredWithoutMatchingOnceAndNudged(TestDatabase database) {
        Bench bench = bench(database);
        Post post = Post.of(new MentionId("phone", "17"), Author.UNKNOWN, "urgent, they said");

        MentionInbox.Stored first = bench.intake.accept(List.of(post), "api", "acme");
        MentionInbox.Stored second = bench.intake.accept(List.of(post), "api", "acme");

        assertThat(second.rows()).isEqualTo(first.rows());
        assertThat(bench.nudged).hasSize(1).allMatch(nudge -> nudge.urgent());
        assertThat(bench.ledger.all()).containsExactly(new LedgerCounts("api", 2, 1, 1, 0, 0, 0));
    }

    private Bench bench(TestDatabase database) {
        Bench bench = new Bench(database, RecordedCase.always(500, Map.of(), ""), reader);
        bench.source("one", PagedReader.PLATFORM, "test-all", Map.of("every", "2m"));
        return bench;
    }
}
