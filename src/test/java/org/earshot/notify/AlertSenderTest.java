package org.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.respond.JournalEntry;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertSenderTest {
    private final StandIn receiver = StandIn.start();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aReceiverThatWasDownGetsEverythingUnderTheSameIdOnceItIsUp(TestDatabase database) {
        receiver.answer("/hook", Served.of(503, ""), Served.of(503, ""), Served.of(204, ""));
        try (Bureau bureau = bureau(database, hook("care", "127.0.0.1"))) {
            List<Alert> alerts = alertsOf(bureau, 3);

            until(() -> {
                bureau.sender().sendDue();
                bureau.pass(Duration.ofSeconds(1));
                return bureau.alerts().pending() == 0;
            });

            List<String> heard = ids();
            assertThat(alerts)
                    .extracting(Alert::alertId)
                    .doesNotHaveDuplicates()
                    .hasSize(3);
            assertThat(heard)
                    .hasSize(5)
                    .containsAll(alerts.stream().map(Alert::alertId).toList());
            assertThat(now(bureau, alerts)).allSatisfy(alert -> {
                assertThat(alert.state()).isEqualTo(Alert.State.SENT);
                assertThat(alert.sentAt()).isNotNull();
                assertThat(alert.trouble()).isNull();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theHistoryOfACaseTellsEachDeliveryOnceAndOnlyDeliveries(TestDatabase database) {
        receiver.answer("/hook", Served.of(503, ""), Served.of(204, ""));
        try (Bureau bureau = bureau(database, hook("care", "127.0.0.1"))) {
            Alert alert = alertsOf(bureau, 1).get(0);
            bureau.sender().sendDue();
            until(() -> now(bureau, List.of(alert)).get(0).trouble() != null);
            assertThat(alerted(bureau, alert)).isEmpty();

            until(() -> {
                bureau.sender().sendDue();
                bureau.pass(Duration.ofSeconds(1));
                return bureau.alerts().pending() == 0;
            });

            assertThat(alerted(bureau, alert)).singleElement().satisfies(entry -> {
                assertThat(entry.who()).isEqualTo("earshot");
                assertThat(entry.text()).isEqualTo("care (webhook)");
            });
            assertThat(new AlertTable(database.jdbc()).sent(alert, bureau.now()))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsRefusedIsSeenAndCanBeTriedAgain(TestDatabase database) {
        receiver.answer("/hook", Served.of(410, ""), Served.of(204, ""));
        try (Bureau bureau = bureau(database, hook("care", "127.0.0.1"))) {
            Alert alert = alertsOf(bureau, 1).get(0);
            bureau.sender().sendDue();
            until(() -> bureau.alerts().dead() == 1);

            Alert dead = bureau.alerts().dead(10).get(0);
            assertThat(dead.trouble()).isEqualTo("the webhook at 127.0.0.1 answered 410: it is gone for good");
            assertThat(bureau.alerts().pending()).isZero();

            assertThat(bureau.alerts().retry(dead.id())).isTrue();
            assertThat(bureau.alerts().retry(dead.id())).isFalse();
            until(() -> {
                bureau.sender().sendDue();
                return now(bureau, List.of(alert)).get(0).state() == Alert.State.SENT;
            });
            assertThat(ids()).containsExactly(alert.alertId(), alert.alertId());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSlowReceiverHoldsUpNobodyElse(TestDatabase database) {
        receiver.answer("/slow", Served.of(204, "").after(Duration.ofSeconds(25)));
        receiver.answer("/hook", Served.of(204, ""));
        Recipient slow = new Recipient(
                "slow",
                List.of(),
                new Recipient.Webhook(URI.create("http://localhost:" + receiver.port() + "/slow"), "s"));
        try (Bureau bureau = bureau(database, slow, hook("care", "127.0.0.1"))) {
            alertsOf(bureau, 5);

            bureau.sender().sendDue();
            until(() -> receiver.heard("/hook").size() == 5);

            assertThat(receiver.heard("/slow").size()).isLessThanOrEqualTo(1);
            assertThat(bureau.alerts().pending()).isGreaterThanOrEqualTo(5);
            receiver.close();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void twoDaemonsOnOneDatabaseSendEachAlertOnce(TestDatabase database) {
        receiver.answer("/hook", Served.of(204, ""));
        try (Bureau one = bureau(database, hook("care", "127.0.0.1"));
                Bureau two = one.another()) {
            List<Alert> alerts = alertsOf(one, 20);

            one.sender().sendDue();
            two.sender().sendDue();
            until(() -> {
                one.sender().sendDue();
                two.sender().sendDue();
                return one.alerts().pending() == 0;
            });

            assertThat(ids())
                    .containsExactlyInAnyOrderElementsOf(
                            alerts.stream().map(Alert::alertId).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anAttemptThatWasCutOffIsMadeAgainWhenItsLeaseIsOver(TestDatabase database) {
        receiver.answer("/hook", Served.of(204, ""));
        try (Bureau bureau = bureau(database, hook("care", "127.0.0.1"))) {
            Alert alert = alertsOf(bureau, 1).get(0);
            AlertTable table = new AlertTable(database.jdbc());
            assertThat(table.lease(alert, bureau.now().plus(AlertAttempt.LEASE)))
                    .isTrue();
            assertThat(table.lease(alert, bureau.now().plus(AlertAttempt.LEASE)))
                    .isFalse();
            assertThat(table.due(bureau.now())).isEmpty();

            bureau.pass(AlertAttempt.LEASE);
            bureau.sender().sendDue();
            until(() -> bureau.alerts().pending() == 0);

            assertThat(ids()).containsExactly(alert.alertId());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aDaemonThatHasTheDatabaseToItselfTakesOverAtOnceWhatAKilledOneHadInHand(TestDatabase database) {
        receiver.answer("/hook", Served.of(429, "").header("Retry-After", "60"));
        try (Bureau bureau = bureau(database, hook("care", "127.0.0.1"))) {
            Alert waits = alertsOf(bureau, 1).get(0);
            bureau.sender().sendDue();
            until(() -> now(bureau, List.of(waits)).get(0).trouble() != null);
            Alert inHand = bureau.alerts()
                    .ofCase(bureau.cases()
                            .ofMention(alerted(bureau, "post in hand"))
                            .orElseThrow()
                            .id())
                    .get(0);
            AlertTable table = new AlertTable(database.jdbc());
            table.lease(inHand, bureau.now().plus(AlertAttempt.LEASE));

            try (Bureau next = bureau.another()) {
                List<AlertTable.Target> due = table.due(next.now());

                assertThat(due).hasSize(database.dialect().isShared() ? 0 : 1);
                assertThat(now(next, List.of(waits)).get(0).nextAt())
                        .isEqualTo(next.now().plus(Duration.ofMinutes(1)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aClockSetBackAnHourHoldsNoAlertBack(TestDatabase database) {
        receiver.answer("/hook", Served.of(204, ""));
        try (Bureau bureau = bureau(database, hook("care", "127.0.0.1"))) {
            alertsOf(bureau, 1);

            bureau.pass(Duration.ofHours(-1));
            bureau.sender().clockSetBack(Duration.ofHours(1));
            bureau.sender().sendDue();

            until(() -> bureau.alerts().pending() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theReceiverSaysWhenToComeBack(TestDatabase database) {
        receiver.answer("/hook", Served.of(429, "").header("Retry-After", "3600"));
        try (Bureau bureau = bureau(database, hook("care", "127.0.0.1"))) {
            Alert alert = alertsOf(bureau, 1).get(0);

            bureau.sender().sendDue();
            until(() -> now(bureau, List.of(alert)).get(0).trouble() != null);

            Alert after = now(bureau, List.of(alert)).get(0);
            assertThat(after.nextAt()).isEqualTo(bureau.now().plus(Duration.ofHours(1)));
            assertThat(after.attempts()).isEqualTo(1);
            assertThat(after.state()).isEqualTo(Alert.State.PENDING);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aRecipientWhoWasTakenOutOfTheFileIsNamed(TestDatabase database) {
        try (Bureau bureau = bureau(database, hook("care", "127.0.0.1"))) {
            alertsOf(bureau, 1);
            bureau.rules.swap(AlertRules.NONE);

            bureau.sender().sendDue();
            until(() -> bureau.alerts().dead() == 1);

            assertThat(bureau.alerts().dead(1).get(0).trouble())
                    .isEqualTo("config/alerts.yaml has no recipient care with webhook; add it and try again");
        }
    }

    private Recipient hook(String name, String host) {
        URI address = URI.create("http://" + host + ":" + receiver.port() + "/hook");
        return new Recipient(name, List.of(), new Recipient.Webhook(address, "secret"));
    }

    private static Bureau bureau(TestDatabase database, Recipient... recipients) {
        Bureau bureau = new Bureau(database);
        bureau.rules.swap(Bureau.urgentTo(recipients));
        return bureau;
    }

    /** Alerts about so many critical cases, to whoever the rules name. */
    private static List<Alert> alertsOf(Bureau bureau, int cases) {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            long mention = alerted(bureau, "post " + i);
            alerts.addAll(bureau.alerts()
                    .ofCase(bureau.cases().ofMention(mention).orElseThrow().id()));
        }
        return alerts;
    }

    private static long alerted(Bureau bureau, String post) {
        long mention = bureau.queued(post, "author of " + post, Urgency.CRITICAL);
        bureau.alerting().alert(mention);
        return mention;
    }

    private static List<JournalEntry> alerted(Bureau bureau, Alert alert) {
        return bureau.cases().journal(alert.caseId()).stream()
                .filter(entry -> entry.deed().equals("alerted"))
                .toList();
    }

    private static List<Alert> now(Bureau bureau, List<Alert> alerts) {
        return alerts.stream()
                .flatMap(alert -> bureau.alerts().ofCase(alert.caseId()).stream())
                .toList();
    }

    private List<String> ids() {
        return receiver.heard("/hook").stream()
                .map(request -> request.header("webhook-id").orElseThrow())
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }
}
