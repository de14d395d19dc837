package org.earshot.triage;

import java.time.Instant;
import java.util.List;
import org.earshot.mention.Mention;
import org.earshot.understand.Reading;
import org.springframework.stereotype.Service;

/** Scaffold, replaced at merge. */
@Service
public class Triage {
    public Verdict judge(Mention mention, Reading reading, TriagePolicy policy, Instant now) {
        return new Verdict(Urgency.LOW, 0, true, false, List.of());
    }
}
