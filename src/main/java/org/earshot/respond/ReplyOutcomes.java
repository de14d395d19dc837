package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.earshot.configure.Live;
import org.earshot.mention.Outcome;
import org.earshot.mention.SourceBook;
import org.earshot.spend.Spending;
import org.earshot.spend.Tally;
import org.earshot.spend.Thing;
import org.springframework.stereotype.Component;

/** Writes what came of a reply: on the reply, on its case and in the journal, in one transaction, and only once. */
@Component
class ReplyOutcomes {
    private static final Pattern LINK = Pattern.compile(
            "(?i)https?://|\\bwww\\.|\\b[\\p{L}\\d-]+\\.(?:com|org|net|info|io|co|eu|de|es|fr|it|pl|pt|uk)\\b");

    private final CaseTable cases;
    private final CaseMentionTable filings;
    private final ReplyTable replies;
    private final ReplyReceiptTable receipts;
    private final Deeds deeds;
    private final Deciding deciding;
    private final Patience patience;
    private final TakingBack takingBack;
    private final Live<SourceBook> sources;
    private final Spending spending;
    private final Clock clock;

    ReplyOutcomes(
            CaseTable cases,
            CaseMentionTable filings,
            ReplyTable replies,
            ReplyReceiptTable receipts,
            Deeds deeds,
            Deciding deciding,
            Patience patience,
            TakingBack takingBack,
            Live<SourceBook> sources,
            Spending spending,
            Clock clock) {
        this.cases = cases;
        this.filings = filings;
        this.replies = replies;
        this.receipts = receipts;
        this.deeds = deeds;
        this.deciding = deciding;
        this.patience = patience;
        this.takingBack = takingBack;
        this.sources = sources;
        this.spending = spending;
        this.clock = clock;
    }

    /** It is on the platform: the case waits for the customer, unless the customer wrote again meanwhile. */
    void sent(Reply reply, Outcome.Sent sent) {
        Instant now = clock.instant();
        deciding.change(reply.caseId(), () -> {
            Case before = cases.take(reply.caseId());
            if (!replies.sent(reply.id(), sent, now)) {
                return before;
            }
            count(reply);
            if (SurveyReply.is(reply)) {
                return surveyed(before.id(), reply, Deeds.Act.own(Deed.SURVEY_SENT, null));
            }
            if (patience.asked(reply)) {
                Deeds.Act told = Deeds.Act.own(Deed.HOLDING_SENT, sent.url());
                return deeds.within(before.id(), told, draft -> patience.sent(draft, reply, now));
            }
            takingBack.holding(before.id());
            boolean all = filings.answered(before.id(), reply.createdAt());
            Deed deed = all ? Deed.ANSWERED : Deed.OVERTAKEN;
            return deeds.within(
                    before.id(),
                    Deeds.Act.own(deed, sent.url()),
                    draft -> draft.answered(now).rest(filings.weigh(before.id())));
        });
    }

    /** Once the customer has the link, or never will, nobody else needs it. */
    private Case surveyed(long caseId, Reply reply, Deeds.Act told) {
        replies.rewrite(reply.id(), SurveyReply.hidden(reply.text()));
        return deeds.within(caseId, told, draft -> {});
    }

    /** What writing costs where the platform charges for it; one with a link may cost more. */
    private void count(Reply reply) {
        Thing thing = LINK.matcher(reply.text()).find() ? Thing.LINK_REPLY : Thing.REPLY;
        sources.get()
                .find(reply.source())
                .ifPresent(source -> spending.note(source, Tally.NONE.and(thing, 1), List.of(), false));
    }

    /** It never will be: the case goes back to whoever holds it. */
    void failed(Reply reply, String why) {
        deciding.change(reply.caseId(), () -> {
            Case before = cases.take(reply.caseId());
            if (!replies.failed(reply.id(), why)) {
                return before;
            }
            if (SurveyReply.is(reply)) {
                return surveyed(before.id(), reply, Deeds.Act.own(Deed.SURVEY_UNSENT, why));
            }
            Deed deed = patience.asked(reply) ? Deed.HOLDING_UNSENT : Deed.UNSENT;
            patience.unsent(reply);
            return deeds.within(before.id(), Deeds.Act.own(deed, why), draft -> {});
        });
    }

    /**
     * The platform took it, and says now that it never reached the customer: the case comes back to whoever holds it, and what was
     * answered waits again. Nothing is sent a second time.
     */
    void neverArrived(Reply reply, String why) {
        deciding.change(reply.caseId(), () -> {
            Case before = cases.take(reply.caseId());
            if (!receipts.lost(reply.id(), why)) {
                return before;
            }
            if (SurveyReply.is(reply)) {
                return deeds.within(before.id(), Deeds.Act.own(Deed.SURVEY_UNSENT, why), draft -> {});
            }
            if (patience.asked(reply)) {
                patience.unsent(reply);
                return deeds.within(before.id(), Deeds.Act.own(Deed.HOLDING_UNSENT, why), draft -> {});
            }
            return deeds.within(before.id(), Deeds.Act.own(Deed.UNSENT, why), draft -> owedAgain(draft, reply));
        });
    }

    private void owedAgain(Draft draft, Reply reply) {
        if (draft.before().state() != CaseState.DISMISSED) {
            filings.unanswer(reply.mentionId());
            draft.rest(filings.weigh(reply.caseId()));
        }
    }
}
