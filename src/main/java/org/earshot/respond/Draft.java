package org.earshot.respond;

import java.time.Instant;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/** A case as it shall be; taken from one as it is. Lives inside one transaction. */
final class Draft {
    private final Case before;
    private CaseState state;
    private Urgency urgency;
    private int score;
    private @Nullable Instant dueAt;
    private @Nullable String assignee;
    private @Nullable Instant acknowledgedAt;
    private @Nullable Instant firstReplyAt;
    private @Nullable Instant resolvedAt;
    private @Nullable String outcome;
    private @Nullable Instant snoozedUntil;
    private long mainMention;
    private int mentionCount;

    Draft(Case before) {
        this.before = before;
        state = before.state();
        urgency = before.urgency();
        score = before.score();
        dueAt = before.dueAt();
        assignee = before.assignee();
        acknowledgedAt = before.acknowledgedAt();
        firstReplyAt = before.firstReplyAt();
        resolvedAt = before.resolvedAt();
        outcome = before.outcome();
        snoozedUntil = before.snoozedUntil();
        mainMention = before.mainMention();
        mentionCount = before.mentionCount();
    }

    /** The case that this began with. */
    Case before() {
        return before;
    }

    /** Puts it in another state, and drops what belongs to the state that it leaves. */
    Draft move(CaseState to) {
        state = to == CaseState.CLAIMED && assignee == null ? CaseState.OPEN : to;
        if (state == CaseState.OPEN) {
            assignee = null;
        }
        if (state != CaseState.SNOOZED) {
            snoozedUntil = null;
        }
        if (!Deed.done(state)) {
            resolvedAt = null;
            outcome = null;
        }
        return this;
    }

    Draft holder(@Nullable String user) {
        assignee = user;
        return this;
    }

    Draft acknowledged(Instant at) {
        acknowledgedAt = acknowledgedAt == null ? at : acknowledgedAt;
        return this;
    }

    Draft answered(Instant at) {
        firstReplyAt = firstReplyAt == null ? at : firstReplyAt;
        return this;
    }

    Draft done(Instant at, @Nullable String how) {
        resolvedAt = at;
        outcome = how;
        return this;
    }

    Draft until(Instant time) {
        snoozedUntil = time;
        return this;
    }

    /** Lets it rest on what is unanswered, or on what it rested on where everything is answered. */
    Draft rest(CaseMentionTable.Weight weight) {
        mentionCount = weight.mentions();
        CaseMentionTable.Filed gravest = weight.gravest();
        if (gravest != null) {
            urgency = gravest.urgency();
            score = gravest.score();
            mainMention = gravest.mentionId();
            dueAt = weight.dueAt();
        }
        return this;
    }

    /** The case that shall be stored. */
    Case finished() {
        return new Case(
                before.id(),
                before.brand(),
                before.platform(),
                before.thread(),
                before.customer(),
                state,
                urgency,
                score,
                before.openedAt(),
                dueAt,
                assignee,
                acknowledgedAt,
                firstReplyAt,
                resolvedAt,
                outcome,
                snoozedUntil,
                mainMention,
                mentionCount,
                before.version());
    }
}
