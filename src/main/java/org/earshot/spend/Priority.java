package org.earshot.spend;

import java.util.Locale;
import java.util.Optional;

/** Which source goes on longest when what is shared gets short. */
public enum Priority {
    /** Goes on at its own pace until nothing is left. */
    URGENT,
    /** Slows down first, and stops before the urgent ones. */
    NORMAL,
    /** Stops as soon as the soft limit is reached. */
    LOW;

    /** As an admin writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Priority> written(String word) {
        for (Priority priority : values()) {
            if (priority.word().equals(word)) {
                return Optional.of(priority);
            }
        }
        return Optional.empty();
    }
}
