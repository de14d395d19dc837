package org.earshot.respond;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What belongs to a case beside its row. */
@Component
class CaseHistory {
    private final JournalTable journal;
    private final ReplyTable replies;
    private final CaseMentionTable filings;

    CaseHistory(JournalTable journal, ReplyTable replies, CaseMentionTable filings) {
        this.journal = journal;
        this.replies = replies;
        this.filings = filings;
    }

    List<JournalEntry> journal(long caseId) {
        return journal.of(caseId);
    }

    void alerted(long caseId, Instant at, String to) {
        journal.add(caseId, at, JournalTable.Line.own("alerted", to));
    }

    void record(long caseId, Instant at, JournalTable.Line line) {
        journal.add(caseId, at, line);
    }

    List<Reply> replies(long caseId) {
        return replies.ofCase(caseId).stream().map(SurveyReply::shown).toList();
    }

    Optional<Long> caseOf(long mentionId) {
        return filings.find(mentionId).map(CaseMentionTable.Filed::caseId);
    }
}
