package org.earshot.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Works off the outbox of alerts. Every lane (one host, one mail server) has at most one thread at a time, so a slow receiver
 * holds up only itself.
 */
@Component("alertSender")
public class AlertSender implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(AlertSender.class);
    private static final int THREADS = 8;
    private static final int BATCH = 50;
    private static final int PATIENCE_SECONDS = 5;

    private final AlertTable table;
    private final AlertAttempt attempt;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> new Thread(work, "alert-sender"));

    AlertSender(AlertTable table, AlertAttempt attempt, Clock clock) {
        this.table = table;
        this.attempt = attempt;
        this.clock = clock;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Sets every lane going that has something due and is not going already; returns at once. */
    public void sendDue() {
        Map<String, List<AlertTable.Target>> lanes = new LinkedHashMap<>();
        for (AlertTable.Target target : table.due(clock.instant())) {
            lanes.computeIfAbsent(attempt.lane(target), lane -> new ArrayList<>())
                    .add(target);
        }
        lanes.forEach(this::start);
    }

    /** Keeps what is due, or waits, as near as it was when the clock is set back. */
    public void clockSetBack(Duration by) {
        table.clockSetBack(by);
    }

    private void start(String lane, List<AlertTable.Target> targets) {
        if (!busy.add(lane)) {
            return;
        }
        try {
            threads.execute(() -> run(lane, targets));
        } catch (RejectedExecutionException e) {
            busy.remove(lane);
            LOG.debug("lane not started: shutting down");
        }
    }

    /** A failure of the database ends the lane's turn; the rows stay due, and the next tick tries them again. */
    private void run(String lane, List<AlertTable.Target> targets) {
        try {
            boolean willing = true;
            for (int i = 0; i < targets.size() && willing; i++) {
                willing = drain(targets.get(i));
            }
        } catch (RuntimeException e) {
            LOG.warn("sending alerts stopped for this turn: {}", e.toString());
        } finally {
            busy.remove(lane);
        }
    }

    /** Sends until nothing is due, or until the receiver says that it cannot take more now: then false. */
    private boolean drain(AlertTable.Target target) {
        List<Alert> due = table.due(target, clock.instant(), BATCH);
        while (!due.isEmpty()) {
            boolean moved = false;
            for (Alert alert : due) {
                switch (attempt.send(alert)) {
                    case PUT_OFF -> {
                        return false;
                    }
                    case DONE -> moved = true;
                    case TAKEN -> LOG.debug("{} is being sent by another", alert.id());
                }
            }
            due = moved && !threads.isShutdown() ? table.due(target, clock.instant(), BATCH) : List.of();
        }
        return true;
    }

    /** Lets the attempts under way end, for a few seconds; what is cut off then is tried again when its lease is over. */
    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
