package org.earshot.advise;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.OfficeHours;
import org.earshot.respond.Case;
import org.earshot.respond.QueuePace;
import org.earshot.triage.TriagePolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes the reply that asks a customer to wait, with an honest time where the queue tells one. */
@Service
public class HoldingReplies {
    private final Occasions occasions;
    private final QueuePace pace;
    private final Live<BrandBook> brands;
    private final Live<TriagePolicy> policy;
    private final Clock clock;
    private final HoldingWords words = new HoldingWords();

    HoldingReplies(
            Occasions occasions, QueuePace pace, Live<BrandBook> brands, Live<TriagePolicy> policy, Clock clock) {
        this.occasions = occasions;
        this.pace = pace;
        this.brands = brands;
        this.policy = policy;
        this.clock = clock;
    }

    /** What could be said in a case now; nothing is written or sent. */
    public Proposal propose(Case item) {
        Instant now = clock.instant();
        String language = occasions.of(item).languages().get(0);
        Optional<HoldingTime.Basis> basis = HoldingTime.reckon(
                new HoldingTime.Waiting(item.urgency(), pace.ahead(item)),
                pace.answered(item.brand(), now.minus(HoldingTime.WINDOW)),
                hours(item),
                now);
        return new Proposal(
                words.say(language, basis.map(HoldingTime.Basis::step).orElse(null)),
                words.language(language),
                basis.map(HoldingTime.Basis::cases).orElse(0),
                basis.map(HoldingTime.Basis::median).orElse(null),
                basis.map(HoldingTime.Basis::ahead).orElse(0),
                policy.get().level(item.urgency()).holdingCounts());
    }

    private OfficeHours hours(Case item) {
        OfficeHours office =
                brands.get().find(item.brand()).map(Brand::hours).orElseGet(() -> OfficeHours.always(ZoneOffset.UTC));
        return policy.get().level(item.urgency()).aroundTheClock() ? OfficeHours.always(office.zone()) : office;
    }

    /**
     * A reply that asks for patience.
     *
     * @param text the reply
     * @param language the language that it is in
     * @param cases how many cases like it the time rests on; 0 where no time is named
     * @param median how long half of them took in office time, null where no time is named
     * @param ahead how many cases stand before it; 0 where no time is named
     * @param counts true where the policy takes it for a first answer
     */
    public record Proposal(
            String text,
            String language,
            int cases,
            @Nullable Duration median,
            int ahead,
            boolean counts) {}
}
