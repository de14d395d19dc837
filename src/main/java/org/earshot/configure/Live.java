package org.earshot.configure;

/**
 * A part of the configuration as it is now; swapped whole when the admin's files change.
 *
 * @param <T> an immutable type
 */
public final class Live<T> {
    private volatile T present;

    /** Starts with the given value. */
    public Live(T first) {
        present = first;
    }

    /** The present value; read it once per decision, so that the decision is of one piece. */
    public T get() {
        return present;
    }

    /** Puts a checked value in place and returns the one before. */
    public synchronized T swap(T next) {
        T before = present;
        present = next;
        return before;
    }
}
