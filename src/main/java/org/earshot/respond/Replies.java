package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * What staff say back, until it is on the platform: written, held, released, approved, undone. Every deed returns the case after it,
 * and throws {@link NotAllowed} with a sentence where the reply or the case do not allow it.
 */
@Service
public class Replies {
    private static final int MOST = 200;

    private final ReplyTable replies;
    private final ReplyCourseTable courses;
    private final Saying saying;
    private final Releasing releasing;
    private final TakingBack takingBack;
    private final Sights sights;
    private final Clock clock;

    Replies(
            ReplyTable replies,
            ReplyCourseTable courses,
            Saying saying,
            Releasing releasing,
            TakingBack takingBack,
            Sights sights,
            Clock clock) {
        this.replies = replies;
        this.courses = courses;
        this.saying = saying;
        this.releasing = releasing;
        this.takingBack = takingBack;
        this.sights = sights;
        this.clock = clock;
    }

    /** Puts an answer into the outbox, or holds it with why; takes the case where nobody has it. */
    public Case say(long caseId, String user, Wish wish) {
        return saying.say(caseId, user, wish);
    }

    /** Sends a held reply anyway, as far as its author may decide that. */
    public Case release(long caseId, long replyId, String user, Consent consent) {
        return releasing.release(caseId, replyId, user, consent);
    }

    /** Approves a reply of somebody else with the given text; who may do that is for the caller to check. */
    public Case approve(long caseId, long replyId, String supervisor, Wish wish) {
        Consent consent = new Consent(wish.seen(), wish.why(), wish.undo());
        return releasing.approve(caseId, replyId, supervisor, new Releasing.Approval(wish.text(), consent));
    }

    /** Gives a reply that waits for approval back to its author; who may do that is for the caller to check. */
    public Case sendBack(long caseId, long replyId, String supervisor, String remark) {
        return releasing.sendBack(caseId, replyId, supervisor, remark);
    }

    /** Takes back a reply that has not set off; afterwards it is certain that nobody sends it. */
    public Case undo(long caseId, long replyId, String user) {
        return takingBack.undo(caseId, replyId, user);
    }

    /** The replies of a case with how far they have come, oldest first. */
    public List<ReplyCourse> of(long caseId) {
        Map<Long, ReplyCourseTable.Row> rows = courses.ofCase(caseId).stream()
                .collect(Collectors.toMap(ReplyCourseTable.Row::id, Function.identity()));
        return replies.ofCase(caseId).stream()
                .filter(reply -> rows.containsKey(reply.id()))
                .map(reply -> course(reply, java.util.Objects.requireNonNull(rows.get(reply.id()))))
                .toList();
    }

    /** One reply of a case. */
    public ReplyCourse find(long caseId, long replyId) {
        return of(caseId).stream()
                .filter(course -> course.reply().id() == replyId)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("case " + caseId + " has no such reply"));
    }

    /** The replies that wait for a supervisor, oldest first, at most 200. */
    public List<ReplyCourse> awaiting() {
        return courses.awaiting(MOST).stream()
                .flatMap(id -> replies.find(id).stream())
                .flatMap(reply -> courses.find(reply.id()).map(row -> course(reply, row)).stream())
                .toList();
    }

    /** How many of them this supervisor may decide about. */
    public int awaiting(String supervisor) {
        return courses.awaitingOthers(supervisor);
    }

    /** What there is to see of a case now, for {@link Wish#seen}. */
    public String sight(long caseId) {
        return sights.of(caseId).text();
    }

    /** How often the brand answered a case past Earshot, for whoever builds a {@link Sight} of what was shown. */
    public int elsewhere(long caseId) {
        return sights.elsewhere(caseId);
    }

    private ReplyCourse course(Reply reply, ReplyCourseTable.Row row) {
        boolean waits = reply.state() == Reply.State.PENDING && reply.attempts() == 0;
        return new ReplyCourse(
                SurveyReply.shown(reply),
                SurveyReply.is(reply) ? Wish.Kind.SURVEY : row.kind(),
                step(reply, row, clock.instant()),
                waits ? row.nextAt() : row.sendAt(),
                row.sendAt() != null,
                reply.state() == Reply.State.HELD ? row.vetting().holds() : List.of(),
                row.vetting().by(),
                row.vetting().remark(),
                row.deliveredAt(),
                row.readAt());
    }

    private static ReplyCourse.Step step(Reply reply, ReplyCourseTable.Row row, Instant now) {
        return switch (reply.state()) {
            case PENDING ->
                reply.attempts() == 0 && row.nextAt().isAfter(now)
                        ? ReplyCourse.Step.SCHEDULED
                        : ReplyCourse.Step.SENDING;
            case SENT -> ReplyCourse.Step.SENT;
            case FAILED -> ReplyCourse.Step.FAILED;
            case HELD -> row.awaitsSupervisor() ? ReplyCourse.Step.AWAITING : ReplyCourse.Step.HELD;
            case UNDONE -> ReplyCourse.Step.UNDONE;
        };
    }
}
