package org.earshot.respond;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.springframework.stereotype.Component;

/**
 * Lets an answer count that the brand gave on the platform itself, past Earshot: the clock of what it answers stops, and a compliment
 * has its thanks. Runs in the caller's transaction.
 */
@Component
class AnswersElsewhere {
    private static final int DEEPEST = 50;

    private final MentionTable mentions;
    private final CaseTable cases;
    private final CaseMentionTable filings;
    private final Threads threads;
    private final Deeds deeds;
    private final PraiseTable praise;

    AnswersElsewhere(
            MentionTable mentions,
            CaseTable cases,
            CaseMentionTable filings,
            Threads threads,
            Deeds deeds,
            PraiseTable praise) {
        this.mentions = mentions;
        this.cases = cases;
        this.filings = filings;
        this.threads = threads;
        this.deeds = deeds;
        this.praise = praise;
    }

    /** Moves what the brand said to DONE and settles the cases that it answers; returns those that changed. */
    List<Long> settle(Mention said) {
        boolean viaEarshot = threads.ours(said);
        mentions.advance(said, Stage.DONE);
        return viaEarshot
                ? List.of()
                : answered(said).stream().filter(id -> settle(id, said)).toList();
    }

    /** Takes off the lane the compliment that an answer names, else those that its thread held then; true where any waited there. */
    boolean thanked(Mention said) {
        String platform = said.post().id().platform();
        Post.ReplyTo place = said.post().details().reply();
        if (place.parent() != null) {
            return customer(platform, place.parent())
                    .filter(post -> praise.answered(post.id()))
                    .isPresent();
        }
        return place.thread() != null
                && praise.answered(
                        platform, place.thread(), said.post().publishedAt().orElse(said.heardAt()));
    }

    /** What the brand has said to a mention already, before anybody had to look at it here. */
    Optional<Mention> before(Mention mention) {
        return mentions.answerOfBrand(mention);
    }

    /** Notes an answer on a case; returns false where nothing that it holds is answered by it. */
    boolean settle(long caseId, Mention said) {
        Case before = cases.take(caseId);
        Instant at = said.post().publishedAt().orElse(said.heardAt());
        List<Long> open = mentions.ofCase(caseId).stream()
                .filter(held -> answers(said, held, at))
                .map(Mention::id)
                .filter(id ->
                        filings.find(id).filter(filed -> !filed.answered()).isPresent())
                .toList();
        if (open.isEmpty()) {
            return false;
        }
        boolean all = filings.answered(caseId, open);
        Deed deed = all ? Deed.ANSWERED_ELSEWHERE : Deed.ANSWERED_IN_PART;
        String url = said.post().details().url();
        deeds.within(
                before.id(),
                Deeds.Act.own(deed, url),
                draft -> draft.answered(at).rest(filings.weigh(caseId)));
        return true;
    }

    private static boolean answers(Mention said, Mention held, Instant at) {
        Post.ReplyTo place = held.post().details().reply();
        String parent = said.post().details().reply().parent();
        boolean named = parent != null && parent.equals(place.own());
        return named || !held.post().publishedAt().orElse(held.heardAt()).isAfter(at);
    }

    /**
     * The case of the post that it answers. Others write in the same thread, and an answer to one of them is none to the rest; so
     * where the platform names no post, the thread's case counts only if it is the only one.
     */
    private List<Long> answered(Mention said) {
        String platform = said.post().id().platform();
        String parent = said.post().details().reply().parent();
        if (parent == null) {
            List<Long> inThread = cases.ofThread(platform, threads.of(said));
            return inThread.size() == 1 ? inThread : List.of();
        }
        return customer(platform, parent)
                .flatMap(mention -> filings.find(mention.id()))
                .map(filed -> List.of(filed.caseId()))
                .orElse(List.of());
    }

    /** The customer's post at or above a place, past what the brand itself said in between. */
    private Optional<Mention> customer(String platform, String own) {
        Optional<Mention> at = mentions.findOwn(platform, own);
        for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
            if (!at.get().post().details().ours()) {
                return at;
            }
            at = Optional.ofNullable(at.get().post().details().reply().parent())
                    .flatMap(above -> mentions.findOwn(platform, above));
        }
        return Optional.empty();
    }
}
