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
    private static final int LONGEST_OUTCOME = 40;
    private static final int LONGEST_USER = 80;

    private final CaseTable cases;
    private final QueueTable queue;
    private final CaseHistory history;
    private final Outbox outbox;
    private final Deeds deeds;
    private final Clock clock;

    Cases(CaseTable cases, QueueTable queue, CaseHistory history, Outbox outbox, Deeds deeds, Clock clock) {
        this.cases = cases;
        this.queue = queue;
        this.history = history;
        this.outbox = outbox;
        this.deeds = deeds;
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

    /** The case that holds a mention. */
    public Optional<Case> ofMention(long mentionId) {
        return history.caseOf(mentionId).flatMap(cases::find);
    }

    /** How many cases are in each state, counted up to 10,000, which then means that many or more; of all brands for null. */
    public Map<CaseState, Long> counts(@Nullable String brand) {
        return queue.counts(brand);
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

    /** Puts an answer into the outbox and takes the case where nobody has it; it is sent within seconds. */
    public Case reply(long id, String user, String text) {
        String said = words("a reply", text);
        Case before = cases.find(id).orElseThrow(() -> CaseTable.missing(id));
        Deed.REPLY.check(before, named(user));
        Outbox.Answer answer = outbox.prepare(before, user, said);
        return deeds.perform(id, act(Deed.REPLY, user, said), draft -> outbox.post(answer));
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

    private static String named(String user) {
        if (user.isBlank() || user.length() > LONGEST_USER) {
            throw new NotAllowed("a user's name has 1 to " + LONGEST_USER + " characters");
        }
        return user;
    }

    private static String words(String what, String text) {
        String clean = Texts.clean(Objects.requireNonNullElse(text, ""));
        if (clean.isEmpty()) {
            throw new NotAllowed(what + " needs words");
        }
        if (clean.length() > LONGEST_TEXT) {
            throw new NotAllowed(what + " has at most " + LONGEST_TEXT + " characters");
        }
        return clean;
    }

    private static String outcome(String outcome) {
        String clean = words("the outcome", outcome);
        if (clean.length() > LONGEST_OUTCOME) {
            throw new NotAllowed(
                    "the outcome has at most " + LONGEST_OUTCOME + " characters; put the rest into a note");
        }
        return clean;
    }
}
