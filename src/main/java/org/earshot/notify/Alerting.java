package org.earshot.notify;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.earshot.configure.Live;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Stage;
import org.earshot.mention.StaleMention;
import org.earshot.respond.Case;
import org.earshot.respond.CaseChanged;
import org.earshot.respond.Cases;
import org.earshot.respond.JournalEntry;
import org.earshot.store.Ids;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The station that decides who hears about the case of a mention, and puts that into the outbox. */
@Component("alerting")
public class Alerting {
    private static final int MOST_TRIES = 5;

    /** How the journal says that a case was closed. */
    private static final Set<String> CLOSED = Set.of("resolved", "dismissed");

    private final MentionTable mentions;
    private final Cases cases;
    private final VerdictTable verdicts;
    private final AlertTable alerts;
    private final AlertBodies bodies;
    private final Live<AlertRules> rules;
    private final Writing writing;

    Alerting(
            MentionTable mentions,
            Cases cases,
            VerdictTable verdicts,
            AlertTable alerts,
            AlertBodies bodies,
            Live<AlertRules> rules,
            Writing writing) {
        this.mentions = mentions;
        this.cases = cases;
        this.verdicts = verdicts;
        this.alerts = alerts;
        this.bodies = bodies;
        this.rules = rules;
        this.writing = writing;
    }

    /** Decides about a mention that stands at {@link Stage#QUEUED}, and moves it on; does nothing for any other. */
    public void alert(long mentionId) {
        DuplicateKeyException lost = null;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                decide(mentionId);
                return;
            } catch (StaleMention e) {
                return; // another run or an edit was faster, and what it wrote stands
            } catch (DuplicateKeyException e) {
                lost = e; // another mention of the case was faster: decide again, knowing what was told
            }
        }
        throw new IllegalStateException("alert mention " + mentionId + ": others were faster each time", lost);
    }

    private void decide(long mentionId) {
        Optional<Mention> waiting = mentions.find(mentionId).filter(mention -> mention.stage() == Stage.QUEUED);
        if (waiting.isEmpty()) {
            return;
        }
        Mention mention = waiting.get();
        AlertPlan.Subject subject = subject(mention, writing.clock().instant());
        List<AlertPlan.Told> told =
                alerts.ofCase(subject.about().id()).stream().map(this::told).toList();
        AlertPlan plan = AlertPlan.decide(subject, rules.get(), told);
        List<Alert> rows =
                plan.alerts().stream().map(planned -> row(planned, subject)).toList();
        writing.transactions().executeWithoutResult(status -> {
            rows.forEach(alerts::add);
            mentions.advance(mention, Stage.DONE);
        });
        if (!rows.isEmpty()) {
            writing.events().publishEvent(new CaseChanged(subject.about().id()));
        }
    }

    /** The case with the mention that its urgency rests on, which need not be the one that stands here. */
    private AlertPlan.Subject subject(Mention mention, Instant now) {
        Case about = cases.ofMention(mention.id())
                .orElseThrow(() -> new IllegalStateException("alert mention " + mention.id() + ": it is in no case"));
        Mention main = about.mainMention() == mention.id()
                ? mention
                : mentions.find(about.mainMention()).orElse(mention);
        Verdict verdict = verdicts.find(main.id())
                .orElseThrow(() -> new IllegalStateException("alert mention " + main.id() + ": it has no verdict"));
        return new AlertPlan.Subject(about, main, verdict, closedAt(about), now);
    }

    private @Nullable Instant closedAt(Case about) {
        return cases.journal(about.id()).stream()
                .filter(entry -> CLOSED.contains(entry.deed()))
                .map(JournalEntry::at)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private AlertPlan.Told told(Alert alert) {
        String urgency = bodies.read(alert.document()).data().urgency();
        return new AlertPlan.Told(
                alert.recipient(),
                alert.channel(),
                alert.reason(),
                Urgency.valueOf(urgency.toUpperCase(Locale.ROOT)),
                alert.createdAt());
    }

    private Alert row(AlertPlan.Planned planned, AlertPlan.Subject subject) {
        String alertId = "msg_" + UUID.randomUUID().toString().replace("-", "");
        String document = bodies.write(bodies.body(planned, subject, alertId));
        Instant now = subject.now();
        return new Alert(
                writing.ids().next(),
                alertId,
                subject.about().id(),
                planned.recipient(),
                planned.channel(),
                planned.reason(),
                document,
                Alert.State.PENDING,
                now,
                now,
                0,
                null,
                null);
    }

    /**
     * What it takes to write a decision down.
     *
     * @param transactions for alerts and stage at once
     * @param ids for new rows
     * @param events for pages that follow a case
     * @param clock the time
     */
    @Component
    record Writing(TransactionTemplate transactions, Ids ids, ApplicationEventPublisher events, Clock clock) {}
}
