package org.earshot.respond;

import java.util.List;
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
    private final AnswersElsewhere elsewhere;
    private final Deciding deciding;

    Queueing(
            MentionTable mentions,
            VerdictTable verdicts,
            CaseMentionTable filings,
            Filing filing,
            Threads threads,
            AnswersElsewhere elsewhere,
            Deciding deciding) {
        this.mentions = mentions;
        this.verdicts = verdicts;
        this.filings = filings;
        this.filing = filing;
        this.threads = threads;
        this.elsewhere = elsewhere;
        this.deciding = deciding;
    }

    /** Moves a mention from JUDGED to QUEUED, or to DONE where it needs no case; does nothing at any other stage. */
    public void queue(long mentionId) {
        try {
            deciding.decide(() -> place(mentionId)).forEach(deciding::changed);
        } catch (StaleMention e) {
            return; // another run or an edit was faster, and what it wrote stands
        }
    }

    /** The cases that changed. */
    private List<Long> place(long mentionId) {
        Optional<Mention> judged = mentions.find(mentionId).filter(mention -> mention.stage() == Stage.JUDGED);
        if (judged.isEmpty()) {
            return List.of();
        }
        Mention mention = judged.get();
        if (mention.gone()) {
            return filing.gone(mention, filings.find(mentionId));
        }
        if (mention.post().details().ours()) {
            return elsewhere.settle(mention);
        }
        Verdict verdict = verdicts.find(mentionId)
                .orElseThrow(() -> new IllegalStateException("mention " + mentionId + " is judged and has no verdict"));
        Optional<CaseMentionTable.Filed> before = filings.find(mentionId);
        if (before.isPresent()) {
            return List.of(filing.again(mention, verdict, before.get()));
        }
        if (!needsCase(verdict) || threads.ours(mention)) {
            mentions.advance(mention, Stage.DONE);
            return List.of();
        }
        return file(mention, verdict, Conversation.of(mention, threads.of(mention)));
    }

    /** What the brand has answered on the platform already opens no case; in a case that is there it counts as answered. */
    private List<Long> file(Mention mention, Verdict verdict, Conversation conversation) {
        Optional<Mention> answer = elsewhere.before(mention);
        if (answer.isPresent() && !filing.knows(conversation)) {
            mentions.advance(mention, Stage.DONE);
            return List.of();
        }
        long caseId = filing.first(mention, verdict, conversation);
        answer.ifPresent(said -> elsewhere.settle(caseId, said));
        return List.of(caseId);
    }

    private static boolean needsCase(Verdict verdict) {
        return verdict.aboutBrand() && (verdict.urgency() != Urgency.LOW || verdict.needsReply());
    }
}
