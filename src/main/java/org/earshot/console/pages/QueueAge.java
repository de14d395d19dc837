package org.earshot.console.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How old the cases are that the queue shows. */
enum QueueAge {
    UNDER_1H(Duration.ofHours(1), true),
    UNDER_1D(Duration.ofDays(1), true),
    UNDER_7D(Duration.ofDays(7), true),
    OVER_1H(Duration.ofHours(1), false),
    OVER_1D(Duration.ofDays(1), false),
    OVER_7D(Duration.ofDays(7), false);

    private final Duration age;
    private final boolean younger;

    QueueAge(Duration age, boolean younger) {
        this.age = age;
        this.younger = younger;
    }

    /** Its word in addresses and in the language file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Opened at this time or later, null for ever. */
    @Nullable
    Instant since(Instant now) {
        return younger ? now.minus(age) : null;
    }

    /** Opened before this time, null for any. */
    @Nullable
    Instant until(Instant now) {
        return younger ? null : now.minus(age);
    }

    /** The age with a word, null for any other. */
    static @Nullable QueueAge of(@Nullable String word) {
        for (QueueAge age : values()) {
            if (age.word().equals(word)) {
                return age;
            }
        }
        return null;
    }
}
