package org.earshot.console.pages;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.earshot.configure.Live;
import org.earshot.configure.Problem;
import org.earshot.notify.Alert;
import org.earshot.notify.AlertRules;
import org.earshot.notify.Alerts;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Urgency;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads out the configuration for people; only names and channels of recipients, never their addresses or keys. */
@Component
class SettingsDesk {
    private static final int MOST_DEAD = 50;

    private final Live<TriagePolicy> policy;
    private final Live<AlertRules> rules;
    private final Alerts alerts;
    private final ObjectProvider<Live<List<Problem>>> problems;
    private final Wording wording;

    SettingsDesk(
            Live<TriagePolicy> policy,
            Live<AlertRules> rules,
            Alerts alerts,
            ObjectProvider<Live<List<Problem>>> problems,
            Wording wording) {
        this.policy = policy;
        this.rules = rules;
        this.alerts = alerts;
        this.problems = problems;
        this.wording = wording;
    }

    /** The configuration as it is now. */
    SettingsView view() {
        return new SettingsView(
                problems.stream().flatMap(live -> live.get().stream()).toList(),
                Arrays.stream(Urgency.values()).map(this::level).toList(),
                rules.get().recipients().values().stream()
                        .map(one -> new SettingsView.RecipientLine(
                                one.name(),
                                one.channels().stream()
                                        .map(channel -> wording.sayOr("channel." + channel, channel))
                                        .toList()))
                        .sorted(Comparator.comparing(SettingsView.RecipientLine::name))
                        .toList(),
                alerts.dead(MOST_DEAD).stream().map(this::dead).toList());
    }

    private SettingsView.LevelLine level(Urgency urgency) {
        TriagePolicy.Level level = policy.get().level(urgency);
        Duration promise = level.firstResponse();
        return new SettingsView.LevelLine(
                urgency.name().toLowerCase(Locale.ROOT),
                promise == null ? null : wording.span(promise),
                level.aroundTheClock());
    }

    private SettingsView.DeadLine dead(Alert alert) {
        return new SettingsView.DeadLine(
                alert.caseId(), alert.recipient(), alert.trouble(), wording.past(alert.createdAt(), wording.zone()));
    }
}
