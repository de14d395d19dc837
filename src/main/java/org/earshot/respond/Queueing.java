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
    private final List<Barring> barring;
    private final PraiseTable praise;

    Queueing(
            MentionTable mentions,
            VerdictTable verdicts,
            CaseMentionTable filings,
            Filing filing,
            Threads threads,
            AnswersElsewhere elsewhere,
            Deciding deciding,
            List<Barring> barring,
            PraiseTable praise) {
        this.mentions = mentions;
        this.verdicts = verdicts;
        this.filings = filings;
        this.filing = filing;
        this.threads = threads;
        this.elsewhere = elsewhere;
        this.deciding = deciding;
        this.barring = List.copyOf(barring);
        this.praise = praise;
    }

    /** Moves a mention from JUDGED to QUEUED, or to DONE where it needs no case; does nothing at any other stage. */
    public void queue(long mentionId) {
        try {
            Placed placed = deciding.decide(() -> place(mentionId));
            placed.cases().forEach(deciding::changed);
            if (placed.praise()) {
                deciding.praised();
            }
        } catch (StaleMention e) {
            return; // another run or an edit was faster, and what it wrote stands
        }
    }

    private Placed place(long mentionId) {
        Optional<Mention> judged = mentions.find(mentionId).filter(mention -> mention.stage() == Stage.JUDGED);
        if (judged.isEmpty()) {
            return new Placed(List.of(), false);
        }
        Mention mention = judged.get();
        if (mention.gone()) {
            boolean praised = praise.drop(mentionId);
            return new Placed(filing.gone(mention, filings.find(mentionId)), praised);
        }
        if (mention.post().details().ours()) {
            return new Placed(elsewhere.settle(mention), elsewhere.thanked(mention));
        }
        return place(mention);
    }

    private Placed place(Mention mention) {
        long mentionId = mention.id();
        Verdict verdict = verdicts.find(mentionId)
                .orElseThrow(() -> new IllegalStateException("mention " + mentionId + " is judged and has no verdict"));
        Optional<CaseMentionTable.Filed> before = filings.find(mentionId);
        boolean barred = barring.stream().anyMatch(one -> one.bars(mention, verdict));
        boolean praised = praised(mention, verdict, before.isPresent(), barred);
        if (before.isPresent()) {
            long changed = barred ? filing.keep(mention, before.get()) : filing.again(mention, verdict, before.get());
            return new Placed(List.of(changed), praised);
        }
        if (!needsCase(verdict) || threads.ours(mention)) {
            mentions.advance(mention, Stage.DONE);
            return new Placed(List.of(), praised);
        }
        Conversation conversation = Conversation.of(mention, threads.of(mention));
        return new Placed(
                barred ? List.of(filing.aside(mention, verdict, conversation)) : file(mention, verdict, conversation),
                praised);
    }

    /** Keeps the compliments as they are; true where that changed them. */
    private boolean praised(Mention mention, Verdict verdict, boolean filed, boolean barred) {
        if (calm(verdict) && !filed && !barred && praisesAnew(mention)) {
            return praise.note(mention.id());
        }
        return (!calm(verdict) || barred) && praise.drop(mention.id());
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

    /** What the brand has answered already, or said itself, is no compliment that waits; nor are our own words for a wordless post. */
    private boolean praisesAnew(Mention mention) {
        return !mention.post().details().wordless()
                && !threads.ours(mention)
                && elsewhere.before(mention).isEmpty();
    }

    /** About the brand, and nothing that anybody has to do; praise of this kind is a compliment. */
    static boolean calm(Verdict verdict) {
        return verdict.aboutBrand() && !needsCase(verdict);
    }

    private static boolean needsCase(Verdict verdict) {
        return verdict.aboutBrand() && (verdict.urgency() != Urgency.LOW || verdict.needsReply());
    }

    /** What changed: these cases, and whether the compliments did. */
    private record Placed(List<Long> cases, boolean praise) {}
}
