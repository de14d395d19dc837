package org.earshot.measure;

import java.util.Map;
import org.earshot.triage.Urgency;

/**
 * What stands where at this moment.
 *
 * @param held mentions that wait for a verdict
 * @param parked mentions that a fault has stopped, among all stages
 * @param cases cases that staff have not answered yet, by urgency
 */
record Standing(long held, long parked, Map<Urgency, Long> cases) {
    Standing {
        cases = Map.copyOf(cases);
    }

    long cases(Urgency urgency) {
        return cases.getOrDefault(urgency, 0L);
    }
}
