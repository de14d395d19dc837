package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Stage;
import org.earshot.store.Ids;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files a mention in a case, in the caller's transaction. The order of locks is always case, then mention, so that a nudge and the
 * sweep cannot stop each other.
 */
@Component
class Filing {
    private final CaseTable cases;
    private final CaseMentionTable filings;
    private final JournalTable journal;
    private final MentionTable mentions;
    private final DueTimes due;
    private final Ids ids;
    private final Clock clock;

    Filing(
            CaseTable cases,
            CaseMentionTable filings,
            JournalTable journal,
            MentionTable mentions,
            DueTimes due,
            Ids ids,
            Clock clock) {
        this.cases = cases;
        this.filings = filings;
        this.journal = journal;
        this.mentions = mentions;
        this.due = due;
        this.ids = ids;
        this.clock = clock;
    }

    /** True where a conversation has a case, whatever its state. */
    boolean knows(Conversation conversation) {
        return cases.ofConversation(conversation.hash()).isPresent();
    }

    /** Files a mention that is in no case yet; returns the case. */
    long first(Mention mention, Verdict verdict, Conversation conversation) {
        Instant since = mention.editedAt() == null ? mention.heardAt() : mention.editedAt();
        Instant dueAt = due.of(mention, verdict.urgency(), since);
        Optional<Case> known = cases.ofConversation(conversation.hash());
        if (known.isEmpty()) {
            return open(mention, verdict, new Opening(conversation, dueAt));
        }
        long caseId = known.get().id();
        Case before = cases.take(caseId);
        mentions.advance(mention, Stage.QUEUED);
        filings.insert(filed(caseId, mention, verdict, dueAt), clock.instant());
        heardAgain(before);
        return caseId;
    }

    /** Files a mention again that was judged anew; returns its case. */
    long again(Mention mention, Verdict verdict, CaseMentionTable.Filed filed) {
        Case before = cases.take(filed.caseId());
        mentions.advance(mention, Stage.QUEUED);
        Urgency urgency = verdict.aboutBrand() ? verdict.urgency() : Urgency.LOW;
        boolean graver = urgency.rank() < filed.urgency().rank();
        boolean answered = filed.answered() && !graver;
        long dueAt = urgency == filed.urgency() ? filed.dueAt() : CaseTable.due(dueAgain(mention, urgency, graver));
        filings.update(
                new CaseMentionTable.Filed(filed.caseId(), mention.id(), urgency, verdict.score(), dueAt, answered),
                clock.instant());
        if (filed.answered() && !answered) {
            heardAgain(before);
        } else {
            weighAgain(before);
        }
        return filed.caseId();
    }

    /**
     * Settles a mention that was deleted on its platform: nothing is left to answer, and a case that nobody has in hand and that holds
     * nothing else is dismissed.
     */
    List<Long> gone(Mention mention, Optional<CaseMentionTable.Filed> filed) {
        if (filed.isEmpty()) {
            mentions.advance(mention, Stage.DONE);
            return List.of();
        }
        Case before = cases.take(filed.get().caseId());
        mentions.advance(mention, Stage.DONE);
        boolean nothingLeft = filings.answered(before.id(), List.of(mention.id()));
        journal.add(before.id(), clock.instant(), JournalTable.Line.own(Deed.GONE.past(), null));
        Draft draft = new Draft(before);
        if (nothingLeft && before.state() == CaseState.OPEN) {
            draft.move(CaseState.DISMISSED).done(clock.instant(), "deleted");
        }
        store(draft);
        return List.of(before.id());
    }

    private long open(Mention mention, Verdict verdict, Opening opening) {
        Instant now = clock.instant();
        Conversation conversation = opening.conversation();
        Case opened = new Case(
                ids.next(),
                conversation.brand(),
                conversation.platform(),
                conversation.thread(),
                mention.post().author().handle(),
                CaseState.OPEN,
                verdict.urgency(),
                verdict.score(),
                now,
                opening.dueAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                mention.id(),
                1,
                0);
        cases.insert(opened, conversation);
        mentions.advance(mention, Stage.QUEUED);
        filings.insert(filed(opened.id(), mention, verdict, opening.dueAt()), now);
        String why = words(verdict.urgency()) + ", " + verdict.score() + " points";
        journal.add(opened.id(), now, JournalTable.Line.own("opened", why));
        return opened.id();
    }

    private void heardAgain(Case before) {
        CaseState next = Deed.HEARD_AGAIN.check(before, JournalTable.EARSHOT);
        journal.add(before.id(), clock.instant(), JournalTable.Line.own(Deed.HEARD_AGAIN.past(), null));
        store(new Draft(before).move(next));
    }

    private void weighAgain(Case before) {
        store(new Draft(before));
    }

    private void store(Draft draft) {
        Case before = draft.before();
        Case next = draft.rest(filings.weigh(before.id())).finished();
        cases.update(next, clock.instant());
        if (next.urgency() != before.urgency()) {
            String deed = next.urgency().rank() < before.urgency().rank() ? "urgency raised" : "urgency lowered";
            String how = words(before.urgency()) + " to " + words(next.urgency());
            journal.add(before.id(), clock.instant(), JournalTable.Line.own(deed, how));
        }
    }

    /** What an edit made graver is due from the edit on; the clock of the old text would have run out before anybody could know. */
    private @Nullable Instant dueAgain(Mention mention, Urgency urgency, boolean graver) {
        Instant editedAt = mention.editedAt();
        return due.of(mention, urgency, graver && editedAt != null ? editedAt : mention.heardAt());
    }

    private static CaseMentionTable.Filed filed(
            long caseId, Mention mention, Verdict verdict, @Nullable Instant dueAt) {
        return new CaseMentionTable.Filed(
                caseId, mention.id(), verdict.urgency(), verdict.score(), CaseTable.due(dueAt), false);
    }

    private static String words(Urgency urgency) {
        return urgency.name().toLowerCase(Locale.ROOT);
    }

    private record Opening(
            Conversation conversation, @Nullable Instant dueAt) {}
}
