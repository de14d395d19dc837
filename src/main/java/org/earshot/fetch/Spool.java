package org.earshot.fetch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.earshot.fetch.Line.Heard;
import org.jspecify.annotations.Nullable;

/** Messages between who reads a line and who takes them; a full one makes the reader wait, and so the other side. */
final class Spool {
    private static final int MOST = 2_000;
    private static final long MOST_LETTERS = 4_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final Deque<Heard.Message> waiting = new ArrayDeque<>();
    private long letters;
    private Heard.@Nullable Ended ended;

    /** Waits for room and adds a message; false once the spool ended. */
    boolean put(Heard.Message message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (ended == null && !waiting.isEmpty() && full(message)) {
                room.await();
            }
            if (ended != null) {
                return false;
            }
            waiting.add(message);
            letters += message.text().length();
            news.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean full(Heard.Message message) {
        return waiting.size() >= MOST || letters + message.text().length() > MOST_LETTERS;
    }

    /** The next message, or why there is none. */
    Heard take(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (waiting.isEmpty() && ended == null && left > 0) {
                left = news.awaitNanos(left);
            }
            Heard.Message message = waiting.poll();
            if (message != null) {
                letters -= message.text().length();
                room.signal();
                return message;
            }
            return ended == null ? new Heard.Nothing() : ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard.Ended("interrupted");
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in; the first reason stays. */
    void end(String why) {
        lock.lock();
        try {
            ended = ended == null ? new Heard.Ended(why) : ended;
            room.signalAll();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
