package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.spend.Outlook;
import org.earshot.spend.TestSpending;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sources use is counted in the transaction that stores what they brought. */
class CountingTest {
    private static final String BOTH = "org.earshot.store.TestDatabase#all";
    private static final String ONCE_A_DAY = """
            platforms:
              test:
                currency: USD
                prices: [{ per: post, price: 0.005, once-a-day: true }]
            """;

    private final PouringReader reader = new PouringReader();

    @ParameterizedTest
    @MethodSource(BOTH)
    void pollsRequestsAndPostsAreCountedAlsoOfPollsThatFail(TestDatabase database) {
        Bench bench = bench(database);
        bench.poller.poll("one");
        reader.pour(3);
        bench.poller.poll("one");
        reader.failing(new Poll.TryLater(Optional.empty(), "out of order", null));
        bench.poller.poll("one");

        assertThat(counts(database, "one")).isEqualTo("polls 3, requests 3, pages 2, posts 3, first 0");
        assertThat(outlook(bench).spent()).isEqualByComparingTo("0.015");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPostIsChargedOnceADayWhoeverReadsItAndAgainTheNextDay(TestDatabase database) {
        Bench bench = bench(database);
        bench.source("two", PouringReader.PLATFORM, "test-all", Map.of("every", "1h"));
        Post same = PouringReader.post("same");
        for (String id : List.of("one", "two", "one")) {
            reader.again(same, PouringReader.post("other"));
            bench.poller.poll(id);
        }
        assertThat(counts(database, "one")).contains("posts 2,");
        assertThat(counts(database, "two")).contains("posts 0,");

        bench.clock.move(Duration.ofHours(12));
        reader.again(same);
        bench.poller.poll("two");

        assertThat(total(database, "two")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatIsRememberedOfChargedPostsIsForgottenAfterTwoDays(TestDatabase database) {
        Bench bench = bench(database);
        for (int day = 0; day < 4; day++) {
            reader.pour(2);
            bench.poller.poll("one");
            bench.clock.move(Duration.ofDays(1));
        }

        assertThat(database.jdbc()
                        .sql("SELECT COUNT(*) FROM charged_post")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        assertThat(total(database, "one")).isEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPageThatIsNotStoredIsNotCounted(TestDatabase database) {
        Bench bench = bench(database);
        database.jdbc()
                .sql("ALTER TABLE ledger ADD CONSTRAINT broken CHECK (heard < 1)")
                .update();
        reader.pour(5);

        bench.poller.poll("one");

        assertThat(counts(database, "one")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatIsTriedAndLookedAtAgainCostsToo(TestDatabase database) {
        Bench bench = bench(database);
        reader.pour(2);
        bench.poller.poll("one");
        bench.clock.move(Duration.ofDays(1));
        bench.rechecking(new Looking()).look();
        assertThat(total(database, "one")).isEqualTo(4);

        reader.pour(1);
        DryReader.DryPoll dry = bench.dryReader.read(bench.book.get().all().get(0));

        assertThat(dry.posts()).extracting(DryReader.DryPost::fate).containsExactly(MentionInbox.Fate.STORED);
        assertThat(total(database, "one")).isEqualTo(5);
        assertThat(bench.texts()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theFirstPageOfASourceIsMarkedAsSuch(TestDatabase database) {
        Bench bench = bench(database);
        reader.pour(7);
        bench.poller.poll("one");
        reader.pour(1);
        bench.poller.poll("one");

        assertThat(counts(database, "one")).isEqualTo("polls 2, requests 2, pages 2, posts 8, first 7");
    }

    private Bench bench(TestDatabase database) {
        Bench bench = new Bench(database, PouringReader.answering(Map.of()), reader);
        bench.source("one", PouringReader.PLATFORM, "test-all", Map.of("every", "1h"));
        bench.prices.swap(TestSpending.prices(ONCE_A_DAY));
        return bench;
    }

    private static Outlook outlook(Bench bench) {
        return bench.health("one").spending();
    }

    private static long total(TestDatabase database, String source) {
        return database.jdbc()
                .sql("SELECT SUM(posts) FROM spending WHERE source = ?")
                .param(source)
                .query(Long.class)
                .single();
    }

    private static String counts(TestDatabase database, String source) {
        return database.jdbc()
                .sql("SELECT polls, requests, pages, posts, first_posts FROM spending WHERE source = ?")
                .param(source)
                .query((row, number) -> "polls " + row.getLong(1) + ", requests " + row.getLong(2) + ", pages "
                        + row.getLong(3) + ", posts " + row.getLong(4) + ", first " + row.getLong(5))
                .optional()
                .orElse("nothing");
    }

    /** Finds that all stands as it was. */
    private static final class Looking implements Rechecker {
        @Override
        public String platform() {
            return PouringReader.PLATFORM;
        }

        @Override
        public int most() {
            return 100;
        }

        @Override
        public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
            return new Recheck.Looked(List.of(), stored);
        }
    }
}
