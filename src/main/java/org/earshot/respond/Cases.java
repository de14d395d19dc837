package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What staff see of cases and do with them. Every deed returns the case after it, and throws {@link NotAllowed} where its state
 * forbids it, {@link HeldByAnother} where somebody else holds it, and {@link java.util.NoSuchElementException} where there is none.
 */
@Service
public class Cases {
    private static final int LONGEST_TEXT = 20_000;
    static final int LONGEST_OUTCOME = 40;
    private static final int LONGEST_USER = 80;

    private final CaseTable cases;
    private final QueueTable queue;
    private final CaseHistory history;
    private final Saying saying;
    private final Deeds deeds;
    private final Patience patience;
    private final Clock clock;

    Cases(
            CaseTable cases,
            QueueTable queue,
            CaseHistory history,
            Saying saying,
            Deeds deeds,
            Patience patience,
            Clock clock) {
        this.cases = cases;
        this.queue = queue;
        this.history = history;
        this.saying = saying;
        this.deeds = deeds;
        this.patience = patience;
        this.clock = clock;
    }

    /** The case with this id. */
    public Optional<Case> find(long id) {
        return cases.find(id);
    }

    /**
     * A page of the queue.
     *
     * @throws IllegalArgumentException where the cursor is not one that an earlier page of the same order gave
     */
    public CasePage page(CaseQuery query) {
        return queue.page(query);
    }

    /** The history of a case, oldest first; empty where there is no such case. */
    public List<JournalEntry> journal(long id) {
        return history.journal(id);
    }

    /** What staff said back, oldest first; empty where there is no such case. */
    public List<Reply> replies(long id) {
        return history.replies(id);
    }

    /**
     * Writes into the history that staff were told, in the caller's transaction.
     *
     * @param to a recipient's name and channel, never an address
     */
    public void alerted(long id, String to) {
        history.alerted(id, clock.instant(), to);
    }

    /**
     * Writes what staff did beside a case into its history, in the caller's transaction. The case itself stays as it is.
     *
     * @param deed in the past, at most 40 characters, such as {@code goodwill given}
     */
    public void record(long id, String user, String deed, @Nullable String text) {
        history.record(id, clock.instant(), new JournalTable.Line(named(user), deed, text));
    }

    /** The case that holds a mention. */
    public Optional<Case> ofMention(long mentionId) {
        return history.caseOf(mentionId).flatMap(cases::find);
    }

    /** How many cases are in each state, counted up to 10,000, which then means that many or more; of all brands for null. */
    public Map<CaseState, Long> counts(@Nullable String brand) {
        return queue.counts(brand);
    }

    /** How much unfinished praise there is, cases and compliments, of one brand or of all; 10,000 means that many or more. */
    public long praise(@Nullable String brand) {
        return queue.praise(brand);
    }

    /** Takes a case; nothing happens where the user has it already. */
    public Case claim(long id, String user) {
        return deeds.claim(id, named(user));
    }

    /** Gives a case back. */
    public Case release(long id, String user) {
        return deeds.perform(id, act(Deed.RELEASE, user, null), draft -> draft.holder(null));
    }

    /** Says that staff saw it, which stops the clock of the first response; the first time counts. */
    public Case acknowledge(long id, String user) {
        Optional<Case> seen = cases.find(id).filter(known -> known.acknowledgedAt() != null);
        return seen.orElseGet(() ->
                deeds.perform(id, act(Deed.ACKNOWLEDGE, user, null), draft -> draft.acknowledged(clock.instant())));
    }

    /** Adds a remark for colleagues. */
    public Case note(long id, String user, String text) {
        return deeds.perform(id, act(Deed.NOTE, user, words("a note", text)), draft -> {});
    }

    /** Puts an answer into the outbox and takes the case where nobody has it; it is sent within seconds, unless a rule holds it. */
    public Case reply(long id, String user, String text) {
        return saying.say(id, named(user), Wish.answer(text));
    }

    /**
     * Asks the customer to wait, at most once a case; nothing counts as answered by it. One that fails to reach the platform may be
     * written again.
     */
    public Case hold(long id, String user, String text) {
        return saying.say(id, named(user), Wish.answer(text).as(Wish.Kind.HOLDING));
    }

    /**
     * Asks the customer of a resolved case how it went, in the caller's transaction. That is no answer: the case and its clocks stay as
     * they are, and the link in the text is not shown to staff.
     */
    public void survey(long id, String text) {
        saying.ask(id, text);
    }

    /** The holding reply of a case, empty while there is none. */
    public Optional<Holding> holding(long id) {
        return patience.of(id);
    }

    /** Puts a case off until a time, after which it comes back by itself. */
    public Case snooze(long id, String user, Instant until) {
        if (!until.isAfter(clock.instant())) {
            throw new NotAllowed("the time to come back must lie ahead");
        }
        return deeds.perform(id, act(Deed.SNOOZE, user, until.toString()), draft -> draft.until(until));
    }

    /** Ends a case; the outcome is a word or two for the reports. */
    public Case resolve(long id, String user, String outcome) {
        String how = outcome(outcome);
        return deeds.perform(id, act(Deed.RESOLVE, user, how), draft -> {
            deeds.settle(draft);
            draft.done(clock.instant(), how);
        });
    }

    /** Ends a case that needs nothing: spam, somebody else's business. */
    public Case dismiss(long id, String user, String why) {
        String how = words("the reason", why);
        return deeds.perform(id, act(Deed.DISMISS, user, how), draft -> {
            deeds.settle(draft);
            draft.done(clock.instant(), Texts.cut(how, LONGEST_OUTCOME));
        });
    }

    /** Puts a case that was done back into the queue, for anybody to take. */
    public Case reopen(long id, String user) {
        return deeds.perform(id, act(Deed.REOPEN, user, null), deeds::unsettle);
    }

    /** Gives a case to somebody, whoever had it; who may do that is for the caller to check. */
    public Case assign(long id, String by, String to) {
        String holder = named(to);
        return deeds.perform(id, act(Deed.ASSIGN, by, holder), draft -> draft.holder(holder));
    }

    private static Deeds.Act act(Deed deed, String user, @Nullable String text) {
        return new Deeds.Act(deed, named(user), text);
    }

    static String named(String user) {
        if (user.isBlank() || user.length() > LONGEST_USER) {
            throw new NotAllowed("a user's name has 1 to " + LONGEST_USER + " characters");
        }
        return user;
    }

    static String words(String what, String text) {
        String clean = Texts.clean(Objects.requireNonNullElse(text, ""));
        if (clean.isEmpty()) {
            throw new NotAllowed(what + " needs words");
        }
        if (clean.length() > LONGEST_TEXT) {
            throw new NotAllowed(what + " has at most " + LONGEST_TEXT + " characters");
        }
        return clean;
    }

    static String outcome(String outcome) {
        String clean = words("the outcome", outcome);
        if (clean.length() > LONGEST_OUTCOME) {
            throw new NotAllowed(
                    "the outcome has at most " + LONGEST_OUTCOME + " characters; put the rest into a note");
        }
        return clean;
    }
}
