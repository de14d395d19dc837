package org.earshot.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.earshot.configure.Live;
import org.earshot.notify.AlertSender;
import org.earshot.respond.ReplySender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Notices a wall clock that was set back. Schedules and outboxes are kept as times of the wall clock, so sources and alerts would
 * stand still until it has caught up; they get fresh times instead.
 */
@Component
@Profile("!tool")
public class ClockWatch {
    /** A clock that is set right by the network moves less than this. */
    static final Duration JUMP = Duration.ofMinutes(1);

    /** The schedule itself is looked at every half minute. */
    private static final int LOOKS_BETWEEN = 30;

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final Clock clock;
    private final Runnable schedules;
    private final Runnable late;
    private final List<Consumer<Duration>> outboxes;
    private Instant latest;
    private int looks;
    private volatile @Nullable Instant jumpedAt;

    @Autowired
    ClockWatch(Clock clock, SourceRoutes routes, Live<Configured> configured, AlertSender alerts, ReplySender replies) {
        this(
                clock,
                () -> routes.reschedule(configured.get().sources()),
                () -> routes.wake(configured.get().sources()),
                List.of(alerts::clockSetBack, replies::clockSetBack));
    }

    ClockWatch(Clock clock, Runnable schedules, Runnable late, List<Consumer<Duration>> outboxes) {
        this.clock = clock;
        this.schedules = schedules;
        this.late = late;
        this.outboxes = outboxes;
        this.latest = clock.instant();
    }

    /** Looks at the clock; called about once a second. Where it fails half-way all of it is done again, which only shortens waits. */
    public synchronized void look() {
        Instant now = clock.instant();
        if (now.isBefore(latest.minus(JUMP))) {
            Duration by = Duration.between(now, latest);
            LOG.warn("The clock was set back by {}; sources and outboxes get fresh times", by);
            jumpedAt = now;
            outboxes.forEach(outbox -> outbox.accept(by));
            schedules.run();
        }
        latest = now;
        if (++looks % LOOKS_BETWEEN == 0) {
            late.run();
        }
    }

    /** When the clock was last set back, where that was seen since the start. */
    public Optional<Instant> jumpedAt() {
        return Optional.ofNullable(jumpedAt);
    }
}
