package org.earshot.console.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.respond.Case;
import org.earshot.respond.CasePage;
import org.earshot.respond.CaseQuery;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.earshot.triage.Reason;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers a page of the queue: one question for the cases, one for their mentions, one for the verdicts. */
@Component
class QueueDesk {
    private final Cases cases;
    private final MentionTable mentions;
    private final VerdictTable verdicts;
    private final Live<BrandBook> brands;
    private final Wording wording;

    QueueDesk(Cases cases, MentionTable mentions, VerdictTable verdicts, Live<BrandBook> brands, Wording wording) {
        this.cases = cases;
        this.mentions = mentions;
        this.verdicts = verdicts;
        this.brands = brands;
        this.wording = wording;
    }

    /** The page that a filter asks for, as the named user sees it. */
    QueueView view(QueueFilter filter, String user) {
        return view(filter, page(filter, user), user);
    }

    private CasePage page(QueueFilter filter, String user) {
        try {
            return cases.page(filter.query(user));
        } catch (IllegalArgumentException foreignCursor) {
            return cases.page(filter.top().query(user));
        }
    }

    private QueueView view(QueueFilter filter, CasePage page, String user) {
        List<Long> main = page.items().stream().map(Case::mainMention).toList();
        Map<Long, Mention> said = mentions.findAll(main);
        Map<Long, Verdict> judged = verdicts.findAll(main);
        List<QueueRow> rows = page.items().stream()
                .map(item -> row(item, said.get(item.mainMention()), judged.get(item.mainMention()), user))
                .toList();
        QueueFilter more = page.next() == null ? null : filter.after(page.next());
        return new QueueView(
                filter,
                rows,
                page.total(),
                more,
                tabs(filter, user),
                brands.get().all());
    }

    private QueueRow row(Case item, @Nullable Mention mention, @Nullable Verdict verdict, String user) {
        List<Reason> reasons = verdict == null ? List.of() : verdict.reasons();
        List<Piece> excerpt =
                mention == null ? List.of() : new Marking(mention.post().text(), reasons, List.of()).excerpt();
        return new QueueRow(
                item,
                clock(item),
                wording.platform(item.platform()),
                wording.brand(item.brand()),
                excerpt,
                reasons.isEmpty() ? null : reasons.get(0).why(),
                user.equals(item.assignee()));
    }

    private @Nullable Moment clock(Case item) {
        ZoneId zone = wording.zone(item.brand());
        Instant back = item.snoozedUntil();
        Instant done = item.resolvedAt();
        Instant due = item.dueAt();
        return switch (item.state()) {
            case SNOOZED -> back == null ? null : wording.coming(back, zone);
            case RESOLVED, DISMISSED -> done == null ? null : wording.past(done, zone);
            case WAITING -> item.firstReplyAt() == null ? null : wording.past(item.firstReplyAt(), zone);
            case OPEN, CLAIMED -> due == null ? null : wording.due(due, zone);
        };
    }

    private List<QueueView.TabLink> tabs(QueueFilter filter, String user) {
        Map<CaseState, Long> counts = cases.counts(filter.brand());
        return Arrays.stream(Tab.values())
                .map(tab -> new QueueView.TabLink(
                        tab,
                        tab == Tab.MINE ? mine(filter, user) : tab.in(counts),
                        filter.on(tab).address("/"),
                        tab == filter.tab()))
                .toList();
    }

    private long mine(QueueFilter filter, String user) {
        return cases.page(new CaseQuery(
                        Tab.MINE.states(), Set.of(), filter.brand(), user, CaseQuery.Order.URGENCY, 1, null))
                .total();
    }
}
