package org.earshot.respond;

import java.time.Instant;
import java.util.List;
import org.earshot.triage.Urgency;
import org.springframework.stereotype.Service;

/** How fast a brand's cases have had their first answer of late, and how many wait before a case. */
@Service
public class QueuePace {
    private final PaceTable table;

    QueuePace(PaceTable table) {
        this.table = table;
    }

    /** The first answers that the brand gave since a time, newest first, at most 5,000. */
    public List<Answered> answered(String brand, Instant since) {
        return table.answered(brand, since);
    }

    /** How many cases of the same brand stand before this one and have no answer yet. */
    public int ahead(Case waiting) {
        return table.ahead(waiting);
    }

    /**
     * A case that has its first answer.
     *
     * @param urgency as it is now
     * @param openedAt when it came
     * @param answeredAt when its first answer was on the platform
     */
    public record Answered(Urgency urgency, Instant openedAt, Instant answeredAt) {}
}
