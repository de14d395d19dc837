package org.earshot.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoodwillTest {
    private static final Month MARCH = new Month(202603);
    private static final Month APRIL = new Month(202604);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsBelowTheLimitPassesAndTheLimitItselfNeedsAYes(TestDatabase database) {
        try (Till till = new Till(database)) {
            assertThat(till.give(Till.ANN, "199.99", "EUR")).isEqualTo("given");
            assertThat(till.give(Till.ANN, "200.00", "EUR")).isEqualTo("each");
            assertThat(till.give(Till.ANN, "200", "eur")).isEqualTo("each");
            assertThat(till.give(Till.SUE, "200.00", "EUR")).isEqualTo("given");
            assertThat(till.give(Till.ANN, "10", "PLN")).isEqualTo("never");
            assertThat(till.goodwill().give(new Wish(1, "voucher", "1", "EUR", "why", null), Till.SUE, false))
                    .isInstanceOf(Giving.Above.class);
            assertThat(till.journal(Till.CASE))
                    .containsExactly(
                            "ann goodwill given: refund, 199.99 EUR: late parcel",
                            "sue goodwill given: refund, 200.00 EUR: late parcel");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void currenciesAreKeptApartAndGesturesAreCountedTogether(TestDatabase database) {
        try (Till till = new Till(database)) {
            for (String number : List.of("199", "199", "102")) {
                assertThat(till.give(Till.ANN, number, "EUR")).isEqualTo("given");
            }
            assertThat(till.give(Till.ANN, "0.01", "EUR")).isEqualTo("total");
            assertThat(till.give(Till.ANN, "149.99", "USD")).isEqualTo("given");
            assertThat(till.give(Till.ANN, "19999", "JPY")).isEqualTo("given");
            for (int i = 0; i < 5; i++) {
                assertThat(till.give(Till.ANN, "1", "USD")).isEqualTo("given");
            }
            assertThat(till.give(Till.ANN, "1", "USD")).isEqualTo("count");
            assertThat(till.give(Till.BOB, "1", "USD")).isEqualTo("given");

            GoodwillBook.Left left = till.refunds(Till.ANN, MARCH);
            assertThat(left.given()).isEqualTo(10);
            assertThat(left.left()).isZero();
            assertThat(left.shares())
                    .extracting(share -> share.given() + " of " + share.total())
                    .containsExactly("500.00 EUR of 500.00 EUR", "19999 JPY of null", "154.99 USD of null");
            assertThat(till.goodwill().give(new Wish(1, "extra-time", "15", "minutes", "w", null), Till.ANN, false))
                    .isInstanceOf(Giving.Done.class);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aMonthIsThatOfTheBrandsCalendar(TestDatabase database) {
        try (Till till = new Till(database)) {
            for (int i = 0; i < 10; i++) {
                till.give(Till.ANN, "1", "EUR");
            }
            assertThat(till.give(Till.ANN, "1", "EUR")).isEqualTo("count");
            Wish onKiritimati = new Wish(Till.OTHER_CASE, "refund", "1", "EUR", "already April there", null);
            assertThat(Till.word(till.goodwill().give(onKiritimati, Till.ANN, false)))
                    .isEqualTo("given");
            till.pass(Duration.ofHours(9).plusMinutes(59));
            assertThat(till.give(Till.ANN, "1", "EUR")).as("23:59 in Madrid").isEqualTo("count");
            till.pass(Duration.ofMinutes(1));
            assertThat(till.give(Till.ANN, "1", "EUR")).as("midnight in Madrid").isEqualTo("given");

            assertThat(till.refunds(Till.ANN, MARCH).given()).isEqualTo(10);
            assertThat(till.refunds(Till.ANN, APRIL).given()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofFiftyWhoWantTheLastUnitAtOnceOneGetsIt(TestDatabase database) throws Exception {
        try (Till till = new Till(database)) {
            for (int i = 0; i < 9; i++) {
                till.give(Till.ANN, "1", "EUR");
            }

            List<String> answers = atOnce(50, () -> till.give(Till.ANN, "1", "EUR"));

            assertThat(answers)
                    .containsOnlyOnce("given")
                    .filteredOn("count"::equals)
                    .hasSize(49);
            assertThat(till.refunds(Till.ANN, MARCH).given()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofFiftyWhoWantTheLastMoneyAtOnceOneGetsIt(TestDatabase database) throws Exception {
        try (Till till = new Till(database)) {
            List<String> answers = atOnce(50, () -> till.give(Till.ANN, "199", "EUR"));

            assertThat(answers).filteredOn("given"::equals).hasSize(2);
            assertThat(answers).filteredOn("total"::equals).hasSize(48);
            assertThat(till.book().ofMonth(MARCH, "ann", Long.MAX_VALUE, 100)).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void oneFormGivesOnceHoweverOftenItIsSent(TestDatabase database) throws Exception {
        try (Till till = new Till(database)) {
            Wish wish = new Wish(1, "refund", "5", "EUR", "why", "form-1");

            List<String> answers = atOnce(20, () -> Till.word(till.goodwill().give(wish, Till.ANN, false)));

            assertThat(answers)
                    .containsOnlyOnce("given")
                    .filteredOn("again"::equals)
                    .hasSize(19);
            assertThat(Till.word(till.goodwill().give(wish, Till.BOB, false))).isEqualTo("given");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsTakenBackOnceCountsAsNotGivenInItsOwnMonth(TestDatabase database) throws Exception {
        try (Till till = new Till(database)) {
            long id = ((Giving.Done) till.goodwill().give(Till.wish("150", "EUR"), Till.ANN, false))
                    .gesture()
                    .id();
            till.pass(Duration.ofDays(3));
            assertThatThrownBy(() -> till.goodwill().undo(id, Till.BOB, "envy"))
                    .isInstanceOf(NoSuchElementException.class);
            assertThat(till.goodwill().undo(id, Till.ANN, "  ")).isEqualTo(new Settling.Wordless());

            List<Settling> answers = atOnce(20, () -> till.goodwill().undo(id, Till.SUE, "wrong customer"));

            assertThat(answers).containsOnlyOnce(new Settling.Done());
            assertThat(answers).filteredOn(new Settling.Settled("sue")::equals).hasSize(19);
            assertThat(till.book().ofCase(Till.CASE))
                    .extracting(
                            line -> line.person() + " " + line.amount() + " " + line.month() + " " + line.writtenBy())
                    .containsExactly("ann 150.00 EUR 2026-03 ann", "ann -150.00 EUR 2026-03 sue");
            assertThat(till.refunds(Till.ANN, MARCH).given()).isZero();
            assertThat(till.refunds(Till.ANN, APRIL).given()).isZero();
            long reversal = till.book().ofCase(Till.CASE).get(1).id();
            assertThatThrownBy(() -> till.goodwill().undo(reversal, Till.SUE, "again"))
                    .isInstanceOf(NoSuchElementException.class);
            assertThat(till.journal(Till.CASE))
                    .last()
                    .isEqualTo("sue goodwill taken back: refund, 150.00 EUR: wrong customer");
        }
    }

    static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(number -> task).toList())) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
