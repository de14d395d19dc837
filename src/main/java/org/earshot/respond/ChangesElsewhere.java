package org.earshot.respond;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.earshot.store.Dialect;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes known here which cases other daemons on the same database changed. It looks back a little further than it looked before, since a
 * change is committed some time after it was dated; what was made known already is not again. Clocks of daemons may be seconds apart:
 * rather a change is told twice than never.
 */
@Component("changesElsewhere")
public class ChangesElsewhere {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    /** A change of our own is told at most so long after it was dated. */
    private static final Duration OURS = Duration.ofSeconds(1);

    private static final int MOST = 500;

    private final RecentChangeTable table;
    private final Dialect dialect;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<Long, Long> told = new ConcurrentHashMap<>();
    private Map<Long, Long> seen = new HashMap<>();

    ChangesElsewhere(RecentChangeTable table, Dialect dialect, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.dialect = dialect;
        this.events = events;
        this.clock = clock;
    }

    /** Looks, where other daemons may be at work. */
    public synchronized void look() {
        if (!dialect.isShared()) {
            return;
        }
        long from = clock.instant().minus(WINDOW).toEpochMilli();
        Map<Long, Long> recent = table.since(from, MOST);
        List<Long> news = recent.entrySet().stream()
                .filter(change -> !Objects.equals(seen.get(change.getKey()), change.getValue()))
                .filter(change -> !ours(change.getKey(), change.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        seen = recent;
        told.values().removeIf(at -> at < from);
        for (long id : news) {
            events.publishEvent(new CaseChanged(id));
            told.remove(id); // it was not ours
        }
    }

    /** Remembers what this daemon told. */
    @EventListener
    void changed(CaseChanged event) {
        if (dialect.isShared()) {
            told.put(event.caseId(), clock.instant().toEpochMilli());
        }
    }

    private boolean ours(long caseId, long changedAt) {
        Long at = told.get(caseId);
        return at != null && changedAt <= at && changedAt > at - OURS.toMillis();
    }
}
