package org.earshot.console.replies;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.SafeLink;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Case;
import org.earshot.respond.Replies;
import org.earshot.respond.ReplyCourse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what was said in a case, how far it has come, and what its author can still do about it. */
@Component("replyBoard")
public class ReplyBoard {
    private final Replies replies;
    private final HoldWords holds;
    private final Wording wording;

    ReplyBoard(Replies replies, HoldWords holds, Wording wording) {
        this.replies = replies;
        this.holds = holds;
        this.wording = wording;
    }

    /** All but what was taken back, oldest first. */
    public List<ReplyView> of(Case item, Staff reader) {
        List<ReplyCourse> all = replies.of(item.id());
        String seen = replies.sight(item.id());
        return all.stream()
                .filter(course -> course.step() != ReplyCourse.Step.UNDONE)
                .map(course -> view(item, course, all, new Reader(reader.name(), seen)))
                .toList();
    }

    private ReplyView view(Case item, ReplyCourse course, List<ReplyCourse> all, Reader reader) {
        ZoneId zone = wording.zone(item.brand());
        Instant sent = course.reply().sentAt();
        Instant goes = course.goesAt();
        boolean scheduled = course.step() == ReplyCourse.Step.SCHEDULED;
        return new ReplyView(
                course,
                course.step().name().toLowerCase(Locale.ROOT),
                wording.past(sent == null ? course.reply().createdAt() : sent, zone),
                goes == null || !scheduled ? null : wording.exact(goes, zone),
                past(course.deliveredAt(), zone),
                past(course.readAt(), zone),
                SafeLink.of(course.reply().url()).orElse(null),
                HoldWords.marked(course.reply().text(), course.holds()),
                holds.of(course, all),
                mine(item, course, reader.name()),
                reader.seen());
    }

    private @Nullable Moment past(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : wording.past(time, zone);
    }

    private static boolean mine(Case item, ReplyCourse course, String reader) {
        return reader.equals(course.reply().author()) || reader.equals(item.assignee()) || reader.equals(course.by());
    }

    private record Reader(String name, String seen) {}
}
