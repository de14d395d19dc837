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
    /** How a case ended that only holds what a blocked customer said. */
    private static final String BLOCKED = "blocked";

    private static final String KEPT = "kept as evidence";

    private final CaseTable cases;
    private final CaseMentionTable filings;
    private final CaseWordTable words;
    private final JournalTable journal;
    private final MentionTable mentions;
    private final DueTimes due;
    private final Ids ids;
    private final Clock clock;

    Filing(
            CaseTable cases,
            CaseMentionTable filings,
            CaseWordTable words,
            JournalTable journal,
            MentionTable mentions,
            DueTimes due,
            Ids ids,
            Clock clock) {
        this.cases = cases;
        this.filings = filings;
        this.words = words;
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
        words.write(caseId, mention);
        heardAgain(before);
        return caseId;
    }

    /**
     * Files a mention that is kept as evidence only: a case of its own is dismissed at once, one that is there stays as it is, and
     * nobody is told. Returns the case.
     */
    long aside(Mention mention, Verdict verdict, Conversation conversation) {
        Optional<Case> known = cases.ofConversation(conversation.hash());
        if (known.isEmpty()) {
            long opened = open(mention, verdict, new Opening(conversation, null));
            filings.update(evidence(opened, mention), clock.instant());
            journal.add(opened, clock.instant(), JournalTable.Line.own(Deed.DISMISS.past(), BLOCKED));
            Case fresh = cases.take(opened);
            store(new Draft(fresh).move(CaseState.DISMISSED).done(clock.instant(), BLOCKED));
            mentions.find(mention.id()).ifPresent(filed -> mentions.advance(filed, Stage.DONE));
            return opened;
        }
        Case before = cases.take(known.get().id());
        mentions.advance(mention, Stage.DONE);
        filings.insert(evidence(before.id(), mention), clock.instant());
        journal.add(before.id(), clock.instant(), JournalTable.Line.own(KEPT, null));
        weighAgain(before);
        return before.id();
    }

    /**
     * Files a compliment because somebody wants to say thanks, and gives them the case unless somebody else has it: nothing is due, and
     * the mention stays past the stations, so that nobody is alerted. Returns the case.
     */
    long thank(Mention mention, Verdict verdict, Conversation conversation, String user) {
        Instant now = clock.instant();
        Optional<Case> known = cases.ofConversation(conversation.hash());
        long id = known.map(Case::id).orElseGet(() -> add(mention, verdict, new Opening(conversation, null)));
        if (known.isPresent()) {
            Case before = cases.take(id);
            filings.insert(filed(id, mention, verdict, null), now);
            words.write(id, mention);
            heardAgain(before);
        }
        journal.add(id, now, new JournalTable.Line(user, Compliments.THANKS, null));
        if (cases.claim(id, user, now)) {
            journal.add(id, now, new JournalTable.Line(user, Deed.CLAIM.past(), null));
        }
        return id;
    }

    /** Settled, and so light that an edit which may not be barred makes it graver and brings the case back. */
    private static CaseMentionTable.Filed evidence(long caseId, Mention mention) {
        return new CaseMentionTable.Filed(caseId, mention.id(), Urgency.LOW, 0, CaseTable.NEVER, true);
    }

    /** Leaves a mention that is kept as evidence only as it was filed before it was edited; returns its case. */
    long keep(Mention mention, CaseMentionTable.Filed filed) {
        Case before = cases.take(filed.caseId());
        mentions.advance(mention, Stage.DONE);
        journal.add(before.id(), clock.instant(), JournalTable.Line.own(KEPT, null));
        weighAgain(before);
        return before.id();
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
        words.write(filed.caseId(), mention);
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
        words.drop(before.id(), mention.id());
        boolean nothingLeft = filings.answered(before.id(), List.of(mention.id()));
        journal.add(before.id(), clock.instant(), JournalTable.Line.own(Deed.GONE.past(), null));
        Draft draft = new Draft(before);
        if (nothingLeft && before.state() == CaseState.OPEN) {
            draft.move(CaseState.DISMISSED).done(clock.instant(), "deleted");
            journal.add(before.id(), clock.instant(), JournalTable.Line.own(Deed.DISMISS.past(), "deleted"));
        }
        store(draft);
        return List.of(before.id());
    }

    private long open(Mention mention, Verdict verdict, Opening opening) {
        long id = add(mention, verdict, opening);
        mentions.advance(mention, Stage.QUEUED);
        return id;
    }

    private long add(Mention mention, Verdict verdict, Opening opening) {
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
        filings.insert(filed(opened.id(), mention, verdict, opening.dueAt()), now);
        words.write(opened.id(), mention);
        String why = level(verdict.urgency()) + ", " + verdict.score() + " points";
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
        cases.mark(next.id());
        if (next.urgency() != before.urgency()) {
            String deed = next.urgency().rank() < before.urgency().rank() ? "urgency raised" : "urgency lowered";
            String how = level(before.urgency()) + " to " + level(next.urgency());
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

    private static String level(Urgency urgency) {
        return urgency.name().toLowerCase(Locale.ROOT);
    }

    private record Opening(
            Conversation conversation, @Nullable Instant dueAt) {}
}
