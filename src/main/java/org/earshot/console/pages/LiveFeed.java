package org.earshot.console.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.earshot.admit.SessionsEnded;
import org.earshot.attend.AttendanceChanged;
import org.earshot.respond.CaseChanged;
import org.earshot.respond.PraiseChanged;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers which cases changed, at most four times a second each. Whoever changes a case only leaves its id
 * here; the writing is done by threads of our own. A stream ends with its session: at once where that ended in this daemon, within a
 * beat where it ended by time or in another. It also ends after ten minutes, and the browser asks again.
 */
@Component
class LiveFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int MOST_CLIENTS = 500;
    private static final int WRITERS = 4;
    private static final long TICK_MILLIS = 250;
    private static final long BEAT_TICKS = 80;
    private static final long STREAM_MILLIS = 600_000;
    private static final int DOUBTS = 8;

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final Set<Long> changed = new LinkedHashSet<>();
    private @Nullable ScheduledExecutorService writers;
    private @Nullable ScheduledFuture<?> ticking;
    private long ticks;
    private volatile int crowd = 1;

    /** A stream for one more browser; empty where too many listen already. */
    Optional<SseEmitter> listen(Listener listener) {
        if (clients.size() >= MOST_CLIENTS || !isRunning()) {
            return Optional.empty();
        }
        SseEmitter emitter = new SseEmitter(STREAM_MILLIS);
        LiveClient client = new LiveClient(emitter, listener);
        emitter.onCompletion(() -> clients.remove(client));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> clients.remove(client));
        clients.add(client);
        client.beat(clients.size());
        grown();
        return Optional.of(emitter);
    }

    /** Many come at once after a restart; those who came first must not take it for an empty room until the next beat. */
    private void grown() {
        int now = clients.size();
        if (now >= 2 * crowd) {
            crowd = now;
            clients.forEach(client -> client.beat(now));
        }
    }

    /** Leaves a changed case for the next tick. */
    @EventListener
    void changed(CaseChanged event) {
        synchronized (changed) {
            if (changed.size() <= LiveClient.MOST_IDS) {
                changed.add(event.caseId());
            }
        }
    }

    /** Compliments stand in every queue, as a count or as rows. */
    @EventListener
    void praised(PraiseChanged event) {
        clients.forEach(LiveClient::praised);
    }

    /** Tells those who look at the same case, with the next tick, and nobody else. */
    @EventListener
    void attended(AttendanceChanged event) {
        clients.forEach(client -> client.attended(event.caseId()));
    }

    /** Looks with the next ticks whether streams of that user go on: what ended may not be committed yet. */
    @EventListener
    void ended(SessionsEnded event) {
        clients.forEach(client -> client.doubt(event.user(), DOUBTS));
    }

    /** How many browsers listen. */
    int listeners() {
        return clients.size();
    }

    private void tick() {
        Collection<Long> ids = take();
        boolean beat = ++ticks % BEAT_TICKS == 0;
        crowd = beat ? Math.max(1, clients.size()) : crowd;
        for (LiveClient client : clients) {
            client.note(ids);
            if (beat) {
                client.beat(clients.size());
            }
            boolean doubted = client.doubted() || beat;
            ScheduledExecutorService pool = writers;
            boolean due = pool != null && client.due();
            if (pool != null && (due || doubted)) {
                pool.execute(() -> serve(client, due, doubted));
            }
        }
    }

    private Collection<Long> take() {
        synchronized (changed) {
            List<Long> ids = new ArrayList<>(changed);
            changed.clear();
            return ids;
        }
    }

    private void serve(LiveClient client, boolean due, boolean doubted) {
        if (doubted && over(client)) {
            clients.remove(client);
            client.end();
        } else if (due) {
            write(client);
        }
    }

    /** What cannot be looked at now is looked at again with the next beat. */
    private static boolean over(LiveClient client) {
        try {
            return !client.goesOn();
        } catch (DataAccessException trouble) {
            LOG.warn(
                    "could not look whether the session of a live stream goes on: {}",
                    trouble.getClass().getSimpleName());
            return false;
        }
    }

    private void write(LiveClient client) {
        try {
            client.send();
        } catch (IOException | IllegalStateException gone) {
            clients.remove(client);
            LOG.debug("live stream ended: {}", gone.getMessage());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(WRITERS, task -> {
            Thread thread = new Thread(task, "live-feed");
            thread.setDaemon(true);
            return thread;
        });
        ticking = pool.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        writers = pool;
    }

    @Override
    public synchronized void stop() {
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
        if (writers != null) {
            writers.shutdown();
            writers = null;
        }
        clients.forEach(LiveClient::end);
        clients.clear();
    }

    @Override
    public boolean isRunning() {
        return writers != null;
    }
}
