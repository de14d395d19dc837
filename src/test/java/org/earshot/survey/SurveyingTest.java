package org.earshot.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.earshot.mention.Visibility;
import org.earshot.respond.Case;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.Reply;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyingTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCustomerIsAskedOnceAndTheCaseStaysAsItIs(TestDatabase database) {
        try (Loft loft = new Loft(database)) {
            long id = loft.resolved("carla");
            Case before = loft.cases().find(id).orElseThrow();

            String token = loft.token();

            assertThat(loft.pigeons().letters())
                    .containsExactly(
                            "Jak nam poszło? Odpowiedź zajmie dziesięć sekund: https://care.example/s/" + token);
            assertThat(token).matches("[A-Za-z0-9_-]{43}");
            assertThat(loft.cases().find(id).orElseThrow())
                    .usingRecursiveComparison()
                    .ignoringFields("version")
                    .isEqualTo(before);
            assertThat(loft.cases().journal(id))
                    .extracting(JournalEntry::deed)
                    .endsWith("resolved", "asked how it went", "survey sent");
            loft.pass(Duration.ofHours(30));
            loft.surveying().sendDue();
            loft.fly();
            assertThat(loft.pigeons().letters()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theTokenIsNowhereInTheDatabaseOnceTheCustomerHasIt(TestDatabase database) {
        try (Loft loft = new Loft(database)) {
            long id = loft.resolved("carla");
            loft.surveying().sendDue();
            assertThat(loft.cases().replies(id))
                    .singleElement()
                    .extracting(Reply::text)
                    .asString()
                    .endsWith("https://care.example/s/…");
            loft.fly();

            String token = loft.token();

            assertThat(database.jdbc()
                            .sql("SELECT body FROM reply")
                            .query((row, number) -> row.getString(1))
                            .list())
                    .singleElement()
                    .asString()
                    .doesNotContain(token);
            assertThat(database.jdbc()
                            .sql("SELECT token_hash FROM survey")
                            .query(String.class)
                            .single())
                    .isEqualTo(SurveyToken.hash(token));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofManySweepsAtOnceOneAsks(TestDatabase database) throws Exception {
        try (Loft loft = new Loft(database)) {
            List<Long> ids = IntStream.range(0, 5)
                    .mapToObj(number -> loft.resolved("c" + number))
                    .toList();
            atOnce(12, () -> {
                loft.surveying().sendDue();
                return 1;
            });
            loft.fly();

            assertThat(loft.pigeons().letters()).hasSize(5).doesNotHaveDuplicates();
            assertThat(ids)
                    .allSatisfy(id -> assertThat(loft.cases().replies(id)).hasSize(1));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoCameBackBeforeTheTimeIsNotAsked(TestDatabase database) {
        try (Loft loft = new Loft(database)) {
            long id = loft.opened("carla", Visibility.DIRECT);
            loft.cases().resolve(id, "ann", "solved");
            loft.surveying().sendDue();
            assertThat(loft.cases().replies(id)).isEmpty();
            loft.cases().reopen(id, "ann");
            loft.pass(Duration.ofHours(2));
            loft.surveying().sendDue();
            assertThat(loft.cases().replies(id)).isEmpty();
            loft.cases().resolve(id, "ann", "solved");
            loft.pass(Duration.ofMinutes(61));
            loft.surveying().sendDue();
            assertThat(loft.cases().replies(id)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"praise", "silent", "something else"})
    void someEndingsAreNotAskedAbout(String outcome) {
        try (Loft loft = new Loft(TestDatabase.derby())) {
            long id = loft.opened("carla", Visibility.DIRECT);
            loft.cases().resolve(id, "ann", outcome);
            loft.pass(Duration.ofHours(2));
            loft.surveying().sendDue();
            assertThat(loft.cases().replies(id)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void inPublicNobodyIsAskedUnlessTheAdminSaysSo(TestDatabase database) {
        try (Loft loft = new Loft(database)) {
            long first = loft.opened("carla", Visibility.PUBLIC);
            loft.cases().resolve(first, "ann", "solved");
            loft.pass(Duration.ofHours(2));
            loft.surveying().sendDue();
            loft.ask(new SurveyPolicy.Asking(
                    true, Duration.ofHours(1), Duration.ofDays(90), Set.of("pigeon"), Map.of("pl", "{brand}: {link}")));
            long second = loft.opened("dora", Visibility.PUBLIC);
            loft.cases().resolve(second, "ann", "solved");
            loft.pass(Duration.ofHours(2));
            loft.surveying().sendDue();

            assertThat(loft.cases().replies(first)).isEmpty();
            assertThat(loft.cases().replies(second))
                    .singleElement()
                    .extracting(Reply::text)
                    .isEqualTo("Acme: https://care.example/s/…");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theSameCustomerIsLeftInPeaceForThreeMonthsOrForGood(TestDatabase database) {
        try (Loft loft = new Loft(database)) {
            loft.resolved("carla");
            String token = loft.token();
            loft.resolved("carla");
            loft.token();
            assertThat(loft.pigeons().letters()).hasSize(1);
            loft.pass(Duration.ofDays(91));
            loft.resolved("carla");
            loft.token();
            assertThat(loft.pigeons().letters()).hasSize(2);

            assertThat(loft.surveys().stop(token)).isTrue();
            assertThat(loft.surveys().stop(token)).isTrue();
            assertThat(loft.surveys().stop("nonsense")).isFalse();
            loft.pass(Duration.ofDays(400));
            loft.resolved("carla");
            loft.token();
            assertThat(loft.pigeons().letters()).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatThePlatformDoesNotTakeIsNotTriedAgain(TestDatabase database) {
        try (Loft loft = new Loft(database)) {
            loft.ask(new SurveyPolicy.Asking(
                    false, Duration.ofHours(1), Duration.ofDays(90), Set.of(), Map.of("pl", "{link}.")));
            long id = loft.resolved("carla");
            loft.surveying().sendDue();
            assertThat(loft.cases().replies(id)).isEmpty();
            assertThat(database.jdbc()
                            .sql("SELECT state FROM survey")
                            .query(String.class)
                            .single())
                    .isEqualTo("SKIPPED");

            loft.ask(new SurveyPolicy.Asking(false, Duration.ofHours(1), Duration.ofDays(90), Set.of(), Map.of()));
            loft.pigeons().lame();
            long other = loft.resolved("dora");
            loft.surveying().sendDue();
            loft.fly();
            assertThat(loft.cases().find(other).orElseThrow().state().name()).isEqualTo("RESOLVED");
            assertThat(loft.cases().journal(other))
                    .extracting(JournalEntry::deed)
                    .endsWith("survey failed");
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
