package org.earshot.respond;

import java.time.Instant;
import java.time.ZoneOffset;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.OfficeHours;
import org.earshot.triage.Deadlines;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says when a first answer is due. The clock runs from when Earshot first had the mention, not from when it was posted: an old post
 * that a new source brings would be overdue before anybody could see it.
 */
@Component
class DueTimes {
    private final Live<BrandBook> brands;
    private final Live<TriagePolicy> policy;

    DueTimes(Live<BrandBook> brands, Live<TriagePolicy> policy) {
        this.brands = brands;
        this.policy = policy;
    }

    /** When a mention of this urgency is due, null for never; around the clock for a brand that is no longer configured. */
    @Nullable
    Instant of(Mention mention, Urgency urgency, Instant since) {
        OfficeHours hours = brands.get()
                .find(mention.brand())
                .map(Brand::hours)
                .orElseGet(() -> OfficeHours.always(ZoneOffset.UTC));
        return Deadlines.due(urgency, since, hours, policy.get()).orElse(null);
    }
}
