package org.earshot.console.approvals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.Wording;
import org.earshot.console.replies.HoldWords;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Texts;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Replies;
import org.earshot.respond.ReplyCourse;
import org.springframework.stereotype.Component;

/** Gathers what waits for a supervisor. */
@Component("approvalDesk")
public class ApprovalDesk {
    private static final int MOST_SAID = 3;
    private static final int LONGEST = 1_500;

    private final Cases cases;
    private final Replies replies;
    private final MentionTable mentions;
    private final HoldWords holds;
    private final Wording wording;

    ApprovalDesk(Cases cases, Replies replies, MentionTable mentions, HoldWords holds, Wording wording) {
        this.cases = cases;
        this.replies = replies;
        this.mentions = mentions;
        this.holds = holds;
        this.wording = wording;
    }

    /** How many replies this supervisor may decide about. */
    public int waiting(Staff reader) {
        return replies.awaiting(reader.name());
    }

    List<ApprovalView> all(Staff reader) {
        return replies.awaiting().stream()
                .flatMap(course -> cases.find(course.reply().caseId()).map(item -> view(item, course, reader)).stream())
                .toList();
    }

    private ApprovalView view(Case item, ReplyCourse course, Staff reader) {
        ZoneId zone = wording.zone(item.brand());
        Instant written = course.reply().createdAt();
        String seen = replies.sight(item.id());
        List<Mention> all = mentions.ofCase(item.id());
        return new ApprovalView(
                item,
                course,
                wording.platform(item.platform()),
                wording.brand(item.brand()),
                wording.past(written, zone),
                all.subList(Math.max(0, all.size() - MOST_SAID), all.size()).stream()
                        .map(mention -> said(mention, written, zone))
                        .toList(),
                holds.of(course, List.of()),
                seen,
                course.reply().author().equals(reader.name()));
    }

    private ApprovalView.Said said(Mention mention, Instant written, ZoneId zone) {
        Instant edited = mention.editedAt();
        boolean news = mention.heardAt().isAfter(written) || (edited != null && edited.isAfter(written));
        String text = mention.gone() ? "" : Texts.cut(mention.post().text(), LONGEST);
        return new ApprovalView.Said(
                mention.post().author().handle(), text, wording.past(mention.saidAt(), zone), news);
    }
}
