package org.earshot.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.configure.Live;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Notices a wall clock that was set back. The schedules are kept as times of the wall clock, so sources would stay silent until it
 * has caught up; they get fresh times instead.
 */
@Component
@Profile("!tool")
public class ClockWatch {
    /** A clock that is set right by the network moves less than this. */
    static final Duration JUMP = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final Clock clock;
    private final SourceRoutes routes;
    private final Live<Configured> configured;
    private Instant latest;
    private volatile @Nullable Instant jumpedAt;

    ClockWatch(Clock clock, SourceRoutes routes, Live<Configured> configured) {
        this.clock = clock;
        this.routes = routes;
        this.configured = configured;
        this.latest = clock.instant();
    }

    /** Looks at the clock; called about twice a second. */
    public synchronized void look() {
        Instant now = clock.instant();
        if (now.isBefore(latest.minus(JUMP))) {
            LOG.warn("The clock was set back by {}; the sources get fresh times", Duration.between(now, latest));
            jumpedAt = now;
            routes.reschedule(configured.get().sources());
        }
        latest = now;
    }

    /** When the clock was last set back, where that was seen since the start. */
    public Optional<Instant> jumpedAt() {
        return Optional.ofNullable(jumpedAt);
    }
}
