package org.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.earshot.mention.Stage;
import org.earshot.respond.Case;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertingTest {
    private static final Recipient TEAM = new Recipient(
            "team", List.of("team@acme.example"), new Recipient.Webhook(URI.create("https://hook.example/"), "secret"));

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void oneAlertForEachCaseRecipientChannelAndReasonHoweverOftenItRuns(TestDatabase database) {
        try (Bureau bureau = bureau(database)) {
            long first = bureau.queued("1", Urgency.CRITICAL);
            long second = bureau.queued("2", Urgency.CRITICAL);

            bureau.alerting().alert(first);
            bureau.alerting().alert(first);
            bureau.alerting().alert(second);

            assertThat(reasons(bureau, first)).containsExactly("team email case.opened", "team webhook case.opened");
            assertThat(alerts(bureau, first)).extracting(Alert::alertId).doesNotHaveDuplicates();
            assertThat(List.of(first, second))
                    .allMatch(id -> bureau.mentions().find(id).orElseThrow().stage() == Stage.DONE);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void mentionsOfOneCaseThatAreDecidedAtOnceAreOneAlert(TestDatabase database) throws Exception {
        try (Bureau bureau = bureau(database)) {
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ids.add(bureau.queued("m" + i, Urgency.CRITICAL));
            }

            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> runs = new ArrayList<>();
            for (int round = 0; round < 2; round++) {
                ids.forEach(
                        id -> runs.add(threads.submit(() -> bureau.alerting().alert(id))));
            }
            for (Future<?> run : runs) {
                run.get(60, TimeUnit.SECONDS);
            }
            threads.shutdown();

            assertThat(reasons(bureau, ids.get(0)))
                    .containsExactlyInAnyOrder("team email case.opened", "team webhook case.opened");
            assertThat(ids)
                    .allMatch(id -> bureau.mentions().find(id).orElseThrow().stage() == Stage.DONE);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCaseThatGetsGraverIsToldOnceMoreWithTheWordsThatMadeItSo(TestDatabase database) {
        try (Bureau bureau = bureau(database)) {
            long high = bureau.queued("mild", Urgency.HIGH);
            bureau.alerting().alert(high);
            long critical = bureau.queued("grave", Urgency.CRITICAL);
            bureau.alerting().alert(critical);
            bureau.alerting().alert(bureau.queued("grave too", Urgency.CRITICAL));

            assertThat(reasons(bureau, high))
                    .containsExactlyInAnyOrder(
                            "team email case.opened",
                            "team webhook case.opened",
                            "team email case.escalated.critical",
                            "team webhook case.escalated.critical");
            AlertBody.Content last = AlertSample.BODIES
                    .read(last(alerts(bureau, high)).document())
                    .data();
            assertThat(last.text()).isEqualTo("acme bank grave");
            assertThat(last.urgency()).isEqualTo("critical");
            assertThat(last.score()).isEqualTo(90);
            assertThat(last.url()).isEqualTo("https://care.example/cases/" + last.caseId());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCaseThatWasClosedAndCameBackIsToldAgain(TestDatabase database) {
        try (Bureau bureau = bureau(database)) {
            long first = bureau.queued("1", Urgency.HIGH);
            bureau.alerting().alert(first);
            Case about = bureau.cases().ofMention(first).orElseThrow();
            bureau.pass(Duration.ofMinutes(1));
            bureau.cases().resolve(about.id(), "ann", "done");
            bureau.pass(Duration.ofMinutes(1));

            long second = bureau.queued("2", Urgency.HIGH);
            bureau.alerting().alert(second);
            bureau.alerting().alert(bureau.queued("3", Urgency.HIGH));

            assertThat(reasons(bureau, second))
                    .containsExactlyInAnyOrder(
                            "team email case.opened",
                            "team webhook case.opened",
                            "team email case.reopened." + second,
                            "team webhook case.reopened." + second);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCaseThatNoRuleAsksForIsDoneWithoutAnAlert(TestDatabase database) {
        try (Bureau bureau = bureau(database)) {
            long normal = bureau.queued("1", Urgency.NORMAL);

            bureau.alerting().alert(normal);

            assertThat(alerts(bureau, normal)).isEmpty();
            assertThat(bureau.mentions().find(normal).orElseThrow().stage()).isEqualTo(Stage.DONE);
        }
    }

    private static Bureau bureau(TestDatabase database) {
        Bureau bureau = new Bureau(database);
        bureau.rules.swap(Bureau.urgentTo(TEAM));
        return bureau;
    }

    private static List<Alert> alerts(Bureau bureau, long mention) {
        return bureau.alerts()
                .ofCase(bureau.cases().ofMention(mention).orElseThrow().id());
    }

    private static List<String> reasons(Bureau bureau, long mention) {
        return alerts(bureau, mention).stream()
                .map(alert -> alert.recipient() + " " + alert.channel() + " " + alert.reason())
                .toList();
    }

    private static Alert last(List<Alert> alerts) {
        return alerts.get(alerts.size() - 1);
    }
}
