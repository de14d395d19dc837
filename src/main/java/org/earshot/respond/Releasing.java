package org.earshot.respond;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets held replies go: by their authors, who have seen why they were held, and by supervisors. Of two at once, one decides. */
@Component
class Releasing {
    private final CaseTable cases;
    private final ReplyCourseTable courses;
    private final MentionTable mentions;
    private final Repliers repliers;
    private final ReplyGates gates;
    private final Sights sights;
    private final TakingBack takingBack;
    private final Deeds deeds;
    private final Deciding deciding;
    private final Clock clock;

    Releasing(
            CaseTable cases,
            ReplyCourseTable courses,
            MentionTable mentions,
            Repliers repliers,
            ReplyGates gates,
            Sights sights,
            TakingBack takingBack,
            Deeds deeds,
            Deciding deciding,
            Clock clock) {
        this.cases = cases;
        this.courses = courses;
        this.mentions = mentions;
        this.repliers = repliers;
        this.gates = gates;
        this.sights = sights;
        this.takingBack = takingBack;
        this.deeds = deeds;
        this.deciding = deciding;
        this.clock = clock;
    }

    /** Sends it anyway, as far as its author may; what is left for a supervisor waits on. */
    Case release(long caseId, long replyId, String user, Consent consent) {
        return deciding.change(caseId, () -> {
            Case before = cases.take(caseId);
            Held held = held(caseId, replyId);
            takingBack.mine(before, held.reply(), user);
            List<Hold> news = sights.changed(
                    caseId,
                    consent.seen() == null ? String.valueOf(held.row().seen()) : consent.seen(),
                    sights.own(caseId, held.reply().author()));
            if (!news.isEmpty()) {
                return again(held, news);
            }
            List<Hold> passed = passed(held.row().vetting().holds(), consent.why());
            note(held.reply(), user, passed, consent.why());
            List<Hold> left = held.row().vetting().holds().stream()
                    .filter(hold -> hold.release() == Hold.Release.SUPERVISOR)
                    .toList();
            Vetting next = held.row().vetting().held(left).waiving(passed);
            if (!left.isEmpty()) {
                return asks(held, user, next);
            }
            go(held.go(next, held.reply().text()), consent);
            return deeds.within(
                    caseId,
                    new Deeds.Act(Deed.REPLY_RELEASED, user, held.reply().text()),
                    draft -> overtake(held));
        });
    }

    /** Lets it go as it is or with another text; nobody's own. */
    Case approve(long caseId, long replyId, String supervisor, Approval approval) {
        return deciding.change(caseId, () -> {
            Case before = cases.take(caseId);
            Held held = awaiting(caseId, replyId, supervisor);
            String seen = approval.consent().seen();
            if (seen != null && !sights.changed(caseId, seen, List.of(replyId)).isEmpty()) {
                throw new NotAllowed("the case changed since you looked at it; look again");
            }
            String text = Cases.words(
                    "a reply", approval.text() == null ? held.reply().text() : approval.text());
            boolean edited = !text.equals(held.reply().text());
            List<Hold> passed = edited
                    ? passed(found(before, held, text), approval.consent().why())
                    : List.of();
            note(held.reply(), supervisor, passed, approval.consent().why());
            Vetting next = held.row().vetting().held(List.of()).waiving(passed).by(supervisor, null);
            go(held.go(next, text), approval.consent());
            String difference = edited ? "− " + held.reply().text() + "\n+ " + text : null;
            return deeds.within(
                    caseId, new Deeds.Act(Deed.REPLY_APPROVED, supervisor, difference), draft -> overtake(held));
        });
    }

    /** Gives it back to its author with a remark. */
    Case sendBack(long caseId, long replyId, String supervisor, String remark) {
        String said = Cases.words("a remark", remark);
        return deciding.change(caseId, () -> {
            cases.take(caseId);
            Held held = awaiting(caseId, replyId, supervisor);
            Hold back = Hold.of(Hold.SENT_BACK, "", "a supervisor wants it written anew", Hold.Release.NOBODY);
            written(courses.stillHeld(
                    replyId, held.row().vetting().held(List.of(back)).by(supervisor, said)));
            return deeds.within(caseId, new Deeds.Act(Deed.REPLY_SENT_BACK, supervisor, said), draft -> {});
        });
    }

