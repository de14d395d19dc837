package org.earshot.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.respond.Case;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;

/**
 * Decides who hears about a case now.
 *
 * @param alerts what to send, in a fixed order
 * @param why a sentence for the journal: what is sent, or why nothing is
 */
public record AlertPlan(List<Planned> alerts, String why) {
    /** The type of the first alert about a case. */
    public static final String OPENED = "case.opened";

    /** The type of an alert about a case that became graver. */
    public static final String ESCALATED = "case.escalated";

    /** Copies the alerts. */
    public AlertPlan {
        alerts = List.copyOf(alerts);
    }

    /**
     * The decision. A recipient hears of a case once, and once more for each level that is graver than what anybody was told
     * about it before.
     *
     * @param told every alert about this case so far
     */
    public static AlertPlan decide(Subject subject, AlertRules rules, List<Told> told) {
        List<Recipient> recipients = rules.about(subject.about());
        if (recipients.isEmpty()) {
            return new AlertPlan(List.of(), "no rule asks for an alert about " + said(subject));
        }
        List<Planned> planned = new ArrayList<>();
        for (Recipient recipient : recipients) {
            for (String channel : recipient.channels()) {
                reason(subject.about().urgency(), told, recipient.name(), channel)
                        .ifPresent(type -> planned.add(planned(type, subject, recipient, channel)));
            }
        }
        planned.sort(Comparator.comparing(Planned::recipient).thenComparing(Planned::channel));
        String why = planned.isEmpty() ? "everybody was told about " + said(subject) + " before" : said(planned);
        return new AlertPlan(planned, why);
    }

    private static Optional<String> reason(Urgency now, List<Told> told, String recipient, String channel) {
        List<Told> here =
                told.stream().filter(one -> one.went(recipient, channel)).toList();
        boolean graver = isGraver(now, here);
        if (here.isEmpty()) {
            return Optional.of(told.isEmpty() || !isGraver(now, told) ? OPENED : ESCALATED);
        }
        return graver ? Optional.of(ESCALATED) : Optional.empty();
    }

    private static boolean isGraver(Urgency now, List<Told> told) {
        return told.stream().allMatch(one -> now.rank() < one.urgency().rank());
    }

    private static Planned planned(String type, Subject subject, Recipient recipient, String channel) {
        String level = subject.about().urgency().name().toLowerCase(Locale.ROOT);
        String reason = type.equals(OPENED) ? OPENED : ESCALATED + "." + level;
        return new Planned(recipient.name(), channel, type, reason);
    }

    private static String said(Subject subject) {
        Case about = subject.about();
        return "a case that is " + about.urgency().name().toLowerCase(Locale.ROOT) + " for " + about.brand() + " on "
                + about.platform();
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
     * @param now when
     */
    public record Subject(Case about, Mention mention, Verdict verdict, Instant now) {}

    /**
     * An alert to be sent.
     *
     * @param recipient its name
     * @param channel one of its channels
     * @param type {@link #OPENED} or {@link #ESCALATED}
     * @param reason the type, with the level where it escalated; the same one is never sent twice
     */
    public record Planned(String recipient, String channel, String type, String reason) {}

    /**
     * What a recipient was told before.
     *
     * @param recipient its name
     * @param channel by which channel
     * @param urgency how grave the case was then
     */
    public record Told(String recipient, String channel, Urgency urgency) {
        private boolean went(String toRecipient, String byChannel) {
            return recipient.equals(toRecipient) && channel.equals(byChannel);
        }
    }
}
