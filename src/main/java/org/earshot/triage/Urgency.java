package org.earshot.triage;

/** How long a mention can wait; the order is the order of the queue. */
public enum Urgency {
    CRITICAL,
    HIGH,
    NORMAL,
    LOW;

    /** 0 for critical to 3 for low. */
    public int rank() {
        return ordinal();
    }

    /** True for what cannot wait: critical and high. */
    public boolean urgent() {
        return this == CRITICAL || this == HIGH;
    }
}
