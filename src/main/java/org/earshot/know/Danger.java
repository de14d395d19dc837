package org.earshot.know;

import java.util.Set;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;

/** Says what a block may not hide: somebody's life, and what is critical for a reason that we cannot name. */
final class Danger {
    private static final Set<String> LIFE = Set.of("safety", "self-harm", "stalking", "unreachable");
    private static final Set<String> OTHER =
            Set.of("fraud", "takeover", "data-exposed", "legal-threat", "discrimination", "outage");

    private Danger() {}

    static boolean in(Verdict verdict) {
        if (verdict.reasons().stream().anyMatch(reason -> LIFE.contains(reason.code()))
                && verdict.urgency().rank() <= Urgency.HIGH.rank()) {
            return true;
        }
        return verdict.urgency() == Urgency.CRITICAL
                && verdict.reasons().stream().noneMatch(reason -> OTHER.contains(reason.code()));
    }
}
