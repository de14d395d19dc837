package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.earshot.spend.Outlook;
import org.earshot.spend.TestSpending;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Budgets slow sources down and stop them, and they go on from where they stood. */
class BoundingTest {
    private static final String BOTH = "org.earshot.store.TestDatabase#all";
    private static final String PRICE = """
            platforms:
              test:
                currency: USD
                prices: [{ per: post, price: 1, once-a-day: true }, { per: request, price: 0.001 }]
            """;

    private final PouringReader reader = new PouringReader();

    @ParameterizedTest
    @MethodSource(BOTH)
    void aSpentSourceIsNotReadUntilTheMonthIsOverAndGoesOnFromWhereItStood(TestDatabase database) {
        Bench bench = bench(database, PRICE + "sources: { one: { budget: { monthly: { soft: 4, hard: 5 } } } }");
        poll(bench, 5);
        Cursor stood = bench.cursor("one");

        poll(bench, 1);
        bench.sources.pollNow("one");

        SourceHealth spent = bench.health("one");
        assertThat(reader.reads()).isEqualTo(1);
        assertThat(spent.state()).isEqualTo(SourceHealth.State.SPENT);
        assertThat(spent.spending().stoppedBy()).isEqualTo("budget used up until 1 April 2026 00:00 UTC: 5 of 5 USD");
        assertThat(spent.notBefore()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(bench.dryReader.read(bench.book.get().all().get(0)).trouble())
                .startsWith("budget used up until");

        bench.clock.move(Duration.between(bench.clock.instant(), Instant.parse("2026-04-01T00:00:00Z")));
        assertThat(bench.health("one").state()).isNotEqualTo(SourceHealth.State.SPENT);
        bench.poller.poll("one");
        assertThat(reader.reads()).isEqualTo(2);
        assertThat(stood.get("page")).contains("1");
        assertThat(bench.cursor("one").get("page")).contains("2");
        assertThat(bench.texts()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aBudgetThatEndsInTheMiddleOfAWalkStopsItBetweenTwoPages(TestDatabase database) {
        Bench bench = bench(database, PRICE + "sources: { one: { budget: { daily-requests: { soft: 3, hard: 3 } } } }");
        reader.endless(true);

        bench.poller.poll("one");

        assertThat(reader.reads()).isEqualTo(3);
        assertThat(bench.cursor("one").get("page")).contains("3");
        assertThat(bench.health("one").notBefore()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void nearItsEndASourceIsPolledAtAQuarterOfItsPaceAndSaysSo(TestDatabase database) {
        Bench bench = bench(database, PRICE + "sources: { one: { budget: { monthly: { soft: 4, hard: 50 } } } }");
        poll(bench, 4);

        for (int hour = 1; hour <= 8; hour++) {
            bench.clock.move(Duration.ofHours(1));
            bench.poller.poll("one");
        }

        assertThat(reader.reads()).isEqualTo(3);
        assertThat(bench.health("one").state()).isEqualTo(SourceHealth.State.OK);
        assertThat(bench.health("one").warnings())
                .containsExactly("slowed down to a quarter until 1 April 2026 00:00 UTC: 4 of 50 USD");
        bench.sources.pollNow("one");
        assertThat(reader.reads()).as("a person need not wait").isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void ofASharedBudgetLowSourcesStopFirstAndUrgentOnesLast(TestDatabase database) {
        Bench bench = bench(database, PRICE + """
                    budget: { monthly: { soft: 10, hard: 20 } }
                sources: { two: { priority: low }, three: { priority: urgent } }
                """);
        bench.source("two", PouringReader.PLATFORM, "test-all", Map.of("every", "1h"));
        bench.source("three", PouringReader.PLATFORM, "test-all", Map.of("every", "1h"));
        poll(bench, 10);
        assertThat(states(bench)).isEqualTo("OK SPENT NEW");
        reader.pour(8);
        bench.poller.poll("three");
        assertThat(states(bench)).isEqualTo("SPENT SPENT OK");
        reader.pour(2);
        bench.poller.poll("three");

        assertThat(states(bench)).isEqualTo("SPENT SPENT SPENT");
        Outlook.Shared shared = bench.health("two").spending().plan().shared();
        assertThat(shared).isNotNull();
        assertThat(shared.spent()).isEqualByComparingTo("20.003");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void thirtyDaysOfPollingLandNearWhatWasForeseenAfterOneWeek(TestDatabase database) {
        Bench bench = bench(database, PRICE.replace("price: 1,", "price: 0.005,"));
        bench.source("one", PouringReader.PLATFORM, "test-all", Map.of("every", "2h"));
        bench.source("two", PouringReader.PLATFORM, "test-all", Map.of("every", "2h"));
        Instant first = Instant.parse("2026-04-01T00:00:00Z");
        bench.clock.move(Duration.between(bench.clock.instant(), first));
        Random random = new Random(4711);
        BigDecimal foreseen = BigDecimal.ZERO;

        while (bench.clock.instant().isBefore(first.plus(Duration.ofDays(30)))) {
            Duration past = Duration.between(first, bench.clock.instant());
            if (past.equals(Duration.ofDays(7))) {
                foreseen = sum(bench);
            }
            boolean weekend = past.toDays() % 7 >= 5;
            poll(bench, random.nextInt(weekend ? 12 : 24));
            reader.again(PouringReader.post("p" + Math.max(0, random.nextInt(40))))
                    .pour(random.nextInt(3));
            bench.poller.poll("two");
            bench.clock.move(Duration.ofHours(2));
        }
        bench.clock.move(Duration.ofHours(-1));

        double spent = bench.sources.all().stream()
                .mapToDouble(source -> source.spending().spent().doubleValue())
                .sum();
        assertThat(spent).isGreaterThan(15);
        assertThat(foreseen.doubleValue()).isCloseTo(spent, within(spent * 0.05));
    }

    private static BigDecimal sum(Bench bench) {
        return bench.sources.all().stream()
                .map(source -> source.spending().forecast())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void poll(Bench bench, int posts) {
        reader.pour(posts);
        bench.poller.poll("one");
    }

    private static String states(Bench bench) {
        return String.join(
                " ",
                bench.sources.all().stream()
                        .map(source -> source.state().name())
                        .toList());
    }

    private Bench bench(TestDatabase database, String prices) {
        Bench bench = new Bench(database, PouringReader.answering(Map.of()), reader);
        bench.source("one", PouringReader.PLATFORM, "test-all", Map.of("every", "1h"));
        bench.prices.swap(TestSpending.prices(prices));
        return bench;
    }
}
