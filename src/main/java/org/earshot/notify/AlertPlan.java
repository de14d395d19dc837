package org.earshot.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.earshot.mention.Mention;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Decides who hears about a case now.
 *
 * @param alerts what to send, in a fixed order
 * @param why a sentence for the journal: what is sent, or why nothing is
 */
public record AlertPlan(List<Planned> alerts, String why) {
    private static final Set<CaseState> CLOSED = Set.of(CaseState.RESOLVED, CaseState.DISMISSED);

    /** The type of the first alert about a case. */
    public static final String OPENED = "case.opened";

    /** The type of an alert about a case that became graver. */
    public static final String ESCALATED = "case.escalated";

    /** The type of the first alert about a case that came back after it was closed. */
    public static final String REOPENED = "case.reopened";

    /** Copies the alerts. */
    public AlertPlan {
        alerts = List.copyOf(alerts);
    }

    /**
     * The decision. A recipient hears of a case once, once more for each level that is graver than what was told before, and
     * again when it comes back after staff had closed it.
     *
     * @param told every alert about this case so far
     */
    public static AlertPlan decide(Subject subject, AlertRules rules, List<Told> told) {
        if (CLOSED.contains(subject.about().state())) {
            return new AlertPlan(List.of(), "staff had closed it before anybody had to be told");
        }
        if (subject.about().state() == CaseState.WAITING) {
            return new AlertPlan(List.of(), "it was answered before anybody had to be told");
        }
        List<Recipient> recipients = rules.about(subject.about());
        if (recipients.isEmpty()) {
            return new AlertPlan(List.of(), "no rule asks for an alert about " + said(subject));
        }
        List<Planned> planned = new ArrayList<>();
        for (Recipient recipient : recipients) {
            for (String channel : recipient.channels()) {
                type(subject, told, recipient.name(), channel)
                        .map(type -> new Planned(recipient.name(), channel, type, reason(type, subject, told)))
                        .filter(one -> told.stream().noneMatch(one::was))
                        .ifPresent(planned::add);
            }
        }
        planned.sort(Comparator.comparing(Planned::recipient).thenComparing(Planned::channel));
        String why = planned.isEmpty() ? "everybody was told about " + said(subject) + " before" : said(planned);
        return new AlertPlan(planned, why);
    }

    private static Optional<String> type(Subject subject, List<Told> told, String recipient, String channel) {
        Urgency now = subject.about().urgency();
        List<Told> lately = told.stream().filter(subject::isStillOpen).toList();
        List<Told> here =
                lately.stream().filter(one -> one.went(recipient, channel)).toList();
        if (!here.isEmpty()) {
            return isGraver(now, here) ? Optional.of(ESCALATED) : Optional.empty();
        }
        if (!lately.isEmpty() && isGraver(now, lately)) {
            return Optional.of(ESCALATED);
        }
        return Optional.of(lately.size() == told.size() ? OPENED : REOPENED);
    }

    private static boolean isGraver(Urgency now, List<Told> told) {
        return told.stream().allMatch(one -> now.rank() < one.urgency().rank());
    }

    /** The type, with the level of an escalation, and, after the case was closed once, with the mention that brought it back. */
    private static String reason(String type, Subject subject, List<Told> told) {
        String level = ESCALATED.equals(type) ? "." + level(subject) : "";
        boolean again = !told.stream().allMatch(subject::isStillOpen);
        return type + level + (again ? "." + subject.about().mainMention() : "");
    }

    private static String level(Subject subject) {
        return subject.about().urgency().name().toLowerCase(Locale.ROOT);
    }

    private static String said(Subject subject) {
        Case about = subject.about();
        return "a case that is " + level(subject) + " for " + about.brand() + " on " + about.platform();
    }

    private static String said(List<Planned> planned) {
        List<String> all = planned.stream()
                .map(one -> one.recipient() + " by " + one.channel())
                .toList();
        return planned.get(0).type() + " goes to " + String.join(", ", all);
    }

    /**
     * What is decided on.
     *
     * @param about the case
     * @param mention the one that its urgency rests on
     * @param verdict about that mention
     * @param closedAt when staff last closed it, null for never
     * @param now when
     */
    public record Subject(
            Case about,
            Mention mention,
            Verdict verdict,
            @Nullable Instant closedAt,
            Instant now) {
        /** True for what was told since the case was last closed. */
        private boolean isStillOpen(Told told) {
            return closedAt == null || told.at().isAfter(closedAt);
        }
    }

    /**
     * An alert to be sent.
     *
     * @param recipient its name
     * @param channel one of its channels
     * @param type {@link #OPENED}, {@link #ESCALATED} or {@link #REOPENED}
     * @param reason the type, with the level where it escalated; the same one is never sent twice
     */
    public record Planned(String recipient, String channel, String type, String reason) {
        private boolean was(Told told) {
            return told.went(recipient, channel) && told.reason().equals(reason);
        }
    }

    /**
     * What a recipient was told before.
     *
     * @param recipient its name
     * @param channel by which channel
     * @param reason why
     * @param urgency how grave the case was then
     * @param at when
     */
    public record Told(String recipient, String channel, String reason, Urgency urgency, Instant at) {
        private boolean went(String toRecipient, String byChannel) {
            return recipient.equals(toRecipient) && channel.equals(byChannel);
        }
    }
}
