package org.earshot.console.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.respond.Case;
import org.earshot.respond.CasePage;
import org.earshot.respond.CaseQuery;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.earshot.respond.SavedViews;
import org.earshot.triage.Reason;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers a page of the queue: one question for the cases, one for their mentions, one for the verdicts. */
@Component
class QueueDesk {
    private static final Set<Urgency> URGENT = EnumSet.of(Urgency.CRITICAL, Urgency.HIGH);
    private static final Duration NEWS = Duration.ofMinutes(15);
    private static final int MOST_NEWS = 20;
    private static final int MOST_COUNTED = 10_000;

    private final Cases cases;
    private final MentionTable mentions;
    private final VerdictTable verdicts;
    private final QueueChoices choices;
    private final SavedViews views;
    private final Wording wording;
    private final PraiseDesk praise;

    QueueDesk(
            Cases cases,
            MentionTable mentions,
            VerdictTable verdicts,
            QueueChoices choices,
            SavedViews views,
            Wording wording,
            PraiseDesk praise) {
        this.cases = cases;
        this.mentions = mentions;
        this.verdicts = verdicts;
        this.choices = choices;
        this.views = views;
        this.wording = wording;
        this.praise = praise;
    }

    /** The page that a filter asks for, as somebody sees it. */
    QueueView view(QueueFilter filter, String user) {
        return view(filter, page(filter, user), user);
    }

    /** Urgent cases that came a moment ago and that nobody holds, newest first. */
    List<QueueRow> news(String user) {
        Instant since = wording.now().minus(NEWS);
        CaseQuery query =
                new CaseQuery(Set.of(CaseState.OPEN), URGENT, null, null, CaseQuery.Order.NEWEST, MOST_NEWS, null);
        return rows(
                cases.page(query).items().stream()
                        .filter(item -> item.openedAt().isAfter(since))
                        .toList(),
                user);
    }

    private CasePage page(QueueFilter filter, String user) {
        try {
            return cases.page(filter.query(user, wording.now()));
        } catch (IllegalArgumentException foreignCursor) {
            return cases.page(filter.top().query(user, wording.now()));
        }
    }

    private QueueView view(QueueFilter filter, CasePage page, String user) {
        QueueFilter more = page.next() == null ? null : filter.after(page.next());
        return new QueueView(
                filter,
                rows(page.items(), user),
                page.total(),
                page.partly() || page.total() >= MOST_COUNTED,
                page.partly() && more != null && page.items().size() < filter.limit(),
                more,
                tabs(filter, user),
                news(user),
                choices.of(filter),
                views.of(user),
                choices.colleagues(),
                praise.view(filter));
    }

    /** Cases as the queue shows them. */
    List<QueueRow> rows(List<Case> items, String user) {
        List<Long> main = items.stream().map(Case::mainMention).toList();
        Map<Long, Mention> said = mentions.findAll(main);
        Map<Long, Verdict> judged = verdicts.findAll(main);
        return items.stream()
                .map(item -> row(item, said.get(item.mainMention()), judged.get(item.mainMention()), user))
                .toList();
    }

    private QueueRow row(Case item, @Nullable Mention mention, @Nullable Verdict verdict, String user) {
        List<Reason> reasons = verdict == null ? List.of() : verdict.reasons();
        List<Piece> excerpt =
                mention == null ? List.of() : new Marking(mention.post().text(), retold(reasons), List.of()).excerpt();
        return new QueueRow(
                item,
                clock(item),
                wording.platform(item.platform()),
                wording.brand(item.brand()),
                excerpt,
                reasons.isEmpty() ? null : reasons.get(0).why(),
                user.equals(item.assignee()));
    }

    private List<Reason> retold(List<Reason> reasons) {
        return reasons.stream().map(wording::retell).toList();
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
                        tab, count(tab, filter, counts, user), filter.on(tab).address("/"), tab == filter.tab()))
                .toList();
    }

    private long count(Tab tab, QueueFilter filter, Map<CaseState, Long> counts, String user) {
        return switch (tab) {
            case MINE -> mine(filter, user);
            case PRAISE -> cases.praise(filter.brand());
            default -> tab.in(counts);
        };
    }

    private long mine(QueueFilter filter, String user) {
        return cases.page(new CaseQuery(
                        Tab.MINE.states(), Set.of(), filter.brand(), user, CaseQuery.Order.URGENCY, 1, null))
                .total();
    }
}
