package org.earshot.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durations that were measured, and what they come to. */
final class Samples {
    private final List<Long> nanos = new ArrayList<>();

    synchronized void add(Duration taken) {
        nanos.add(taken.toNanos());
    }

    synchronized int size() {
        return nanos.size();
    }

    /** The middle, the 95th of a hundred, and the worst, in milliseconds. */
    synchronized String line() {
        return String.format(
                Locale.ROOT, "p50 %.1f ms, p95 %.1f ms, max %.1f ms of %d", at(0.5), at(0.95), at(1), nanos.size());
    }

    /** The middle and the 99th of a hundred, in milliseconds. */
    synchronized String tail() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms, max %.1f ms of %d", at(0.5), at(0.99), at(1), nanos.size());
    }

    private double at(double part) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int index = (int) Math.ceil(part * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }
}
