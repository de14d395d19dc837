package org.earshot.listen;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Glance;
import org.earshot.mention.GoneTable;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Nudges;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Stage;
import org.springframework.stereotype.Component;

/**
 * Stores posts: mentions, counts, gaps and the cursor move in one transaction; the line is nudged after it. What touches mentions comes
 * before the counts, as with whoever reads both, so that neither waits for the other for ever.
 */
@Component
class Hearing {
    private final Live<BrandBook> brands;
    private final Glance glance;
    private final MentionInbox inbox;
    private final GoneTable gone;
    private final Threading threading;
    private final LedgerTable ledger;
    private final SourceTable sources;
    private final Bookkeeping books;
    private final Collisions collisions;
    private final Nudges nudges;
    private final Clock clock;

    Hearing(
            Live<BrandBook> brands,
            Glance glance,
            MentionInbox inbox,
            GoneTable gone,
            Threading threading,
            LedgerTable ledger,
            SourceTable sources,
            Bookkeeping books,
            Collisions collisions,
            Nudges nudges,
            Clock clock) {
        this.brands = brands;
        this.glance = glance;
        this.inbox = inbox;
        this.gone = gone;
        this.threading = threading;
        this.ledger = ledger;
        this.sources = sources;
        this.books = books;
        this.collisions = collisions;
        this.nudges = nudges;
        this.clock = clock;
    }

    /** Stores a page that came without being asked for, and the cursor behind it. */
    void hear(Source source, SourceState state, Poll.Page page) {
        hear(source, state, page, Visit.NONE);
    }

    /**
     * Stores a page and the cursor behind it, and counts what it took.
     *
     * @throws MovedOn where somebody else changed the source since the state was loaded; nothing is stored then
     */
    void hear(Source source, SourceState state, Poll.Page page, Visit visit) {
        List<Post> ours = threading.wanted(source, page.posts(), brands.get());
        nudge(collisions.retry(
                () -> keep(source, state, visit.brought(page, state.cursor().isStart()), ours)));
    }

    private MentionInbox.Stored keep(Source source, SourceState state, Visit.Brought brought, List<Post> ours) {
        Poll.Page page = brought.page();
        Instant now = clock.instant();
        MentionInbox.Stored stored = store(ours, new MentionInbox.Origin(source.id(), source.brand(), now));
        gone.mark(page.gone(), now);
        ledger.add(
                source.id(),
                stored,
                page.posts().size() - ours.size() + page.unmatched(),
                page.refused().size());
        books.brought(source, brought, ours, stored);
        if (page.gap() != null) {
            sources.addGap(source.id(), page.gap(), now);
        }
        if (!sources.save(state.read(page, stored.stored() > 0, now))) {
            throw new MovedOn(source.id());
        }
        return stored;
    }

    /**
     * Stores what was pushed.
     *
     * @param fresh marks the delivery as taken, in the same transaction; false where it was taken before
     * @return false where it was taken before; nothing is stored then
     */
    boolean hear(Source source, Received.Heard heard, BooleanSupplier fresh) {
        List<Post> ours = threading.wanted(source, heard.posts(), brands.get());
        Optional<MentionInbox.Stored> stored = collisions.retry(
                () -> fresh.getAsBoolean() ? Optional.of(keep(source, heard, ours)) : Optional.empty());
        stored.ifPresent(this::nudge);
        return stored.isPresent();
    }

    private MentionInbox.Stored keep(Source source, Received.Heard heard, List<Post> ours) {
        Instant now = clock.instant();
        MentionInbox.Stored stored = store(ours, new MentionInbox.Origin(source.id(), source.brand(), now));
        gone.mark(heard.gone(), now);
        ledger.add(
                source.id(),
                stored,
                heard.posts().size() - ours.size(),
                heard.refused().size());
        books.pushed(source, heard.posts(), ours, stored);
        sources.pushed(source.id(), stored.stored() > 0, now);
        return stored;
    }

    /** Stores what a second look at stored posts brought, and notes what it found deleted; what reads as before is not counted again. */
    void again(Source source, Recheck.Looked looked, Visit visit, Runnable also) {
        MentionInbox.Origin origin = new MentionInbox.Origin(source.id(), source.brand(), clock.instant());
        List<Post> wanted = threading.again(looked.posts());
        MentionInbox.Stored stored = collisions.retry(() -> {
            MentionInbox.Stored kept = store(wanted, origin);
            gone.mark(looked.gone(), origin.at());
            also.run();
            ledger.add(
                    origin.source(),
                    new MentionInbox.Stored(kept.stored(), kept.edited(), 0, List.of(), Map.of()),
                    0,
                    0);
            books.again(source, visit, looked.posts());
            return kept;
        });
        nudge(stored);
    }

    /** Counts what was asked for and is not stored: it failed, or was only a try. */
    void inVain(Source source, Visit visit, Optional<Poll.Page> page) {
        collisions.retry(() -> books.inVain(source, visit, page));
    }

    /** Stores posts that somebody says are about the brand; all of them or none. */
    MentionInbox.Stored accept(List<Post> posts, MentionInbox.Origin origin) {
        MentionInbox.Stored stored = collisions.retry(() -> {
            MentionInbox.Stored kept = store(posts, origin);
            ledger.add(origin.source(), kept, 0, 0);
            return kept;
        });
        nudge(stored);
        return stored;
    }

    private MentionInbox.Stored store(List<Post> posts, MentionInbox.Origin origin) {
        return inbox.store(posts, origin, glance::urgent);
    }

    private void nudge(MentionInbox.Stored stored) {
        if (!stored.nudges().isEmpty()) {
            nudges.nudge(Stage.HEARD, stored.nudges());
        }
    }

    /** Another daemon polled the source, or an admin changed it, since its state was loaded. */
    static final class MovedOn extends RuntimeException {
        MovedOn(String source) {
            super("source " + source + " moved on meanwhile");
        }
    }
}
