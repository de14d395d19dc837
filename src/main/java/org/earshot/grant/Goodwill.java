package org.earshot.grant;

import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.mention.Texts;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.store.Ids;
import org.springframework.stereotype.Service;

/** Gives customers something out of goodwill, within what a person may give alone, and with somebody else's yes above it. */
@Service
public class Goodwill {
    private static final int LONGEST_WHY = 500;
    private static final int LONGEST_KEY = 64;

    private final GoodwillTable ledger;
    private final RequestTable requests;
    private final Turns turns;
    private final Cases cases;
    private final Calendar calendar;
    private final Live<GoodwillPolicy> policy;
    private final Ids ids;
    private final Clock clock;

    Goodwill(
            GoodwillTable ledger,
            RequestTable requests,
            Turns turns,
            Cases cases,
            Calendar calendar,
            Live<GoodwillPolicy> policy,
            Ids ids,
            Clock clock) {
        this.ledger = ledger;
        this.requests = requests;
        this.turns = turns;
        this.cases = cases;
        this.calendar = calendar;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives, where the person may do so alone.
     *
     * @param ask true to ask somebody else for their yes where it may not be given alone
     * @throws NoSuchElementException where there is no such case
     */
    public Giving give(Wish wish, Person person, boolean ask) {
        Case item = cases.find(wish.caseId())
                .orElseThrow(() -> new NoSuchElementException("there is no case " + wish.caseId()));
        Optional<GoodwillPolicy.Kind> kind = policy.get().kind(wish.kind());
        String unit = Amount.unit(wish.unit());
        String why = Texts.clean(wish.why());
        if (kind.isEmpty()) {
            return new Giving.Faulty("kind");
        }
        if (!kind.get().takes(unit)) {
            return new Giving.Faulty("unit");
        }
        Optional<Amount> amount = Amount.read(wish.number(), unit);
        if (amount.isEmpty()) {
            return new Giving.Faulty("amount");
        }
        if (why.isEmpty() || why.length() > LONGEST_WHY) {
            return new Giving.Faulty("why");
        }
        Wish clean = new Wish(item.id(), wish.kind(), wish.number(), unit, why, key(wish, person));
        return turns.take(person.name(), item.id(), () -> decide(new Draft(clean, item, person, amount.get()), ask));
    }

    private Giving decide(Draft draft, boolean ask) {
        Wish wish = draft.wish();
        String key = wish.key();
        if (key != null && (ledger.knows(key) || requests.knows(key))) {
            return new Giving.Again();
        }
        Instant now = clock.instant();
        Person person = draft.person();
        Month month = calendar.month(draft.item().brand(), now);
        Allowance may = policy.get()
                .kind(wish.kind())
                .map(kind -> kind.alone(person.role()))
                .orElse(Allowance.NONE);
        Given given = ledger.given(person.name(), month).getOrDefault(wish.kind(), Given.NOTHING);
        Optional<Excess> excess = Limits.judge(may, given, draft.amount());
        if (excess.isEmpty()) {
            Gesture gesture = draft.gesture(ids.next(), month, now);
            ledger.insert(gesture, key);
            note(draft.item().id(), person.name(), "goodwill given", draft.said());
            return new Giving.Done(gesture);
        }
        if (!ask) {
            return new Giving.Above(excess.get(), draft.amount());
        }
        Request request = draft.request(ids.next(), excess.get(), now);
        requests.insert(request, key);
        note(draft.item().id(), person.name(), "goodwill asked", draft.said());
        return new Giving.Waiting(request);
    }

    /**
     * Takes a gesture back: its own giver may, and whoever approves. Only once; it counts as not given then.
     *
     * @throws NoSuchElementException where there is no such gesture
     */
    public Settling undo(long id, Person by, String why) {
        Gesture gesture = ledger.find(id)
                .filter(found -> found.reverses() == null)
                .filter(found -> by.approves() || found.person().equals(by.name()))
                .orElseThrow(() -> new NoSuchElementException("there is no gesture " + id));
        String words = Texts.cut(Texts.clean(why), LONGEST_WHY);
        if (words.isEmpty()) {
            return new Settling.Wordless();
        }
        return turns.take(gesture.person(), gesture.caseId(), () -> {
            Gesture now = ledger.find(id).orElseThrow();
            Long earlier = now.reversedBy();
            if (earlier != null) {
                return new Settling.Settled(
                        ledger.find(earlier).map(Gesture::writtenBy).orElse(by.name()));
            }
            ledger.insert(reversal(now, by, words), null);
            note(now.caseId(), by.name(), "goodwill taken back", now.kind() + ", " + now.amount() + ": " + words);
            return new Settling.Done();
        });
    }

    private Gesture reversal(Gesture of, Person by, String why) {
        return new Gesture(
                ids.next(),
                of.caseId(),
                of.brand(),
                of.person(),
                of.kind(),
                of.amount().negated(),
                of.month(),
                of.alone(),
                clock.instant(),
                by.name(),
                why,
                of.id(),
                null);
    }

    private void note(long caseId, String user, String deed, String text) {
        cases.record(caseId, user, deed, text);
    }

    /** A form belongs to who sends it: nobody can use up the key of somebody else. */
    private static @org.jspecify.annotations.Nullable String key(Wish wish, Person person) {
        String key = wish.key();
        if (key == null || key.isBlank()) {
            return null;
        }
        String whole = Integer.toHexString(person.name().hashCode()) + "-" + key.strip();
        return Texts.cut(whole, LONGEST_KEY);
    }
}
