package org.earshot.console.customers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.console.pages.Wording;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.OfficeHours;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.triage.Deadlines;
import org.earshot.triage.TriagePolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says until when the clock of a case stands still, because its brand is closed and its urgency does not go around the clock. */
@Component("officePause")
public class OfficePause {
    private static final Duration BLINK = Duration.ofMillis(1);

    private final Live<BrandBook> brands;
    private final Live<TriagePolicy> policy;
    private final Wording wording;

    OfficePause(Live<BrandBook> brands, Live<TriagePolicy> policy, Wording wording) {
        this.brands = brands;
        this.policy = policy;
        this.wording = wording;
    }

    /** The time in words, null where the clock runs or there is none. */
    public @Nullable String until(Case item) {
        return ends(item, wording.now())
                .map(time -> wording.exact(time, wording.zone(item.brand())))
                .orElse(null);
    }

    Optional<Instant> ends(Case item, Instant now) {
        Instant due = item.dueAt();
        boolean runs =
                item.firstReplyAt() == null && (item.state() == CaseState.OPEN || item.state() == CaseState.CLAIMED);
        if (!runs
                || due == null
                || due.isBefore(now)
                || policy.get().level(item.urgency()).aroundTheClock()) {
            return Optional.empty();
        }
        return brands.get().find(item.brand()).map(Brand::hours).flatMap(hours -> opens(hours, now));
    }

    /** When the brand opens next, empty where it is open. */
    static Optional<Instant> opens(OfficeHours hours, Instant now) {
        return Deadlines.after(hours, now, BLINK).map(time -> time.minus(BLINK)).filter(time -> time.isAfter(now));
    }
}
