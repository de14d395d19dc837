package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.earshot.configure.Live;
import org.earshot.fetch.Backoff;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Polls a source: page by page from its cursor, each page stored before the next is asked for. */
@Component("poller")
public class Poller {
    /** Pages in one poll; what lies behind them is read by the next one. */
    static final int MOST_PAGES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final Live<SourceBook> book;
    private final Readers readers;
    private final Hearing hearing;
    private final SourceTable sources;
    private final Collisions collisions;
    private final Bounding bounding;
    private final Backoff backoff;
    private final Clock clock;
    private final Set<String> polling = ConcurrentHashMap.newKeySet();

    @Autowired
    Poller(
            Live<SourceBook> book,
            Readers readers,
            Hearing hearing,
            SourceTable sources,
            Collisions collisions,
            Bounding bounding,
            Clock clock) {
        this(book, readers, hearing, sources, collisions, bounding, new Backoff(new Random()), clock);
    }

    Poller(
            Live<SourceBook> book,
            Readers readers,
            Hearing hearing,
            SourceTable sources,
            Collisions collisions,
            Bounding bounding,
            Backoff backoff,
            Clock clock) {
        this.book = book;
        this.readers = readers;
        this.hearing = hearing;
        this.sources = sources;
        this.collisions = collisions;
        this.bounding = bounding;
        this.backoff = backoff;
        this.clock = clock;
    }

    /**
     * Polls a source unless it is paused, stopped, put off, or being polled right now. An id that is not configured is left alone, and
     * so is a source that is only pushed to.
     */
    public void poll(String sourceId) {
        book.get().find(sourceId).ifPresent(source -> alone(source, false));
    }

    /** Fetches what was pushed while nobody listened, from the platforms that can tell. */
    public void catchUp() {
        book.get().all().stream().filter(readers::catchesUp).forEach(source -> alone(source, false));
    }

    /** Polls a source at once, also one that was stopped or put off, but not a paused one. */
    void pollNow(String sourceId) {
        book.get().find(sourceId).ifPresent(source -> alone(source, true));
    }

    private void alone(Source source, boolean asked) {
        if (!readers.reads(source) || !polling.add(source.id())) {
            return;
        }
        try {
            walk(source, asked);
        } catch (Hearing.MovedOn e) {
            LOG.info("left {} to who polls it now", source.id());
        } catch (DataAccessException | TransactionException e) {
            failed(
                    source,
                    "the database failed with " + kind(e) + "; look at its log and at the free space on the disk");
        } catch (RuntimeException e) {
            failed(source, kind(e) + ", which is a fault in Earshot; it will be tried again");
        } finally {
            polling.remove(source.id());
        }
    }

    private void walk(Source source, boolean asked) {
        for (int page = 0; page < MOST_PAGES; page++) {
            SourceState state = sources.load(source.id());
            boolean insist = asked && page == 0;
            boolean held = state.stopped(Fingerprints.of(source)) || !state.due(clock.instant());
            if (state.paused() || (held && !insist) || bounding.holds(source, state, page > 0 || asked)) {
                return;
            }
            Meter.Metered<Poll> read = readers.read(source, state.cursor());
            Visit visit = Visit.of(read, page == 0);
            if (read.result() instanceof Poll.Page found) {
                hearing.hear(source, state, found, visit);
                if (!found.more()) {
                    return;
                }
            } else {
                hearing.inVain(source, visit, Optional.empty());
                note(source, state, read.result());
                return;
            }
        }
    }

    private void note(Source source, SourceState state, Poll poll) {
        if (poll instanceof Poll.Stop stop) {
            save(state.stop(stop.why(), Fingerprints.of(source), clock.instant()));
            if (state.state() != SourceHealth.State.STOPPED) {
                LOG.warn("stopped {}: {}", source.id(), stop.why());
            }
        } else if (poll instanceof Poll.TryLater later) {
            putOff(state, later);
        }
    }

    private void putOff(SourceState state, Poll.TryLater later) {
        Duration delay = backoff.after(state.failures() + 1, later.after().orElse(Duration.ZERO));
        save(state.putOff(later, delay, clock.instant()));
    }

    private void save(SourceState state) {
        collisions.retry(() -> sources.save(state));
    }

    /** What was not stored comes again, because the cursor stays with it; if even this note cannot be stored, the log has it. */
    private void failed(Source source, String cause) {
        String why = "could not store what " + source.id() + " brought: " + cause;
        LOG.error("{}", why);
        try {
            SourceState state = sources.load(source.id());
            Poll.TryLater later = new Poll.TryLater(Optional.empty(), why, null);
            putOff(state, later);
        } catch (DataAccessException | TransactionException e) {
            LOG.error("could not note the trouble of {}: {}", source.id(), kind(e));
        }
    }

    private static String kind(RuntimeException failure) {
        return failure.getClass().getSimpleName();
    }
}
