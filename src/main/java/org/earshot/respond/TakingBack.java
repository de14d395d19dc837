package org.earshot.respond;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes back what has not gone out: what its author undoes, what another text replaces, and what an answer overtakes. */
@Component
class TakingBack {
    private final CaseTable cases;
    private final ReplyTable replies;
    private final ReplyCourseTable courses;
    private final Deeds deeds;
    private final Deciding deciding;
    private final Patience patience;

    TakingBack(
            CaseTable cases,
            ReplyTable replies,
            ReplyCourseTable courses,
            Deeds deeds,
            Deciding deciding,
            Patience patience) {
        this.cases = cases;
        this.replies = replies;
        this.courses = courses;
        this.deeds = deeds;
        this.deciding = deciding;
        this.patience = patience;
    }

    /** Takes a reply back for its author, whoever approved it, or whoever holds the case. */
    Case undo(long caseId, long replyId, String user) {
        return deciding.change(caseId, () -> {
            Case before = cases.take(caseId);
            Reply reply = of(caseId, replyId);
            mine(before, reply, user);
            drop(reply);
            return deeds.within(caseId, new Deeds.Act(Deed.REPLY_UNDONE, user, reply.text()), draft -> {});
        });
    }

    /** Makes room for a text that takes the place of another, in the caller's transaction; returns what it replaced. */
    List<Long> replace(Case before, @Nullable Long instead, String user) {
        if (instead == null) {
            return List.of();
        }
        Reply reply = of(before.id(), instead);
        mine(before, reply, user);
        if (reply.state() != Reply.State.UNDONE) {
            if (reply.state() != Reply.State.HELD) {
                throw new NotAllowed(tooLate(reply));
            }
            drop(reply);
        }
        return List.of(instead);
    }

    /** Withdraws the holding reply of a case that has its answer, in the caller's transaction. */
    void holding(long caseId) {
        patience.of(caseId)
                .filter(holding -> courses.withdraw(holding.replyId()))
                .ifPresent(holding -> {
                    patience.drop(holding.replyId());
                    deeds.line(caseId, JournalTable.EARSHOT, Deed.HOLDING_WITHDRAWN.past(), null);
                });
    }

    /** A reply of a case. */
    Reply of(long caseId, long replyId) {
        return replies.find(replyId)
                .filter(reply -> reply.caseId() == caseId)
                .orElseThrow(() -> new java.util.NoSuchElementException("case " + caseId + " has no such reply"));
    }

    /** Refuses whoever neither wrote nor approved it and does not hold its case. */
    void mine(Case before, Reply reply, String user) {
        boolean approved = courses.find(reply.id())
                .map(row -> user.equals(row.vetting().by()))
                .orElse(false);
        if (!reply.author().equals(user) && !user.equals(before.assignee()) && !approved) {
            throw new NotAllowed("this reply is " + reply.author() + "'s");
        }
    }

    private void drop(Reply reply) {
        if (!courses.undo(reply.id())) {
            throw new NotAllowed(tooLate(of(reply.caseId(), reply.id())));
        }
        patience.drop(reply.id());
    }

    static String tooLate(Reply reply) {
        String state = reply.state() == Reply.State.PENDING
                ? "on its way"
                : reply.state().name().toLowerCase(Locale.ROOT);
        return "it is too late, the reply is " + state + " already";
    }
}
