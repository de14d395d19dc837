package org.earshot.console.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionSearchTable;
import org.earshot.respond.Case;
import org.earshot.respond.CasePage;
import org.earshot.respond.Cases;
import org.earshot.respond.Replies;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a case together with its mentions, and a mention with its reading and verdict; a page costs three queries, not three a row. */
@Component
class CaseAnswers {
    private final Cases cases;
    private final Replies replies;
    private final MentionSearchTable mentions;
    private final ReadingTable readings;
    private final VerdictTable verdicts;

    CaseAnswers(
            Cases cases, Replies replies, MentionSearchTable mentions, ReadingTable readings, VerdictTable verdicts) {
        this.replies = replies;
        this.cases = cases;
        this.mentions = mentions;
        this.readings = readings;
        this.verdicts = verdicts;
    }

    CasePageJson page(CasePage page) {
        Map<Long, List<Mention>> byCase =
                mentions.ofCases(page.items().stream().map(Case::id).toList());
        Understood understood = understood(byCase.values().stream().flatMap(List::stream));
        List<CaseJson> items = page.items().stream()
                .map(one -> json(one, understood.of(byCase.getOrDefault(one.id(), List.of())), understood, null))
                .toList();
        return new CasePageJson(items, page.next(), page.total(), page.partly() ? true : null);
    }

    CaseJson whole(Case one) {
        List<Mention> all = mentions.ofCases(List.of(one.id())).getOrDefault(one.id(), List.of());
        Understood understood = understood(all.stream());
        return json(one, understood.of(all), understood, new Work(cases, replies, one.id()));
    }

    List<MentionJson> mentions(List<Mention> found) {
        return understood(found.stream()).of(found);
    }

    private Understood understood(Stream<Mention> all) {
        Collection<Long> ids = all.map(Mention::id).collect(Collectors.toSet());
        return ids.isEmpty()
                ? new Understood(Map.of(), Map.of())
                : new Understood(readings.findAll(ids), verdicts.findAll(ids));
    }

    private static CaseJson json(Case one, List<MentionJson> mentions, Understood understood, @Nullable Work work) {
        boolean gone = mentions.stream()
                .anyMatch(said -> said.deletedAt() != null && said.id().equals(String.valueOf(one.mainMention())));
        Verdict main = gone ? null : understood.verdicts().get(one.mainMention());
        return new CaseJson(
                String.valueOf(one.id()),
                one.brand(),
                one.platform(),
                one.customer(),
                Asked.lower(one.state()),
                Asked.lower(one.urgency()),
                one.score(),
                main == null ? List.of() : VerdictJson.reasons(main),
                one.openedAt(),
                one.dueAt(),
                one.assignee(),
                one.acknowledgedAt(),
                one.firstReplyAt(),
                one.resolvedAt(),
                one.outcome(),
                one.snoozedUntil(),
                mentions,
                work == null ? null : work.journal(),
                work == null ? null : work.replies(),
                work == null ? null : work.seen());
    }

    private record Work(Cases cases, Replies said, long id) {
        List<CaseJson.JournalJson> journal() {
            return cases.journal(id).stream().map(CaseJson.JournalJson::of).toList();
        }

        List<CaseJson.ReplyJson> replies() {
            return said.of(id).stream().map(CaseJson.ReplyJson::of).toList();
        }

        String seen() {
            return said.sight(id);
        }
    }

    private record Understood(Map<Long, Reading> readings, Map<Long, Verdict> verdicts) {
        List<MentionJson> of(List<Mention> all) {
            return all.stream()
                    .map(mention -> MentionJson.of(mention, readings.get(mention.id()), verdicts.get(mention.id())))
                    .toList();
        }
    }
}
