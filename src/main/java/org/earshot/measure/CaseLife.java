package org.earshot.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.earshot.respond.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * When a case was done and when it came back, as its journal tells.
 *
 * @param open the stretches in which it was not done, oldest first; the last one may have no end
 * @param standing how it stands at the end of the journal
 * @param resolvedAt when it was resolved last, where it still is
 * @param onceResolved true where it ever was
 * @param reopened true where it came back within seven days of being resolved
 */
record CaseLife(
        List<Stretch> open, Standing standing, @Nullable Instant resolvedAt, boolean onceResolved, boolean reopened) {
    /** A case that comes back later than this has a new reason. */
    static final Duration SOON = Duration.ofDays(7);

    private static final Set<String> BACK = Set.of("reopened", "customer wrote again", "reply failed");

    /** Copies the stretches. */
    CaseLife {
        open = List.copyOf(open);
    }

    /** From when to when a case was not done; null for until now. */
    record Stretch(Instant from, @Nullable Instant to) {}

    /** How a case stands; the order is the number in the database. */
    enum Standing {
        UNFINISHED,
        RESOLVED,
        DISMISSED
    }

    /** A line of the journal. */
    record Line(Instant at, String deed) {}

    /**
     * Tells the life of a case.
     *
     * @param row the case as it is
     * @param lines its journal, oldest first
     */
    static CaseLife of(Row row, List<Line> lines) {
        Telling telling = new Telling(row.openedAt());
        lines.forEach(telling::take);
        Instant doneAt = row.doneAt();
        boolean done = row.state() == CaseState.RESOLVED || row.state() == CaseState.DISMISSED;
        if (done && doneAt != null && telling.openSince != null) {
            // Cases from before the journal told that a deletion ended them.
            telling.end(doneAt, row.state() == CaseState.RESOLVED ? Standing.RESOLVED : Standing.DISMISSED);
        }
        return telling.told();
    }

    /** What the row of a case says about its end. */
    record Row(Instant openedAt, CaseState state, @Nullable Instant doneAt) {}

    private static final class Telling {
        private final List<Stretch> open = new ArrayList<>();
        private @Nullable Instant openSince;
        private @Nullable Instant endedAt;
        private Standing standing = Standing.UNFINISHED;
        private boolean onceResolved;
        private boolean resolvedBefore;
        private boolean reopened;

        Telling(Instant openedAt) {
            openSince = openedAt;
        }

        void take(Line line) {
            if (line.deed().equals("resolved")) {
                end(line.at(), Standing.RESOLVED);
            } else if (line.deed().equals("dismissed")) {
                end(line.at(), Standing.DISMISSED);
            } else if (line.deed().equals("closing undone")) {
                undo();
            } else if (BACK.contains(line.deed())) {
                back(line);
            }
        }

        /** What was undone is as if it had never been done, so it is no coming back either. */
        private void undo() {
            if (openSince == null) {
                openSince = open.remove(open.size() - 1).from();
                standing = Standing.UNFINISHED;
                onceResolved = resolvedBefore;
            }
        }

        void end(Instant at, Standing how) {
            if (openSince != null) {
                open.add(new Stretch(openSince, at));
                openSince = null;
                endedAt = at;
                standing = how;
                resolvedBefore = onceResolved;
                onceResolved |= how == Standing.RESOLVED;
            }
        }

        /** A reply that failed does not bring back what was dismissed. */
        private void back(Line line) {
            boolean failed = line.deed().equals("reply failed");
            if (endedAt == null || openSince != null || (failed && standing == Standing.DISMISSED)) {
                return;
            }
            boolean soon = !line.at().isAfter(endedAt.plus(SOON));
            reopened |= standing == Standing.RESOLVED && soon;
            openSince = line.at();
            standing = Standing.UNFINISHED;
        }

        CaseLife told() {
            if (openSince != null) {
                open.add(new Stretch(openSince, null));
            }
            Instant resolvedAt = standing == Standing.RESOLVED ? endedAt : null;
            return new CaseLife(open, standing, resolvedAt, onceResolved, reopened);
        }
    }
}