    private Case again(Held held, List<Hold> news) {
        List<Hold> rest = held.row().vetting().holds().stream()
                .filter(hold -> !hold.code().equals(Hold.CHANGED))
                .toList();
        List<Hold> holds = Stream.concat(news.stream(), rest.stream()).toList();
        written(courses.stillHeld(held.reply().id(), held.row().vetting().held(holds)));
        Deeds.Act act = Deeds.Act.own(Deed.REPLY_HELD_BACK, Saying.codes(news));
        return deeds.within(held.reply().caseId(), act, draft -> {});
    }

    private Case asks(Held held, String user, Vetting next) {
        written(courses.stillHeld(held.reply().id(), next));
        deeds.line(held.reply().caseId(), user, Deed.REPLY_HELD.past(), Saying.codes(next.holds()));
        return cases.find(held.reply().caseId()).orElseThrow();
    }

    private List<Hold> found(Case before, Held held, String text) {
        Mention mention = mentions.find(held.reply().mentionId()).orElseThrow();
        repliers.objection(mention, text).ifPresent(objection -> {
            throw new NotAllowed(objection);
        });
        return gates.check(new Proposal(before, mention, text, held.reply().author())).stream()
                .filter(hold -> hold.release() != Hold.Release.SUPERVISOR)
                .filter(hold -> !held.row().vetting().waives(hold))
                .toList();
    }

    /** What somebody lets pass with a reason; refuses where that is not enough. */
    private static List<Hold> passed(List<Hold> holds, @Nullable String why) {
        for (Hold hold : holds) {
            if (hold.release() == Hold.Release.NOBODY) {
                throw new NotAllowed("it cannot go like this: " + hold.why() + "; change the text");
            }
            if (hold.release() == Hold.Release.REASON && (why == null || why.isBlank())) {
                throw new NotAllowed("say why it shall go although " + hold.why());
            }
        }
        return holds.stream()
                .filter(hold -> hold.release() == Hold.Release.REASON)
                .toList();
    }

    private void note(Reply reply, String user, List<Hold> passed, @Nullable String why) {
        if (!passed.isEmpty()) {
            deeds.line(reply.caseId(), user, "rule overridden", Saying.codes(passed) + ": " + why);
        }
    }

    private void go(Going going, Consent consent) {
        ReplyCourseTable.Row row = going.row()
                .next(clock.instant().plus(consent.undo()))
                .seen(sights.of(going.reply().caseId()).text());
        written(courses.release(going.reply().id(), row, going.text(), clock.instant()));
    }

    private void overtake(Held held) {
        if (held.row().kind() == Wish.Kind.ANSWER && held.row().sendAt() == null) {
            takingBack.holding(held.reply().caseId());
        }
    }

    private Held awaiting(long caseId, long replyId, String supervisor) {
        Held held = held(caseId, replyId);
        if (!held.row().awaitsSupervisor()) {
            throw new NotAllowed("this reply waits for its author" + by(held.row()) + ", not for a supervisor");
        }
        if (held.reply().author().equals(supervisor)) {
            throw new NotAllowed("nobody approves their own reply");
        }
        return held;
    }

    private Held held(long caseId, long replyId) {
        Reply reply = takingBack.of(caseId, replyId);
        ReplyCourseTable.Row row = courses.find(replyId).orElseThrow();
        if (reply.state() != Reply.State.HELD) {
            throw new NotAllowed("this reply is not held any more" + by(row));
        }
        return new Held(reply, row);
    }

    private static String by(ReplyCourseTable.Row row) {
        return row.vetting().by() == null ? "" : ": " + row.vetting().by() + " decided about it";
    }

    private static void written(boolean done) {
        if (!done) {
            throw new NotAllowed("somebody else decided about this reply a moment ago");
        }
    }

    /** A supervisor's decision; a text in the place of the author's, null for that. */
    record Approval(@Nullable String text, Consent consent) {}

    private record Held(Reply reply, ReplyCourseTable.Row row) {
        Going go(Vetting next, String text) {
            return new Going(reply, row.vetted(next), text);
        }
    }

    private record Going(Reply reply, ReplyCourseTable.Row row, String text) {}
}
