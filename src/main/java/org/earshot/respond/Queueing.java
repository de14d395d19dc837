package org.earshot.respond;

import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Stage;
import org.earshot.mention.StaleMention;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.springframework.stereotype.Component;

/** Puts a judged mention into the case of its customer and thread, where somebody has to look at it. */
@Component("queueing")
public class Queueing {
    private final MentionTable mentions;
    private final VerdictTable verdicts;
    private final CaseMentionTable filings;
    private final Filing filing;
    private final Threads threads;
    private final Deciding deciding;

    Queueing(
            MentionTable mentions,
            VerdictTable verdicts,
            CaseMentionTable filings,
            Filing filing,
            Threads threads,
            Deciding deciding) {
        this.mentions = mentions;
        this.verdicts = verdicts;
        this.filings = filings;
        this.filing = filing;
        this.threads = threads;
        this.deciding = deciding;
    }

    /** Moves a mention from JUDGED to QUEUED, or to DONE where it needs no case; does nothing at any other stage. */
    public void queue(long mentionId) {
        try {
            deciding.decide(() -> place(mentionId)).ifPresent(deciding::changed);
        } catch (StaleMention e) {
            return; // another run or an edit was faster, and what it wrote stands
        }
    }

    /** The case that changed, empty for none. */
    private Optional<Long> place(long mentionId) {
        Optional<Mention> judged = mentions.find(mentionId).filter(mention -> mention.stage() == Stage.JUDGED);
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        Mention mention = judged.get();
        Verdict verdict = verdicts.find(mentionId)
                .orElseThrow(() -> new IllegalStateException("mention " + mentionId + " is judged and has no verdict"));
        Optional<CaseMentionTable.Filed> before = filings.find(mentionId);
        if (before.isPresent()) {
            return Optional.of(filing.again(mention, verdict, before.get()));
        }
        if (!needsCase(verdict) || threads.ours(mention)) {
            mentions.advance(mention, Stage.DONE);
            return Optional.empty();
        }
        return Optional.of(filing.first(mention, verdict, Conversation.of(mention, threads.of(mention))));
    }

    private static boolean needsCase(Verdict verdict) {
        return verdict.aboutBrand() && (verdict.urgency() != Urgency.LOW || verdict.needsReply());
    }
}
