package org.earshot.console.customers;

import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.Wording;
import org.earshot.know.MoreTime;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The flag that a case needs more time, to be set and taken off. */
@Component
@Order(20)
class MoreTimePanel implements CasePanel {
    private final MoreTime moreTime;
    private final Wording wording;

    MoreTimePanel(MoreTime moreTime, Wording wording) {
        this.moreTime = moreTime;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "case-time";
    }

    @Override
    public Place place() {
        return Place.DEEDS;
    }

    @Override
    public Optional<?> show(Case item, Staff reader) {
        Optional<MoreTime.Asked> asked = moreTime.of(item.id());
        boolean done = item.state() == CaseState.RESOLVED || item.state() == CaseState.DISMISSED;
        if (done && asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(asked.map(flag -> new Flag(
                        item.id(), flag.who(), flag.why(), wording.past(flag.at(), wording.zone(item.brand()))))
                .orElseGet(() -> new Flag(item.id(), null, null, null)));
    }

    /**
     * The flag.
     *
     * @param id the case
     * @param who asked, null where nobody did
     * @param why in words
     * @param at when
     */
    record Flag(
            long id,
            @Nullable String who,
            @Nullable String why,
            @Nullable Moment at) {}
}
