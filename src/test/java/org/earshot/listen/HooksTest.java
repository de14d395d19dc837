package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.earshot.listen.webhookin.WebhookInReader;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HooksTest {
    private static final byte[] KEY = "not in any file".replace(' ', '-').getBytes(StandardCharsets.UTF_8);
    private static final String BODY =
            "{\"externalId\":\"7\",\"text\":\"acme bank is down\",\"author\":{\"handle\":\"ann\"}}";

    private static Bench bench(TestDatabase database) {
        Bench bench = new Bench(
                database,
                request -> {
                    throw new AssertionError("nothing is fetched");
                },
                List.of(new WebhookInReader()));
        source(bench, Map.of());
        return bench;
    }

    private static void source(Bench bench, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("secret", "not-in-any-file", "match", "all"));
        parameters.putAll(more);
        bench.source("acme-hook", "webhook-in", "webhook-in", parameters);
    }

    private static HookAnswer send(Bench bench, String id, String body) {
        Map<String, String> headers = SignedJson.headers(id, bench.clock.instant(), body, KEY);
        return bench.hooks.receive(new Knock("acme-hook", SignedJson.delivery(headers, body, bench.clock.instant())));
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSignedDeliveryIsStoredCountedAndNudgedBeforeItIsAnswered(TestDatabase database) {
        Bench bench = bench(database);

        HookAnswer answer = send(bench, "msg_1", BODY);

        assertThat(answer.kind()).isEqualTo(HookAnswer.Kind.TAKEN);
        assertThat(bench.texts()).containsExactly("acme bank is down");
        assertThat(bench.counts("acme-hook").stored()).isEqualTo(1);
        assertThat(bench.nudged).hasSize(1);
        assertThat(bench.health("acme-hook").state()).isEqualTo(SourceHealth.State.OK);
        assertThat(bench.health("acme-hook").lastMentionAt()).isEqualTo(bench.clock.instant());
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSecondDeliveryOfOneIdIsRefusedAndLeavesNoRow(TestDatabase database) {
        Bench bench = bench(database);
        send(bench, "msg_1", BODY);

        HookAnswer same = send(bench, "msg_1", BODY);
        HookAnswer other = send(bench, "msg_1", BODY.replace("7", "8"));

        assertThat(List.of(same.kind(), other.kind())).containsOnly(HookAnswer.Kind.UNSIGNED);
        assertThat(bench.texts()).hasSize(1);
        assertThat(bench.counts("acme-hook").heard()).isEqualTo(1);
        assertThat(bench.deliveries()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofManyAtOnceOneIsTaken(TestDatabase database) throws Exception {
        Bench bench = bench(database);
        ExecutorService senders = Executors.newFixedThreadPool(6);
        List<Callable<HookAnswer>> same = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            same.add(() -> send(bench, "msg_1", BODY));
        }

        int taken = 0;
        for (Future<HookAnswer> answer : senders.invokeAll(same)) {
            taken += answer.get().kind() == HookAnswer.Kind.TAKEN ? 1 : 0;
        }
        senders.shutdown();

        assertThat(taken).isEqualTo(1);
        assertThat(bench.texts()).hasSize(1);
        assertThat(bench.counts("acme-hook").heard()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsRefusedLeavesNoRowAnywhere(TestDatabase database) {
        Bench bench = bench(database);
        Map<String, String> good = SignedJson.headers("msg_1", bench.clock.instant(), BODY, KEY);
        List<Map<String, String>> bad = new ArrayList<>();
        good.keySet().forEach(name -> bad.add(without(good, name)));
        bad.add(SignedJson.headers("msg_1", bench.clock.instant(), BODY, "another".getBytes(StandardCharsets.UTF_8)));
        bad.add(SignedJson.headers("msg_1", bench.clock.instant(), BODY + " ", KEY));
        bad.add(SignedJson.headers("msg_1", bench.clock.instant().minus(Duration.ofSeconds(301)), BODY, KEY));
        bad.add(SignedJson.headers("msg_1", bench.clock.instant().plus(Duration.ofSeconds(301)), BODY, KEY));

        for (Map<String, String> headers : bad) {
            Delivery delivery = SignedJson.delivery(headers, BODY, bench.clock.instant());
            assertThat(bench.hooks.receive(new Knock("acme-hook", delivery)).kind())
                    .as(headers.keySet().toString())
                    .isEqualTo(HookAnswer.Kind.UNSIGNED);
        }

        for (String table : List.of("mention", "delivery", "ledger", "source_state", "source_gap")) {
            assertThat(rows(database, table)).as(table).isZero();
        }
        assertThat(bench.nudged).isEmpty();
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        Map<String, String> fewer = new HashMap<>(headers);
        fewer.remove(name);
        return fewer;
    }

    private static long rows(TestDatabase database, String table) {
        return Objects.requireNonNull(database.jdbc()
                .sql("SELECT COUNT(*) FROM " + table)
                .query(Long.class)
                .single());
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void withoutASecretThereIsNoSuchAddress(TestDatabase database) {
        Bench bench = bench(database);
        for (String secret : List.of("", "  ", "whsec_", "whsec_%%%")) {
            source(bench, Map.of("secret", secret));

            assertThat(send(bench, "msg_1", BODY).kind()).as("'" + secret + "'").isEqualTo(HookAnswer.Kind.NOWHERE);
        }
        bench.source("acme-hook", "webhook-in", "mastodon-tag", Map.of("secret", "not-in-any-file"));
        assertThat(send(bench, "msg_1", BODY).kind()).isEqualTo(HookAnswer.Kind.NOWHERE);
        assertThat(bench.texts()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aPausedSourceAsksToBeSentAgainAndTakesItThen(TestDatabase database) {
        Bench bench = bench(database);
        bench.sources.pause("acme-hook");

        assertThat(send(bench, "msg_1", BODY).kind()).isEqualTo(HookAnswer.Kind.LATER);
        assertThat(bench.deliveries()).isZero();
        bench.sources.resume("acme-hook");

        assertThat(send(bench, "msg_1", BODY).kind()).isEqualTo(HookAnswer.Kind.TAKEN);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aDatabaseInTroubleAsksToBeSentAgain(TestDatabase database) {
        Bench bench = bench(database);
        database.jdbc().sql("DROP TABLE ledger").update();

        assertThat(send(bench, "msg_1", BODY).kind()).isEqualTo(HookAnswer.Kind.LATER);
        assertThat(bench.texts()).isEmpty();
        assertThat(bench.deliveries()).isZero();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatWasDeletedIsNotBroughtBackByALateDeliveryButBySomethingNewer(TestDatabase database) {
        Bench bench = bench(database);
        send(bench, "msg_1", BODY);
        send(bench, "msg_2", "{\"externalId\":\"7\",\"deleted\":true}");

        send(bench, "msg_3", BODY);
        assertThat(gone(database)).isEqualTo(1);
        assertThat(bench.counts("acme-hook").duplicate()).isEqualTo(1);
        send(bench, "msg_4", BODY.replace("down", "up").replace("}}", "},\"editedAt\":\"2026-03-02T12:00:00Z\"}"));

        assertThat(gone(database)).isZero();
        assertThat(bench.texts()).containsExactly("acme bank is up");
    }

    private static long gone(TestDatabase database) {
        return Objects.requireNonNull(database.jdbc()
                .sql("SELECT COUNT(*) FROM mention WHERE gone_at IS NOT NULL")
                .query(Long.class)
                .single());
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void deliveriesAreForgottenWhenTheyCouldNotBeBelievedAnyMore(TestDatabase database) {
        Bench bench = bench(database);
        send(bench, "msg_1", BODY);
        bench.clock.move(Hooks.REMEMBERED.plusSeconds(1));

        send(bench, "msg_2", BODY);

        assertThat(bench.deliveries()).isEqualTo(1);
        assertThat(bench.counts("acme-hook").duplicate()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aPushedSourceIsNeverLateAndPollingItDoesNothing(TestDatabase database) {
        Bench bench = bench(database);

        bench.poller.poll("acme-hook");
        bench.poller.pollNow("acme-hook");
        bench.poller.catchUp();
        assertThat(bench.health("acme-hook").state()).isEqualTo(SourceHealth.State.NEW);
        send(bench, "msg_1", BODY);
        bench.clock.move(Duration.ofDays(400));

        assertThat(bench.health("acme-hook").state()).isEqualTo(SourceHealth.State.OK);
        assertThat(bench.dryReader.read(bench.book.get().all().get(0)).trouble())
                .contains("/hooks/acme-hook");
    }
}
