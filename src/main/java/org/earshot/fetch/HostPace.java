package org.earshot.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Gives each server one request at a time, first come, first served, and one that is paced a pause after the end of the
 * one before. Counts in System.nanoTime(), so a clock that is set does not matter.
 */
final class HostPace implements AutoCloseable {
    /** Lanes are swept when there are more. */
    private static final int MANY_LANES = 512;

    /** Longer than any pause, so that a lane which stood still for so long may be forgotten. */
    private static final long FORGET_AFTER = TimeUnit.MINUTES.toNanos(61);

    private final Duration longest;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    HostPace(Duration longest) {
        this.longest = longest;
    }

    /**
     * Waits for the server's turn.
     *
     * @param pause since the last request; zero for a request that goes as soon as none is under way, also while
     *     others wait for their pause to end
     * @return empty if it would take longer than the longest wait, or if we are closing; the turn must be closed
     */
    Optional<Turn> take(String server, Duration pause) {
        long until = System.nanoTime() + longest.toNanos();
        Lane lane = enter(server);
        boolean taken = false;
        try {
            taken = pause.isZero() ? open(lane, until) : openAfter(pause, lane, until);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!taken) {
                leave(server);
            }
        }
        return taken ? Optional.of(new Turn(server, lane, !pause.isZero())) : Optional.empty();
    }

    /** Ends every wait. */
    @Override
    public void close() {
        closed.countDown();
    }

    /** How many servers are remembered. */
    int remembered() {
        return lanes.size();
    }

    private boolean openAfter(Duration pause, Lane lane, long until) throws InterruptedException {
        if (!lane.paced.tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean open = false;
        try {
            open = pause(lane, pause, until) && open(lane, until);
        } finally {
            if (!open) {
                lane.paced.release();
            }
        }
        return open;
    }

    private boolean pause(Lane lane, Duration pause, long until) throws InterruptedException {
        long start = lane.used ? lane.freeSince + pause.toNanos() : System.nanoTime();
        long wait = start - System.nanoTime();
        if (wait > 0 && start - until > 0) {
            return false;
        }
        return !closed.await(Math.max(0, wait), TimeUnit.NANOSECONDS);
    }

    private boolean open(Lane lane, long until) throws InterruptedException {
        boolean open = lane.door.tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (open && closed.getCount() == 0) {
            lane.door.release();
            return false;
        }
        return open;
    }

    private Lane enter(String server) {
        if (lanes.size() > MANY_LANES) {
            long now = System.nanoTime();
            lanes.keySet()
                    .forEach(key -> lanes.computeIfPresent(key, (same, lane) -> lane.forgettable(now) ? null : lane));
        }
        return lanes.compute(server, (same, known) -> {
            Lane lane = known == null ? new Lane() : known;
            lane.guests++;
            return lane;
        });
    }

    private void leave(String server) {
        lanes.computeIfPresent(server, (same, lane) -> {
            lane.guests--;
            return lane;
        });
    }

    /** One server: freeSince and used belong to whoever holds the door, guests to the map's lock on the key. */
    private static final class Lane {
        private final Semaphore paced = new Semaphore(1, true);
        private final Semaphore door = new Semaphore(1, true);
        private volatile long freeSince;
        private volatile boolean used;
        private int guests;

        boolean forgettable(long now) {
            return guests == 0 && (!used || now - freeSince > FORGET_AFTER);
        }
    }

    /** The leave to send one request. */
    final class Turn implements AutoCloseable {
        private final String server;
        private final Lane lane;
        private final boolean paced;

        private Turn(String server, Lane lane, boolean paced) {
            this.server = server;
            this.lane = lane;
            this.paced = paced;
        }

        @Override
        public void close() {
            lane.freeSince = System.nanoTime();
            lane.used = true;
            lane.door.release();
            if (paced) {
                lane.paced.release();
            }
            leave(server);
        }
    }
}
