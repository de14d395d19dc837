package org.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.triage.Urgency.CRITICAL;
import static org.earshot.triage.Urgency.HIGH;
import static org.earshot.triage.Urgency.NORMAL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertPlanTest {
    private static final Instant NOW = AlertSample.NOW;
    private static final Recipient TEAM = new Recipient("team", List.of("team@acme.example"), null);
    private static final Recipient BOSS = new Recipient("boss", List.of("boss@acme.example"), null);
    private static final AlertRules RULES = new AlertRules(
            Map.of("team", TEAM, "boss", BOSS),
            List.of(rule(Set.of(CRITICAL, HIGH), "team"), rule(Set.of(CRITICAL), "team", "boss")));

    @Test
    void theFirstAlertSaysThatTheCaseWasOpened() {
        assertThat(sent(HIGH)).containsExactly("team case.opened");
        assertThat(sent(CRITICAL)).containsExactly("boss case.opened", "team case.opened");
    }

    @Test
    void nobodyHearsWhatNoRuleAsksFor() {
        AlertPlan plan = AlertPlan.decide(subject(NORMAL, null), RULES, List.of());

        assertThat(plan.alerts()).isEmpty();
        assertThat(plan.why()).isEqualTo("no rule asks for an alert about a case that is normal for acme on mastodon");
    }

    @Test
    void whoWasToldIsNotToldAgain() {
        AlertPlan plan = AlertPlan.decide(subject(HIGH, null), RULES, List.of(told("team", "case.opened", HIGH, 0)));

        assertThat(plan.alerts()).isEmpty();
        assertThat(plan.why()).startsWith("everybody was told");
    }

    @Test
    void aGraverCaseIsAnEscalationForAllIncludingThoseWhoHearOfItFirst() {
        AlertPlan.Told before = told("team", "case.opened", HIGH, 0);

        assertThat(sent(CRITICAL, before))
                .containsExactly("boss case.escalated.critical", "team case.escalated.critical");
    }

    @Test
    void anEscalationIsToldOnceForEachLevel() {
        assertThat(sent(
                        CRITICAL,
                        told("team", "case.opened", HIGH, 0),
                        told("team", "case.escalated.critical", CRITICAL, 1),
                        told("boss", "case.escalated.critical", CRITICAL, 1)))
                .isEmpty();
    }

    @Test
    void aRecipientWhoWasAddedLaterHearsThatTheCaseIsOpen() {
        assertThat(sent(CRITICAL, told("team", "case.opened", CRITICAL, 0))).containsExactly("boss case.opened");
    }

    @Test
    void aCaseThatCameBackAfterItWasClosedIsToldAgainOnce() {
        AlertPlan.Told before = told("team", "case.opened", HIGH, 0);
        AlertPlan.Subject back = subject(HIGH, NOW.plusSeconds(60));

        assertThat(sent(back, before)).containsExactly("team case.reopened.7");
        assertThat(sent(back, before, told("team", "case.reopened.7", HIGH, 120)))
                .isEmpty();
        assertThat(sent(subject(CRITICAL, NOW.plusSeconds(60)), before, told("team", "case.reopened.7", HIGH, 120)))
                .containsExactly("boss case.escalated.critical.7", "team case.escalated.critical.7");
    }

    @Test
    void aReasonThatWasUsedIsNeverUsedAgain() {
        assertThat(sent(subject(HIGH, NOW.plusSeconds(60)), told("team", "case.reopened.7", HIGH, 0)))
                .isEmpty();
    }

    @Test
    void aClosedCaseConcernsNobody() {
        AlertPlan.Subject open = subject(CRITICAL, null);
        Case is = open.about();
        Case done = new Case(
                is.id(),
                is.brand(),
                is.platform(),
                is.thread(),
                is.customer(),
                CaseState.RESOLVED,
                is.urgency(),
                is.score(),
                is.openedAt(),
                is.dueAt(),
                null,
                null,
                null,
                NOW,
                "done",
                null,
                is.mainMention(),
                1,
                1);

        assertThat(sent(new AlertPlan.Subject(done, open.mention(), open.verdict(), NOW, NOW)))
                .isEmpty();
    }

    private static List<String> sent(Urgency urgency, AlertPlan.Told... told) {
        return sent(subject(urgency, null), told);
    }

    private static List<String> sent(AlertPlan.Subject subject, AlertPlan.Told... told) {
        return AlertPlan.decide(subject, RULES, List.of(told)).alerts().stream()
                .map(alert -> alert.recipient() + " " + alert.reason())
                .toList();
    }

    private static AlertPlan.Subject subject(Urgency urgency, @Nullable Instant closedAt) {
        Post post = Post.of(new MentionId("mastodon", "1"), Author.UNKNOWN, "text");
        Mention mention = new Mention(7, post, "source", "acme", NOW, null, Stage.QUEUED, 1);
        return new AlertPlan.Subject(
                AlertSample.about(urgency), mention, new Verdict(urgency, 0, true, true, List.of()), closedAt, NOW);
    }

    private static AlertPlan.Told told(String recipient, String reason, Urgency urgency, long secondsLater) {
        return new AlertPlan.Told(recipient, "email", reason, urgency, NOW.plusSeconds(secondsLater));
    }

    private static AlertRules.Rule rule(Set<Urgency> urgencies, String... names) {
        return new AlertRules.Rule(Set.of("acme"), urgencies, Set.of(), List.of(names));
    }
}
