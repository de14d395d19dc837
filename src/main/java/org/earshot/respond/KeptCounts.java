package org.earshot.respond;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps counts for a few seconds. Nobody sees whether 9,431 cases wait or 9,432, and counting them costs more than the page that says
 * so; a small number is counted again as soon as any case changed, so that staff see what they just did. However many ask at once, one
 * of them counts a large number; the others take the one before.
 */
@Component
class KeptCounts {
    /** The smallest count that is kept although cases change. */
    static final long LARGE = 1_000;

    static final Duration FRESH = Duration.ofSeconds(5);

    /** So long the others take an old one while somebody counts anew. */
    private static final Duration USABLE = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 500;

    private final Map<Object, Kept> kept = new ConcurrentHashMap<>();
    private final Map<Object, CompletableFuture<Long>> first = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Clock clock;

    KeptCounts(Clock clock) {
        this.clock = clock;
    }

    /** The count of what the key names: the one kept, where it is large and fresh. */
    long of(Object key, LongSupplier count) {
        Instant now = clock.instant();
        Kept before = kept.get(key);
        if (before == null || !before.within(USABLE, now)) {
            return together(key, count);
        }
        if (before.count() < LARGE) {
            boolean same = before.within(FRESH, now) && before.changes() == changes.get();
            return same ? before.count() : counted(key, count);
        }
        if (before.within(FRESH, now) || !before.recounting().compareAndSet(false, true)) {
            return before.count();
        }
        try {
            return counted(key, count);
        } finally {
            before.recounting().set(false);
        }
    }

    /**
     * Nobody knows yet how large it is: whoever asks while another counts waits for that. A small number may have been read before what
     * the one who waited did last, and is then counted again.
     */
    private long together(Object key, LongSupplier count) {
        CompletableFuture<Long> mine = new CompletableFuture<>();
        CompletableFuture<Long> other = first.putIfAbsent(key, mine);
        if (other != null) {
            try {
                long joined = other.join();
                return joined < LARGE ? of(key, count) : joined;
            } catch (CompletionException failed) {
                return counted(key, count);
            }
        }
        try {
            long counted = counted(key, count);
            mine.complete(counted);
            return counted;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            first.remove(key, mine);
        }
    }

    /** A case changed, and that is committed. */
    @EventListener
    void changed(CaseChanged event) {
        changes.incrementAndGet();
    }

    /** Compliments stand in a count beside cases. */
    @EventListener
    void changed(PraiseChanged event) {
        changes.incrementAndGet();
    }

    private long counted(Object key, LongSupplier count) {
        Instant now = clock.instant();
        long before = changes.get();
        long counted = count.getAsLong();
        if (kept.size() >= MOST_KEPT) {
            kept.values().removeIf(old -> old.count() < LARGE || !old.within(FRESH, now));
        }
        kept.put(key, new Kept(counted, now, before, new AtomicBoolean()));
        return counted;
    }

    private record Kept(long count, Instant at, long changes, AtomicBoolean recounting) {
        /** A time ahead of now was kept before the clock was set back. */
        boolean within(Duration age, Instant now) {
            return now.isBefore(at.plus(age)) && !at.isAfter(now);
        }
    }
}
