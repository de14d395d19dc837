package org.earshot.fetch;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Rings when the time for something is up. */
final class Alarms implements AutoCloseable {
    private final ScheduledThreadPoolExecutor thread;

    Alarms() {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread alarm = new Thread(task, "fetch-alarm");
            alarm.setDaemon(true);
            return alarm;
        });
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Does something quick after a while, unless it is cancelled before. */
    Future<?> after(Duration time, Runnable deed) {
        return thread.schedule(deed, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
