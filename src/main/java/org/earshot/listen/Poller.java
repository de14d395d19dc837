package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.earshot.configure.Live;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Polls a source: page by page from its cursor, each page stored before the next is asked for. */
@Component("poller")
public class Poller {
    /** Pages in one poll; what lies behind them is read by the next one. */
    static final int MOST_PAGES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(15);

    private final Live<SourceBook> book;
    private final Readers readers;
    private final Hearing hearing;
    private final SourceTable sources;
    private final Collisions collisions;
    private final Clock clock;
    private final Set<String> polling = ConcurrentHashMap.newKeySet();

    Poller(
            Live<SourceBook> book,
            Readers readers,
            Hearing hearing,
            SourceTable sources,
            Collisions collisions,
            Clock clock) {
        this.book = book;
        this.readers = readers;
        this.hearing = hearing;
        this.sources = sources;
        this.collisions = collisions;
        this.clock = clock;
    }

    /** Polls a source unless it is paused, stopped, put off, or being polled right now. An id that is not configured is left alone. */
    public void poll(String sourceId) {
        book.get().find(sourceId).ifPresent(source -> alone(source, false));
    }

    /** Polls a source at once, also one that was stopped or put off, but not a paused one. */
    void pollNow(String sourceId) {
        book.get().find(sourceId).ifPresent(source -> alone(source, true));
    }

    private void alone(Source source, boolean asked) {
        if (!polling.add(source.id())) {
            return;
        }
        try {
            walk(source, asked);
        } catch (Hearing.MovedOn e) {
            LOG.info("left {} to who polls it now", source.id());
        } catch (DataAccessException | TransactionException e) {
            storeFailed(source, e);
        } finally {
            polling.remove(source.id());
        }
    }

    private void walk(Source source, boolean asked) {
        for (int page = 0; page < MOST_PAGES; page++) {
            SourceState state = sources.load(source.id());
            boolean insist = asked && page == 0;
            boolean held = state.stopped(Fingerprints.of(source)) || !state.due(clock.instant());
            if (state.paused() || (held && !insist)) {
                return;
            }
            Poll poll = readers.read(source, state.cursor());
            if (poll instanceof Poll.Page read) {
                hearing.hear(source, state, read);
                if (!read.more()) {
                    return;
                }
            } else {
                note(source, state, poll);
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
            save(state.putOff(later, backOff(state.failures()), clock.instant()));
        }
    }

    private void save(SourceState state) {
        collisions.retry(() -> sources.save(state));
    }

    /** The cursor has not moved, so the page comes again; if even this note cannot be stored, the log has it. */
    private void storeFailed(Source source, RuntimeException failure) {
        String cause = failure.getClass().getSimpleName();
        LOG.error("could not store what {} brought: {}", source.id(), cause);
        Poll.TryLater later = new Poll.TryLater(
                Optional.empty(),
                "could not store what " + source.id() + " brought: the database failed with " + cause
                        + "; look at its log and at the free space on the disk",
                null);
        try {
            SourceState state = sources.load(source.id());
            save(state.putOff(later, backOff(state.failures()), clock.instant()));
        } catch (DataAccessException | TransactionException e) {
            LOG.error(
                    "could not note the trouble of {}: {}",
                    source.id(),
                    e.getClass().getSimpleName());
        }
    }

    /** 1, 2, 4 … seconds up to 15 minutes. */
    static Duration backOff(int failures) {
        Duration wait = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures, 20));
        return wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
    }
}
