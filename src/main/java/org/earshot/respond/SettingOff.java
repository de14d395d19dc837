package org.earshot.respond;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Takes replies for an attempt. One that waited to be sent is compared with its case in the same transaction as it is taken: what is
 * taken has passed, and what is held was never sent.
 */
@Component
class SettingOff {
    private final ReplyTable replies;
    private final ReplyCourseTable courses;
    private final CaseTable cases;
    private final Sights sights;
    private final Deeds deeds;
    private final Deciding deciding;

    SettingOff(
            ReplyTable replies,
            ReplyCourseTable courses,
            CaseTable cases,
            Sights sights,
            Deeds deeds,
            Deciding deciding) {
        this.replies = replies;
        this.courses = courses;
        this.cases = cases;
        this.sights = sights;
        this.deeds = deeds;
        this.deciding = deciding;
    }

    /** True where the caller has it now; false where another sender has it, or where its case changed and it is held. */
    boolean take(ReplyTable.Due due, Instant until) {
        Reply reply = due.reply();
        boolean compare = reply.attempts() == 0
                && courses.find(reply.id()).map(row -> row.seen() != null).orElse(false);
        if (!compare) {
            return replies.lease(due, until);
        }
        AtomicBoolean held = new AtomicBoolean();
        boolean taken = deciding.decide(() -> {
            held.set(false);
            cases.take(reply.caseId());
            if (!replies.lease(due, until)) {
                return false;
            }
            ReplyCourseTable.Row row = courses.find(reply.id()).orElseThrow();
            List<Hold> news = sights.changed(
                    reply.caseId(), String.valueOf(row.seen()), sights.own(reply.caseId(), reply.author()));
            held.set(!news.isEmpty() && courses.hold(reply.id(), row.vetting().held(news)));
            if (held.get()) {
                Deeds.Act act = Deeds.Act.own(Deed.REPLY_HELD_BACK, Saying.codes(news));
                deeds.within(reply.caseId(), act, draft -> {});
            }
            return !held.get();
        });
        if (held.get()) {
            deciding.changed(reply.caseId());
        }
        return taken;
    }
}
