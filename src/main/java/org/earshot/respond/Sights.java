package org.earshot.respond;

import java.util.List;
import org.earshot.mention.MentionTable;
import org.springframework.stereotype.Component;

/** Looks at conversations as they are now, and says what changed since somebody looked. */
@Component
class Sights {
    private final MentionTable mentions;
    private final ReplyTable replies;
    private final JournalTable journal;

    Sights(MentionTable mentions, ReplyTable replies, JournalTable journal) {
        this.mentions = mentions;
        this.replies = replies;
        this.journal = journal;
    }

    Sight of(long caseId) {
        return Sight.of(mentions.ofCase(caseId), replies.ofCase(caseId), elsewhere(caseId));
    }

    /** How often the brand answered a case past Earshot. */
    int elsewhere(long caseId) {
        return (int) journal.of(caseId).stream()
                .filter(line -> line.deed().equals(Deed.ANSWERED_ELSEWHERE.past()))
                .count();
    }

    /** What holds back a reply whose author had seen this; nothing where nothing changed, or where nobody looked. */
    List<Hold> changed(long caseId, String seen, List<Long> but) {
        List<Reply> others = replies.ofCase(caseId).stream()
                .filter(reply -> !but.contains(reply.id()))
                .toList();
        List<Sight.Change> changes = Sight.parse(seen)
                .orElseThrow(() -> new NotAllowed("what was seen of case " + caseId + " cannot be read; load it again"))
                .until(mentions.ofCase(caseId), others, elsewhere(caseId));
        return changes.isEmpty() ? List.of() : List.of(hold(changes));
    }

    private static Hold hold(List<Sight.Change> changes) {
        return Hold.of(
                Hold.CHANGED,
                Sight.Change.text(changes),
                "the case changed while this was written",
                Hold.Release.AUTHOR);
    }

    /** What one author said in a case, which is no news to that author. */
    List<Long> own(long caseId, String author) {
        return replies.ofCase(caseId).stream()
                .filter(reply -> reply.author().equals(author))
                .map(Reply::id)
                .toList();
    }
}
