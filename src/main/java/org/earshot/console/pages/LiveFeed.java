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
import org.earshot.respond.CaseChanged;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers which cases changed, at most four times a second each. Whoever changes a case only leaves its id
 * here; the writing is done by threads of our own. A stream ends after ten minutes and the browser asks again, so
 * that nobody listens on longer than their login.
 */
@Component
class LiveFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int MOST_CLIENTS = 500;
    private static final int WRITERS = 4;
    private static final long TICK_MILLIS = 250;
    private static final long BEAT_TICKS = 80;
    private static final long STREAM_MILLIS = 600_000;

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final Set<Long> changed = new LinkedHashSet<>();
    private @Nullable ScheduledExecutorService writers;
    private @Nullable ScheduledFuture<?> ticking;
    private long ticks;

    /** A stream for one more browser; empty where too many listen already. */
    Optional<SseEmitter> listen() {
        if (clients.size() >= MOST_CLIENTS || !isRunning()) {
            return Optional.empty();
        }
        SseEmitter emitter = new SseEmitter(STREAM_MILLIS);
        LiveClient client = new LiveClient(emitter);
        emitter.onCompletion(() -> clients.remove(client));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> clients.remove(client));
        clients.add(client);
        client.beat();
        return Optional.of(emitter);
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

    /** How many browsers listen. */
    int listeners() {
        return clients.size();
    }

    private void tick() {
        Collection<Long> ids = take();
        boolean beat = ++ticks % BEAT_TICKS == 0;
        for (LiveClient client : clients) {
            client.note(ids);
            if (beat) {
                client.beat();
            }
            ScheduledExecutorService pool = writers;
            if (pool != null && client.due()) {
                pool.execute(() -> write(client));
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
