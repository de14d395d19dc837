package org.earshot.console.goodwill;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.earshot.console.goodwill.GoodwillViews.GestureLine;
import org.earshot.console.goodwill.GoodwillViews.LeftLine;
import org.earshot.console.goodwill.GoodwillViews.Option;
import org.earshot.console.goodwill.GoodwillViews.RequestLine;
import org.earshot.console.pages.Staff;
import org.earshot.grant.Gesture;
import org.earshot.grant.GoodwillBook;
import org.earshot.grant.Month;
import org.earshot.grant.Person;
import org.earshot.grant.Request;
import org.earshot.respond.Case;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the pages of goodwill show. */
@Component
class GoodwillDesk {
    /** Lines of a page. */
    static final int MOST = 100;

    private final GoodwillBook book;
    private final GoodwillWords words;

    GoodwillDesk(GoodwillBook book, GoodwillWords words) {
        this.book = book;
        this.words = words;
    }

    /** Beside a case. */
    GoodwillViews.Panel panel(Case item, Staff reader) {
        Person person = GoodwillWords.person(reader);
        return new GoodwillViews.Panel(
                item.id(),
                left(person, book.month(item.brand())),
                book.ofCase(item.id()).stream()
                        .map(line -> gesture(line, person))
                        .toList(),
                book.requestsOfCase(item.id()).stream()
                        .filter(request -> request.state() != Request.State.APPROVED)
                        .map(request -> request(request, person))
                        .toList(),
                book.policy().kinds().stream()
                        .map(kind -> new Option(kind.id(), words.kind(kind.id())))
                        .toList(),
                book.policy().units().stream()
                        .map(unit -> new Option(unit, words.unit(unit)))
                        .toList(),
                UUID.randomUUID().toString());
    }

    /**
     * The page of a month.
     *
     * @param whose whose lines, null for everybody's
     * @param before the last line of the page before, null for the first page
     */
    GoodwillViews.Page page(Staff reader, @Nullable Month asked, @Nullable String whose, @Nullable Long before) {
        Person person = GoodwillWords.person(reader);
        Month now = book.month();
        Month month = asked == null ? now : asked;
        List<Gesture> lines = book.ofMonth(month, whose, before == null ? Long.MAX_VALUE : before, MOST + 1);
        List<Gesture> shown = lines.subList(0, Math.min(MOST, lines.size()));
        return new GoodwillViews.Page(
                words.month(month),
                month.toString(),
                month.plus(-1).toString(),
                month.number() >= now.number() ? null : month.plus(1).toString(),
                person.approves(),
                whose == null ? "" : whose,
                book.waiting(person.approves() ? null : person.name(), MOST).stream()
                        .map(request -> request(request, person))
                        .toList(),
                left(person, month),
                shown.stream().map(line -> gesture(line, person)).toList(),
                sums(shown),
                lines.size() > MOST ? shown.get(MOST - 1).id() : null);
    }

    /** Whose lines a reader sees who asks for somebody's: agents their own, supervisors anybody's, null for all. */
    @Nullable
    String whose(Staff reader, @Nullable String asked) {
        if (!reader.supervisor()) {
            return reader.name();
        }
        return asked == null || asked.isBlank() ? null : asked.strip();
    }

    /** The present month. */
    Month month() {
        return book.month();
    }

    private String sums(List<Gesture> lines) {
        return GoodwillBook.sums(lines).values().stream().map(words::amount).collect(Collectors.joining(" · "));
    }

    private List<LeftLine> left(Person person, Month month) {
        return book.left(person, month).stream()
                .map(one -> new LeftLine(words.kind(one.kind()), words.left(one), words.shares(one)))
                .toList();
    }

    private GestureLine gesture(Gesture line, Person reader) {
        boolean back = line.reverses() != null;
        boolean gone = line.reversedBy() != null;
        return new GestureLine(
                line.id(),
                line.caseId(),
                line.person(),
                what(line.kind(), line.amount()),
                words.wording().past(line.at(), zone(line.brand())),
                line.writtenBy().equals(line.person()) ? null : line.writtenBy(),
                line.why(),
                back ? "back" : gone ? "gone" : "stands",
                !back && !gone && (reader.approves() || reader.name().equals(line.person())));
    }

    private RequestLine request(Request asked, Person reader) {
        return new RequestLine(
                asked.id(),
                asked.caseId(),
                asked.person(),
                what(asked.kind(), asked.amount()),
                words.wording().past(asked.askedAt(), zone(asked.brand())),
                asked.why(),
                asked.state().word(),
                words.excess(asked.excess()),
                decided(asked),
                asked.person().equals(reader.name()));
    }

    private static @Nullable String decided(Request asked) {
        return Optional.ofNullable(asked.decidedBy())
                .map(by -> asked.remark() == null ? by : by + ": " + asked.remark())
                .orElse(null);
    }

    private String what(String kind, org.earshot.grant.Amount amount) {
        return words.kind(kind) + ", " + words.amount(amount);
    }

    private ZoneId zone(String brand) {
        return words.wording().zone(brand);
    }
}
