package org.earshot.respond;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The lane of those who only praise. A compliment is no case, so it is in no count, backlog or alarm; whoever wants to say thanks opens
 * one, with nothing due and nobody alerted, and has it at once.
 */
@Service
public class Compliments {
    /** How the journal says whose wish the case was. */
    static final String THANKS = "opened to say thanks";

    private final PraiseTable table;
    private final MentionTable mentions;
    private final VerdictTable verdicts;
    private final CaseTable cases;
    private final CaseMentionTable filings;
    private final Filing filing;
    private final Threads threads;
    private final Deciding deciding;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Compliments(
            PraiseTable table,
            MentionTable mentions,
            VerdictTable verdicts,
            CaseTable cases,
            CaseMentionTable filings,
            Filing filing,
            Threads threads,
            Deciding deciding,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.mentions = mentions;
        this.verdicts = verdicts;
        this.cases = cases;
        this.filings = filings;
        this.filing = filing;
        this.threads = threads;
        this.deciding = deciding;
        this.events = events;
        this.clock = clock;
    }

    /** Those that nobody has dealt with, newest first. */
    public ComplimentPage page(ComplimentQuery query) {
        List<Compliment> found = table.newest(query, query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<Compliment> items = more ? found.subList(0, query.limit()) : found;
        return new ComplimentPage(items, more ? items.get(items.size() - 1).cursor() : null);
    }

    /**
     * Opens the case of a compliment for who wants to thank. Of several at once one opens it, and all are given the same case; so is
     * whoever comes when it is there already.
     *
     * @return the case as it is now, perhaps somebody else's; empty where the compliment is gone and has no case
     */
    public Optional<Case> thank(long mention, String user) {
        String who = Cases.named(user);
        Optional<Long> found = deciding.decide(() -> open(mention, who));
        found.ifPresent(deciding::changed);
        events.publishEvent(new PraiseChanged());
        return found.flatMap(cases::find);
    }

    private Optional<Long> open(long id, String who) {
        boolean first = table.thank(id, who, clock.instant());
        Optional<Long> filed = filings.find(id).map(CaseMentionTable.Filed::caseId);
        if (!first || filed.isPresent()) {
            return filed;
        }
        Optional<Mention> said = mentions.find(id).filter(mention -> !mention.gone());
        Optional<Verdict> verdict = verdicts.find(id).filter(Queueing::calm);
        if (said.isEmpty() || verdict.isEmpty()) {
            table.drop(id); // it was deleted or edited a moment ago, and the station has yet to see that
            return Optional.empty();
        }
        Mention mention = said.get();
        return Optional.of(filing.thank(mention, verdict.get(), Conversation.of(mention, threads.of(mention)), who));
    }

    /** Puts some aside that nobody has dealt with; returns how many, which is none the second time. */
    public int seen(Collection<Long> some, String user) {
        int changed = deciding.decide(() -> table.seen(some, Cases.named(user), clock.instant()));
        events.publishEvent(new PraiseChanged());
        return changed;
    }

    /** Brings some back that the same person put aside; returns how many. */
    public int unseen(Collection<Long> some, String user) {
        int changed = deciding.decide(() -> table.back(some, Cases.named(user)));
        events.publishEvent(new PraiseChanged());
        return changed;
    }
}
