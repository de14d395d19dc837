package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what staff want to say: into the outbox where nothing speaks against it, else held with why. Nothing that was typed is lost. */
@Component
class Saying {
    private final CaseTable cases;
    private final ReplyCourseTable courses;
    private final Outbox outbox;
    private final ReplyGates gates;
    private final Sights sights;
    private final Deeds deeds;
    private final Deciding deciding;
    private final Patience patience;
    private final TakingBack takingBack;
    private final Clock clock;

    Saying(
            CaseTable cases,
            ReplyCourseTable courses,
            Outbox outbox,
            ReplyGates gates,
            Sights sights,
            Deeds deeds,
            Deciding deciding,
            Patience patience,
            TakingBack takingBack,
            Clock clock) {
        this.cases = cases;
        this.courses = courses;
        this.outbox = outbox;
        this.gates = gates;
        this.sights = sights;
        this.deeds = deeds;
        this.deciding = deciding;
        this.patience = patience;
        this.takingBack = takingBack;
        this.clock = clock;
    }

    /** Asks the customer how it went, in the caller's transaction; no gate holds what staff did not write. */
    void ask(long id, String text) {
        Case before = cases.find(id).orElseThrow(() -> CaseTable.missing(id));
        Outbox.Answer question = outbox.prepare(before, JournalTable.EARSHOT, Cases.words("a survey", text));
        deeds.within(id, Deeds.Act.own(Deed.SURVEY, null), draft -> outbox.ask(question));
    }

    Case say(long id, String user, Wish wish) {
        String said = Cases.words(wish.kind() == Wish.Kind.HOLDING ? "a holding reply" : "a reply", wish.text());
        Instant at = wish.at();
        if (at != null && !at.isAfter(clock.instant())) {
            throw new NotAllowed("the time to send it must lie ahead");
        }
        Case before = cases.find(id).orElseThrow(() -> CaseTable.missing(id));
        wish.kind().deed().check(before, user);
        if (wish.kind() == Wish.Kind.HOLDING && wish.instead() == null) {
            patience.refuse(id);
        }
        Outbox.Answer answer = outbox.prepare(before, user, said);
        List<Hold> found = gates.check(new Proposal(before, answer.mention(), said, user));
        List<Hold> passed = found.stream()
                .filter(hold -> wish.why() != null && hold.release() == Hold.Release.REASON)
                .toList();
        List<Hold> holds = found.stream().filter(hold -> !passed.contains(hold)).toList();
        return deciding.change(id, () -> write(new Said(answer, wish, holds, passed)));
    }

    private Case write(Said said) {
        Outbox.Answer answer = said.answer();
        Wish wish = said.wish();
        long id = answer.caseId();
        Case before = cases.take(id);
        List<Long> replaced = takingBack.replace(before, wish.instead(), answer.author());
        List<Hold> holds = Stream.concat(changed(id, wish.seen(), replaced).stream(), said.holds().stream())
                .toList();
        boolean goes = holds.isEmpty();
        Deeds.Act act = goes
                ? new Deeds.Act(wish.kind().deed(), answer.author(), answer.text())
                : new Deeds.Act(Deed.REPLY_HELD, answer.author(), codes(holds));
        note(said);
        deeds.within(id, act, draft -> post(said, holds));
        if (goes && wish.at() != null) {
            deeds.line(id, answer.author(), "reply scheduled", wish.at().toString());
        }
        if (goes && wish.at() == null && wish.kind() == Wish.Kind.ANSWER) {
            takingBack.holding(id);
        }
        return cases.find(id).orElseThrow(() -> CaseTable.missing(id));
    }

    private List<Hold> changed(long id, @Nullable String seen, List<Long> replaced) {
        return seen == null ? List.of() : sights.changed(id, seen, replaced);
    }

    private void note(Said said) {
        if (!said.passed().isEmpty()) {
            deeds.line(
                    said.answer().caseId(),
                    said.answer().author(),
                    "rule overridden",
                    codes(said.passed()) + ": " + said.wish().why());
        }
    }

    private void post(Said said, List<Hold> holds) {
        Wish wish = said.wish();
        Outbox.Answer answer = said.answer();
        Instant now = clock.instant();
        boolean waits = !holds.isEmpty() || wish.at() != null || !wish.undo().isZero();
        ReplyCourseTable.Row row = ReplyCourseTable.Row.of(wish.kind(), now, wish.at())
                .next(now.plus(wish.undo()))
                .seen(waits ? sights.of(answer.caseId()).text() : null)
                .vetted(Vetting.of(holds, List.of()).waiving(said.passed()));
        long reply = outbox.post(answer, holds.isEmpty() ? Reply.State.PENDING : Reply.State.HELD);
        courses.amend(reply, row);
        if (wish.kind() == Wish.Kind.HOLDING) {
            patience.ask(answer.caseId(), reply, answer.author());
        }
    }

    /** What holds a reply, for the journal: never the words themselves. */
    static String codes(List<Hold> holds) {
        return holds.stream().map(Hold::code).distinct().collect(Collectors.joining(", "));
    }

    private record Said(Outbox.Answer answer, Wish wish, List<Hold> holds, List<Hold> passed) {}
}
