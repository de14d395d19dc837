package org.earshot.attend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Who has which case before them. An open page shows a sign of life about every 20 seconds; the rows are the truth, so daemons that
 * share a database see each other's staff, and what is kept here only tells what is news. A page that says nothing for 50 seconds has
 * gone.
 */
@Component("attendance")
public class Attendance {
    private static final Duration HERE = Duration.ofSeconds(50);
    private static final Duration WRITING = Duration.ofSeconds(30);
    /** Signs of life that come faster are not written. */
    private static final Duration BEAT = Duration.ofSeconds(15);

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final PresenceTable table;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<Page, Beat> written = new ConcurrentHashMap<>();
    private final Map<Long, List<Attendant>> known = new ConcurrentHashMap<>();
    private volatile Instant cleared = Instant.EPOCH;

    Attendance(PresenceTable table, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /** A user has the page of a case in sight, and types there or does not. */
    public void seen(long caseId, String user, boolean typing) {
        Instant now = clock.instant();
        Page page = new Page(caseId, user);
        Beat before = written.getOrDefault(page, Beat.NONE);
        boolean look = !fresh(before.seen(), now);
        boolean type = typing && !fresh(before.typed(), now);
        if (look) {
            table.seen(caseId, user, now);
        }
        if (type) {
            table.typed(caseId, user, now);
        }
        if (look || type) {
            written.put(page, new Beat(look ? now : before.seen(), type ? now : before.typed()));
            compare(caseId, of(caseId));
        }
    }

    /** A user closed the page of a case; another page of theirs says so within seconds. */
    public void left(long caseId, String user) {
        table.left(caseId, user);
        written.remove(new Page(caseId, user));
        compare(caseId, of(caseId));
    }

    /** Who is at a case, by name. */
    public List<Attendant> of(long caseId) {
        return of(List.of(caseId)).getOrDefault(caseId, List.of());
    }

    /** Who is at these cases, in one question; those where nobody is are left out. */
    public Map<Long, List<Attendant>> of(Collection<Long> cases) {
        Instant now = clock.instant();
        return cases.isEmpty() ? Map.of() : table.of(cases, now.minus(HERE), now.minus(WRITING));
    }

    /** Looks what changed at all cases, here and at other daemons, and makes it known; now and then clears away what is past. */
    public void look() {
        Instant now = clock.instant();
        Map<Long, List<Attendant>> present = table.all(now.minus(HERE), now.minus(WRITING));
        Set<Long> all = new HashSet<>(known.keySet());
        all.addAll(present.keySet());
        all.forEach(id -> compare(id, present.getOrDefault(id, List.of())));
        if (Duration.between(cleared, now).abs().compareTo(KEPT) > 0) {
            cleared = now;
            table.clear(now.minus(KEPT));
            written.values().removeIf(beat -> !fresh(beat.seen(), now));
        }
    }

    private void compare(long caseId, List<Attendant> present) {
        List<Attendant> before = present.isEmpty() ? known.remove(caseId) : known.put(caseId, present);
        if (!present.equals(before == null ? List.of() : before)) {
            events.publishEvent(new AttendanceChanged(caseId));
        }
    }

    /** Also not fresh where the clock was set back since. */
    private static boolean fresh(Instant at, Instant now) {
        return !at.isAfter(now) && now.isBefore(at.plus(BEAT));
    }

    private record Page(long caseId, String user) {}

    private record Beat(Instant seen, Instant typed) {
        static final Beat NONE = new Beat(Instant.EPOCH, Instant.EPOCH);
    }
}
