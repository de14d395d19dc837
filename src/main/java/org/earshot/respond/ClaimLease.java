package org.earshot.respond;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** For how long a claim is good while its holder does nothing: {@code earshot.claims.lease}. */
@Component
class ClaimLease {
    private static final String KEY = "earshot.claims.lease";
    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(30);

    private final Duration length;

    ClaimLease(Environment environment) {
        length = Binder.get(environment).bind(KEY, Duration.class).orElse(USUAL);
        if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(KEY + " must lie between 1m and 30d; write it like 30m or 2h");
        }
    }

    /** When a claim ends whose holder did something just now. */
    Instant from(Instant now) {
        return now.plus(length);
    }

    /** The end below which a renewal is worth writing: a tenth of the lease has passed since the last one. */
    Instant stale(Instant now) {
        return now.plus(length).minus(length.dividedBy(10));
    }
}
