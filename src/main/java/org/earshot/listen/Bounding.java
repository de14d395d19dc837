package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.earshot.configure.Durations;
import org.earshot.mention.Source;
import org.earshot.spend.Allowance;
import org.earshot.spend.Spending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps sources within their budgets. A source that is held keeps its cursor, and goes on from there. */
@Component
class Bounding {
    private static final Logger LOG = LoggerFactory.getLogger(Bounding.class);
    private static final Duration OF_A_CRON = Duration.ofMinutes(15);

    private final Spending spending;
    private final Clock clock;
    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    Bounding(Spending spending, Clock clock) {
        this.spending = spending;
        this.clock = clock;
    }

    /**
     * True where a source must not be read now.
     *
     * @param urged true where it is in the middle of a walk, or a person asked; then it is not slowed down, but still stopped
     */
    boolean holds(Source source, SourceState state, boolean urged) {
        Allowance allowance = spending.allowance(source);
        if (allowance instanceof Allowance.Spent spent) {
            if (!spent.until().equals(said.put(source.id(), spent.until()))) {
                LOG.warn("{}: {}", source.id(), spent.why());
            }
            return true;
        }
        return allowance instanceof Allowance.Slow && !urged && early(source, state);
    }

    /** True before four of its intervals are over; a tick that comes a little early counts. */
    private boolean early(Source source, SourceState state) {
        Instant last = state.seen().lastPollAt();
        Duration interval = source.parameter("cron").isPresent()
                ? OF_A_CRON
                : source.parameter("every").flatMap(Durations::parse).orElse(Duration.ZERO);
        Duration wait = interval.multipliedBy(Allowance.SLOWER).minus(interval.dividedBy(2));
        return last != null
                && clock.instant().isBefore(last.plus(wait))
                && !clock.instant().isBefore(last);
    }
}
