package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.earshot.mention.MentionId;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Keeps the line of one source open: connects, stores what comes, connects again after a break, and ends when it is told to. */
final class KeptStream implements Runnable, StreamReader.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(KeptStream.class);
    /** A wait that is longer is left to the schedule, which opens the line when it is over. */
    private static final Duration SHORT = Duration.ofSeconds(15);
    /** A line that held so long was a good one; the waits begin anew. */
    private static final Duration GOOD = Duration.ofSeconds(60);

    private static final int MOST_TRIES = 4;

    private final Source source;
    private final Streams.House house;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile StreamHealth health = StreamHealth.CLOSED;
    private long openedAt;
    private int failures;

    KeptStream(Source source, Streams.House house) {
        this.source = source;
        this.house = house;
    }

    Source source() {
        return source;
    }

    StreamHealth health() {
        return health;
    }

    /** Ends it soon; what it brings from now on is not stored. */
    void end() {
        ended.countDown();
    }

    @Override
    public void run() {
        try {
            boolean again = true;
            while (again && !over()) {
                again = connect();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.error(
                    "could not note how {} does: {}", source.id(), e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** One connection; true where the next one is due. */
    private boolean connect() throws InterruptedException {
        openedAt = System.nanoTime();
        boolean opened = false;
        Poll poll;
        try {
            poll = house.readers().run(source, house.sources().load(source.id()).cursor(), this);
            opened = health.connectedSince() != null;
        } finally {
            health = health.connected(null);
        }
        if (over()) {
            return false;
        }
        boolean good = opened && System.nanoTime() - openedAt > GOOD.toNanos();
        failures = good ? 1 : failures + 1;
        return note(poll);
    }

    private boolean note(Poll poll) throws InterruptedException {
        SourceState state = house.sources().load(source.id());
        Instant now = house.clock().instant();
        if (poll instanceof Poll.Stop stop) {
            save(state.stop(stop.why(), Fingerprints.of(source), now));
            LOG.warn("stopped {}: {}", source.id(), stop.why());
            return false;
        }
        Poll.TryLater later = (Poll.TryLater) poll;
        Duration delay = house.backoff().after(failures, later.after().orElse(Duration.ZERO));
        save(state.putOff(later, delay, now));
        return delay.compareTo(SHORT) <= 0 && !ended.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void save(SourceState state) {
        house.collisions().retry(() -> house.sources().save(state));
    }

    @Override
    public void opened() {
        openedAt = System.nanoTime();
        health = health.connected(house.clock().instant());
    }

    @Override
    public void event(@Nullable Instant said) {
        health = health.heard(house.clock().instant(), said);
    }

    @Override
    public boolean over() {
        if (ended.getCount() == 0) {
            return true;
        }
        Optional<Source> now = house.book().get().find(source.id());
        boolean same = now.isPresent() && (now.get() == source || now.get().equals(source));
        if (!same) {
            end();
        }
        return !same;
    }

    @Override
    public boolean store(Poll.Page page) {
        for (int tries = 1; !over(); tries++) {
            SourceState state = house.sources().load(source.id());
            if (state.paused()) {
                end();
                return false;
            }
            try {
                house.hearing().hear(source, state, page);
                return true;
            } catch (Hearing.MovedOn e) {
                // Somebody resumed it, or an older connection of ours stored its last page; the next state is the one
                // after that.
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
        return false;
    }

    @Override
    public boolean names(String text) {
        return source.matchesAll() || house.brands().get().matcher().names(source.brand(), text);
    }

    @Override
    public List<MentionId> named(Set<String> owns) {
        List<MentionId> found = new ArrayList<>();
        for (String own : owns) {
            house.mentions().named(source.platform(), own).forEach((id, bringer) -> {
                if (sameServer(bringer)) {
                    found.add(id);
                }
            });
        }
        return found;
    }

    /** The same name means something else on another server. */
    private boolean sameServer(String bringer) {
        Optional<Source> other = house.book().get().find(bringer);
        return bringer.equals(source.id())
                || other.isPresent() && server(other.get()).equals(server(source));
    }

    private static String server(Source source) {
        return source.parameter("server").orElse("").strip().replaceAll("/+$", "");
    }
}
