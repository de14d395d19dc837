package org.earshot.console.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.earshot.know.FirstShown;
import org.earshot.know.Named;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.Reply;
import org.earshot.triage.Reason;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.earshot.understand.Sentiment.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers everything that stands on the page of a case. */
@Component
class CaseDesk {
    private final Cases cases;
    private final MentionTable mentions;
    private final ReadingTable readings;
    private final VerdictTable verdicts;
    private final ReplyDesk replies;
    private final Users users;
    private final Wording wording;
    private final FirstShown shown;
    private final Named named;

    CaseDesk(
            Cases cases,
            MentionTable mentions,
            ReadingTable readings,
            VerdictTable verdicts,
            ReplyDesk replies,
            Users users,
            Wording wording,
            FirstShown shown,
            Named named) {
        this.cases = cases;
        this.mentions = mentions;
        this.readings = readings;
        this.verdicts = verdicts;
        this.replies = replies;
        this.users = users;
        this.wording = wording;
        this.shown = shown;
        this.named = named;
    }

    /** The case. */
    Case find(long id) {
        return cases.find(id).orElseThrow(() -> new NoSuchElementException("there is no case " + id));
    }

    /** The case with all that belongs to it, as the named user sees it, with an answer that is being written. */
    CaseView view(long id, String user, String draft) {
        Case item = find(id);
        Instant first = shown.look(id, user);
        named.looked(user, id);
        List<Mention> said = mentions.ofCase(id).stream()
                .sorted(Comparator.comparing(Mention::saidAt).thenComparing(Mention::id))
                .toList();
        List<Long> ids = said.stream().map(Mention::id).toList();
        Map<Long, Reading> read = readings.findAll(ids);
        Map<Long, Verdict> judged = verdicts.findAll(ids);
        Mention main = main(item, said);
        return new CaseView(
                item,
                wording.platform(item.platform()),
                wording.brand(item.brand()),
                said.stream()
                        .map(one -> mention(item, one, read.get(one.id()), judged.get(one.id())))
                        .toList(),
                judged.get(item.mainMention()),
                clocks(item, main, first),
                journal(item),
                cases.replies(id).stream().map(reply -> said(item, reply)).toList(),
                main == null ? ReplyOffer.none(wording.say("reply.no-mention")) : replies.offer(main, draft),
                user.equals(item.assignee()),
                colleagues());
    }

    private List<String> colleagues() {
        return users.all().stream()
                .filter(user -> !user.disabled())
                .map(User::name)
                .toList();
    }

    private static @Nullable Mention main(Case item, List<Mention> said) {
        return said.stream()
                .filter(one -> one.id() == item.mainMention())
                .findFirst()
                .orElse(said.isEmpty() ? null : said.get(0));
    }

    private MentionView mention(Case item, Mention said, @Nullable Reading read, @Nullable Verdict verdict) {
        Reading reading = said.gone() ? null : read;
        List<Reason> reasons = verdict == null || said.gone()
                ? List.of()
                : verdict.reasons().stream().map(wording::retell).toList();
        List<Sentence> sentences =
                reading == null ? List.of() : reading.sentiment().sentences();
        ZoneId zone = wording.zone(item.brand());
        Instant edited = said.editedAt();
        return new MentionView(
                said,
                new Marking(said.post().text(), reasons, sentences).whole(),
                SafeLink.of(said.post().details().url()).orElse(null),
                wording.past(said.saidAt(), zone),
                wording.past(said.heardAt(), zone),
                edited == null ? null : wording.past(edited, zone),
                reading,
                reading == null ? "" : wording.language(reading.language()),
                said.id() == item.mainMention());
    }

    private List<CaseView.Clock> clocks(Case item, @Nullable Mention main, Instant first) {
        ZoneId zone = wording.zone(item.brand());
        Instant due = item.dueAt();
        List<CaseView.Clock> clocks = new ArrayList<>();
        if (main != null) {
            clocks.add(clock("posted", main.saidAt(), zone));
            clocks.add(clock("heard", main.heardAt(), zone));
        }
        clocks.add(clock("shown", first, zone));
        if (due != null && item.firstReplyAt() == null && item.resolvedAt() == null) {
            clocks.add(new CaseView.Clock("due", wording.due(due, zone)));
        } else {
            clocks.add(new CaseView.Clock("due", due == null ? null : wording.coming(due, zone)));
        }
        clocks.add(clock("acknowledged", item.acknowledgedAt(), zone));
        clocks.add(clock("replied", item.firstReplyAt(), zone));
        if (item.snoozedUntil() != null) {
            clocks.add(new CaseView.Clock("snoozed", wording.coming(item.snoozedUntil(), zone)));
        }
        if (item.resolvedAt() != null) {
            clocks.add(clock("resolved", item.resolvedAt(), zone));
        }
        return clocks;
    }

    private CaseView.Clock clock(String key, @Nullable Instant time, ZoneId zone) {
        return new CaseView.Clock(key, time == null ? null : wording.past(time, zone));
    }

    private List<CaseView.Done> journal(Case item) {
        ZoneId zone = wording.zone(item.brand());
        List<CaseView.Done> lines = new ArrayList<>();
        for (JournalEntry entry : cases.journal(item.id())) {
            lines.add(new CaseView.Done(
                    entry.who(),
                    JournalWords.deed(entry, wording),
                    wording.past(entry.at(), zone),
                    JournalWords.text(entry, wording)));
        }
        Collections.reverse(lines);
        return lines;
    }

    private CaseView.Said said(Case item, Reply reply) {
        ZoneId zone = wording.zone(item.brand());
        Instant sent = reply.sentAt();
        return new CaseView.Said(
                reply,
                reply.state().name().toLowerCase(Locale.ROOT),
                wording.past(sent == null ? reply.createdAt() : sent, zone),
                SafeLink.of(reply.url()).orElse(null));
    }
}
