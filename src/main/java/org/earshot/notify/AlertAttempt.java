package org.earshot.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.configure.Live;
import org.earshot.mention.Outcome;
import org.earshot.respond.CaseChanged;
import org.earshot.respond.Cases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One attempt to deliver an alert: takes it, sends it outside any transaction, and writes down how it went. */
@Component
class AlertAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(AlertAttempt.class);

    /** Longer than an attempt may last; after a crash the alert waits this long. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final AlertTable table;
    private final Map<String, Notifier> notifiers;
    private final Live<AlertRules> rules;
    private final Cases cases;
    private final Alerting.Writing writing;

    AlertAttempt(
            AlertTable table, List<Notifier> notifiers, Live<AlertRules> rules, Cases cases, Alerting.Writing writing) {
        this.table = table;
        this.notifiers =
                notifiers.stream().collect(Collectors.toUnmodifiableMap(Notifier::channel, Function.identity()));
        this.rules = rules;
        this.cases = cases;
        this.writing = writing;
    }

    /** What may be slow about a target; one that is not configured any more fails fast in a lane of its own. */
    String lane(AlertTable.Target target) {
        Optional<Recipient> recipient = recipient(target.recipient(), target.channel());
        Notifier notifier = notifiers.get(target.channel());
        return recipient.isEmpty() || notifier == null ? "gone" : notifier.lane(recipient.get());
    }

    /** Sends one that is due. */
    Progress send(Alert due) {
        if (!table.lease(due, writing.clock().instant().plus(LEASE))) {
            return Progress.TAKEN;
        }
        Alert leased = due.leased();
        Outcome outcome = outcome(leased);
        Instant now = writing.clock().instant();
        if (outcome instanceof Outcome.Sent) {
            delivered(leased, now);
            return Progress.DONE;
        }
        if (outcome instanceof Outcome.TryLater later && !BackOff.over(leased, now)) {
            Duration wait = BackOff.wait(leased.attempts(), later.after(), ThreadLocalRandom.current());
            table.failed(leased, Alert.State.PENDING, now.plus(wait), later.why());
            return Progress.PUT_OFF;
        }
        String why = outcome instanceof Outcome.Refused refused
                ? refused.why()
                : "given up after " + leased.attempts() + " attempts: " + ((Outcome.TryLater) outcome).why();
        table.failed(leased, Alert.State.DEAD, now, why);
        LOG.warn("{} is given up: {}", leased, why);
        return Progress.DONE;
    }

    /** On the alert and in the history of its case at once, so that the history has each delivery once. */
    private void delivered(Alert alert, Instant now) {
        writing.transactions().executeWithoutResult(status -> {
            if (table.sent(alert, now)) {
                cases.alerted(alert.caseId(), alert.recipient() + " (" + alert.channel() + ")");
            }
        });
        writing.events().publishEvent(new CaseChanged(alert.caseId()));
    }

    private Outcome outcome(Alert alert) {
        Optional<Recipient> recipient = recipient(alert.recipient(), alert.channel());
        if (recipient.isEmpty()) {
            return new Outcome.Refused("config/alerts.yaml has no recipient " + alert.recipient() + " with "
                    + alert.channel() + "; add it and try again");
        }
        Notifier notifier = notifiers.get(alert.channel());
        if (notifier == null) {
            return new Outcome.Refused("this daemon knows no channel " + alert.channel());
        }
        try {
            return notifier.send(alert, recipient.get());
        } catch (RuntimeException e) {
            LOG.error("{} failed by a fault of ours", alert, e);
            return new Outcome.TryLater(
                    Optional.empty(), "a fault of Earshot: " + e.getClass().getSimpleName());
        }
    }

    private Optional<Recipient> recipient(String name, String channel) {
        return rules.get().find(name).filter(recipient -> recipient.channels().contains(channel));
    }

    /** How an attempt ended, as far as the lane must know. */
    enum Progress {
        /** Delivered or given up. */
        DONE,
        /** The receiver cannot take it now. */
        PUT_OFF,
        /** Another sender has it. */
        TAKEN
    }
}
