package org.earshot.notify;

import java.time.Clock;
import java.util.List;
import org.earshot.mention.Purge;
import org.springframework.stereotype.Service;

/** What staff were told, what waits to be, and what could not be delivered. */
@Service
public class Alerts implements Purge {
    private final AlertTable table;
    private final AlertBodies bodies;
    private final Clock clock;

    Alerts(AlertTable table, AlertBodies bodies, Clock clock) {
        this.table = table;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** The alerts about a case, oldest first. */
    public List<Alert> ofCase(long caseId) {
        return table.ofCase(caseId);
    }

    /** Takes the customer's words from what was said about the cases of mentions that are purged, in the caller's transaction. */
    @Override
    public void purge(List<Long> mentions) {
        for (Alert alert : table.about(mentions)) {
            AlertBody bare = bodies.read(alert.document()).wordless();
            table.rewrite(alert.id(), bodies.write(bare));
        }
    }

    /** Alerts that were given up, newest first. */
    public List<Alert> dead(int most) {
        return table.newest(Alert.State.DEAD, most);
    }

    /** How many wait to be delivered. */
    public long pending() {
        return table.count(Alert.State.PENDING);
    }

    /** How many were given up. */
    public long dead() {
        return table.count(Alert.State.DEAD);
    }

    /** Tries a dead alert again, under its old id; false where it is not dead. */
    public boolean retry(long id) {
        return table.revive(id, clock.instant());
    }
}
