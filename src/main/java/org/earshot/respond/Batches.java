package org.earshot.respond;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.earshot.store.Ids;
import org.springframework.stereotype.Service;

/**
 * Does one deed to many cases, each in a transaction of its own, and undoes it. Undoing restores each case as it was, unless anything
 * happened to it since; both stand in its journal.
 */
@Service
public class Batches {
    /** For so long a deed can be undone. */
    public static final Duration UNDONE_WITHIN = Duration.ofMinutes(10);

    /** More cases than this at once are none that anybody looked at; the others are left as they are, and said to be. */
    public static final int MOST = 500;

    private final CaseTable cases;
    private final BatchTable batches;
    private final CaseMentionTable filings;
    private final JournalTable journal;
    private final Deeds deeds;
    private final Deciding deciding;
    private final Ids ids;
    private final Clock clock;

    Batches(
            CaseTable cases,
            BatchTable batches,
            CaseMentionTable filings,
            JournalTable journal,
            Deeds deeds,
            Deciding deciding,
            Ids ids,
            Clock clock) {
        this.cases = cases;
        this.batches = batches;
        this.filings = filings;
        this.journal = journal;
        this.deeds = deeds;
        this.deciding = deciding;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Does it to up to 500 cases.
     *
     * @throws NotAllowed where the wish makes no sense for any case
     */
    public BatchResult perform(Collection<Long> some, String user, BatchWish wish) {
        Step step = step(user, wish);
        Batch batch = new Batch(ids.next(), Cases.named(user), step.deed(), clock.instant());
        deciding.decide(() -> batches.open(batch));
        return each(batch.id(), some, id -> perform(batch, id, step));
    }

    /**
     * Undoes a deed of the user's own.
     *
     * @throws NoSuchElementException where the user did no such deed in the last ten minutes
     */
    public BatchResult undo(long batchId, String user) {
        Instant earliest = clock.instant().minus(UNDONE_WITHIN);
        Batch batch = batches.find(batchId)
                .filter(known -> known.doer().equals(user) && !known.at().isBefore(earliest))
                .orElseThrow(() -> new NoSuchElementException("there is no deed " + batchId + " to undo"));
        return each(batchId, batches.cases(batchId), id -> restore(batch, id));
    }

    private BatchResult each(long batch, Collection<Long> some, Consumer<Long> deed) {
        List<Long> done = new ArrayList<>();
        List<BatchResult.Refusal> refused = new ArrayList<>();
        for (long id : some.stream().distinct().toList()) {
            boolean full = done.size() + refused.size() >= MOST;
            Optional<BatchResult.Refusal> no = full ? refused(id, BatchResult.Why.MANY, null) : tried(id, deed);
            no.ifPresentOrElse(refused::add, () -> done.add(id));
        }
        return new BatchResult(batch, done, refused);
    }

    private Optional<BatchResult.Refusal> tried(long id, Consumer<Long> deed) {
        try {
            deed.accept(id);
            return Optional.empty();
        } catch (HeldByAnother held) {
            return refused(id, BatchResult.Why.HELD, held.holder());
        } catch (Unchanged same) {
            return refused(id, BatchResult.Why.ALREADY, null);
        } catch (Overtaken changed) {
            return refused(id, BatchResult.Why.CHANGED, journal.last(id).orElse(null));
        } catch (NotAllowed state) {
            return refused(id, BatchResult.Why.STATE, null);
        } catch (NoSuchElementException missing) {
            return refused(id, BatchResult.Why.MISSING, null);
        }
    }

    private Optional<BatchResult.Refusal> refused(
            long id, BatchResult.Why why, @org.jspecify.annotations.Nullable String who) {
        return Optional.of(new BatchResult.Refusal(id, cases.find(id).orElse(null), why, who));
    }

    private void perform(Batch batch, long id, Step step) {
        deciding.change(id, () -> {
            Case before = cases.take(id);
            step.deed().check(before, batch.doer());
            if (step.isSo(before, batch.doer())) {
                throw new Unchanged();
            }
            batches.keep(batch.id(), before, filings.open(id));
            Deeds.Act act = new Deeds.Act(step.deed(), batch.doer(), step.words(before));
            return deeds.within(id, act, draft -> step.change(draft, deeds, clock.instant()));
        });
    }

    private void restore(Batch batch, long id) {
        deciding.change(id, () -> {
            Case now = cases.take(id);
            BatchTable.Before before = batches.before(batch.id(), id);
            if (now.version() != before.version()) {
                throw new Overtaken();
            }
            Instant at = clock.instant();
            batches.restore(before, at);
            before.unanswered().forEach(filings::unanswer);
            batches.drop(batch.id(), id);
            journal.add(id, at, new JournalTable.Line(batch.doer(), batch.deed().undone(), null));
            return cases.find(id).orElseThrow(() -> CaseTable.missing(id));
        });
    }

    private Step step(String user, BatchWish wish) {
        Step step = Step.of(user, wish);
        if (wish instanceof BatchWish.Snooze snooze) {
            return step.checked(brand -> {
                Instant until = snooze.until().apply(brand);
                if (!until.isAfter(clock.instant())) {
                    throw new NotAllowed("the time to come back must lie ahead");
                }
                return until;
            });
        }
        return step;
    }

    /** A deed that was done to many cases. */
    record Batch(long id, String doer, Deed deed, Instant at) {}

    /** The deed would change nothing. */
    private static final class Unchanged extends NotAllowed {
        Unchanged() {
            super("it is so already");
        }
    }

    /** Something happened since. */
    private static final class Overtaken extends NotAllowed {
        Overtaken() {
            super("it changed since");
        }
    }
}
