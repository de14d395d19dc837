package org.earshot.share;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.earshot.respond.Case;
import org.earshot.respond.CasePage;
import org.earshot.respond.CaseQuery;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.earshot.respond.Holders;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives open cases of the brands that ask for it to people, most urgent first. What nobody can take stays where it is. */
@Component("sharingOut")
public class SharingOut {
    /** So many cases at the head of the queue of a brand and an urgency are looked at each time. */
    private static final int MOST_LOOKED_AT = 1_000;

    private static final int MOST_KNOWN = 5_000;
    private static final int PAGE = 200;

    private final Cases cases;
    private final Holders holders;
    private final Colleagues colleagues;
    private final GiftTable gifts;
    private final CaseNeeds asking;
    private final SharingDay rules;
    private final List<Withheld> withheld;
    private final Map<Long, Known> known = new LinkedHashMap<>();

    SharingOut(
            Cases cases,
            Holders holders,
            Colleagues colleagues,
            GiftTable gifts,
            CaseNeeds asking,
            SharingDay rules,
            List<Withheld> withheld) {
        this.cases = cases;
        this.holders = holders;
        this.colleagues = colleagues;
        this.gifts = gifts;
        this.asking = asking;
        this.rules = rules;
        this.withheld = List.copyOf(withheld);
    }

    /** Gives away what can be given; called every second or so. */
    public synchronized void shareOut() {
        for (Urgency urgency : Urgency.values()) {
            for (String brand : rules.get().brands()) {
                shareOut(brand, urgency);
            }
        }
    }

    private void shareOut(String brand, Urgency urgency) {
        List<Hand> hands = colleagues.hands();
        String cursor = null;
        for (int looked = 0; looked < MOST_LOOKED_AT && hands.stream().anyMatch(Hand::open); looked += PAGE) {
            CasePage page = open(brand, urgency, cursor);
            Map<Long, Needs> needs = needs(page.items());
            for (Case item : page.items()) {
                boolean given = chosen(Objects.requireNonNull(needs.get(item.id())), hands) instanceof Choice.To
                        && !withheld(item)
                        && give(item.id());
                hands = given ? colleagues.hands() : hands;
            }
            cursor = page.next();
            if (cursor == null) {
                return;
            }
        }
    }

    private CasePage open(String brand, Urgency urgency, @Nullable String cursor) {
        return cases.page(new CaseQuery(
                Set.of(CaseState.OPEN), Set.of(urgency), brand, null, CaseQuery.Order.URGENCY, PAGE, cursor));
    }

    /** What the cases ask for; read once for each version of a case. */
    private Map<Long, Needs> needs(List<Case> items) {
        List<Case> unknown = new ArrayList<>();
        Map<Long, Needs> needs = new LinkedHashMap<>();
        for (Case item : items) {
            Known before = known.get(item.id());
            if (before == null || before.version() != item.version()) {
                unknown.add(item);
            } else {
                needs.put(item.id(), before.needs());
            }
        }
        Map<Long, Needs> read = asking.of(unknown);
        if (known.size() + read.size() > MOST_KNOWN) {
            known.clear();
        }
        unknown.forEach(item ->
                known.put(item.id(), new Known(item.version(), Objects.requireNonNull(read.get(item.id())))));
        needs.putAll(read);
        return needs;
    }

    private boolean withheld(Case item) {
        return withheld.stream().anyMatch(one -> one.is(item));
    }

    private Choice chosen(Needs needs, List<Hand> hands) {
        return Sharing.choose(needs, hands, rules.get().abusivePerDay());
    }

    /**
     * Gives one case away, whatever the configuration says of its brand.
     *
     * @return false where it was not open, or nobody can take it
     */
    public boolean give(long caseId) {
        return holders.give(caseId, this::choice).isPresent();
    }

    /** Other daemons wait meanwhile, so that what they gave away is counted. */
    private Optional<Holders.Gift> choice(Case item) {
        if (withheld(item)) {
            return Optional.empty();
        }
        gifts.takeTurn();
        Needs needs = asking.of(List.of(item)).get(item.id());
        if (needs == null || !(chosen(needs, colleagues.hands()) instanceof Choice.To to)) {
            return Optional.empty();
        }
        gifts.insert(item.id(), to.to(), rules.now(), needs.abusive());
        return Optional.of(new Holders.Gift(to.to(), to.why()));
    }

    /** Who would get an open case now, or why nobody does; empty where cases of its brand are not shared out. */
    public Optional<Choice> look(Case item) {
        if (item.state() != CaseState.OPEN || !rules.get().brands().contains(item.brand())) {
            return Optional.empty();
        }
        if (withheld(item)) {
            return Optional.of(new Choice.Nobody(Lack.WITHHELD, ""));
        }
        return Optional.ofNullable(asking.of(List.of(item)).get(item.id()))
                .map(needs -> chosen(needs, colleagues.hands()));
    }

    private record Known(int version, Needs needs) {}
}
