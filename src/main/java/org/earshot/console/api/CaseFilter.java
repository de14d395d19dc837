package org.earshot.console.api;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.earshot.respond.CaseQuery;
import org.earshot.respond.CaseState;
import org.earshot.respond.Narrowing;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to show; all that is given must fit.
 *
 * @param state open, claimed, waiting, snoozed, resolved, dismissed; several with commas
 * @param urgency critical, high, normal, low; several with commas
 * @param brand a brand's id
 * @param assignee a user's name
 * @param platform a platform's name
 * @param language the code that the main mention was read in, und for undetermined
 * @param source the id of the source that brought the main mention
 * @param customer how the customer's handle begins, in upper or lower case
 * @param q words of the mentions; each must begin a word of one of them; case and accents do not matter
 * @param openedSince opened at this time or later, ISO-8601 with a zone
 * @param openedBefore opened before this time, ISO-8601 with a zone
 * @param view praise (read as praise, not urgent, open or claimed unless state says more) or unassigned (open, held by nobody)
 * @param order urgency, due or newest
 * @param limit 1 to 200
 * @param cursor the next of the page before
 */
record CaseFilter(
        @Nullable String state,
        @Nullable String urgency,
        @Nullable String brand,
        @Nullable String assignee,
        @Nullable String platform,
        @Nullable String language,
        @Nullable String source,
        @Nullable String customer,
        @Nullable String q,
        @Nullable String openedSince,
        @Nullable String openedBefore,
        @Nullable String view,
        @Nullable String order,
        @Nullable String limit,
        @Nullable String cursor) {
    /** The lanes of the queue that are more than a state. */
    private enum View {
        PRAISE,
        UNASSIGNED
    }

    CaseQuery query() {
        View lane = Asked.text(view) == null ? null : Asked.word(View.class, String.valueOf(Asked.text(view)), "view");
        return new CaseQuery(
                states(lane),
                Asked.words(Urgency.class, urgency, "urgency"),
                Asked.text(brand),
                Asked.text(assignee),
                Optional.ofNullable(Asked.text(order))
                        .map(word -> Asked.word(CaseQuery.Order.class, word, "order"))
                        .orElse(CaseQuery.Order.URGENCY),
                Asked.limit(limit),
                Asked.text(cursor),
                narrowing(lane));
    }

    private Set<CaseState> states(@Nullable View lane) {
        Set<CaseState> states = Asked.words(CaseState.class, state, "state");
        if (lane == View.UNASSIGNED) {
            if (!states.isEmpty() && !states.equals(EnumSet.of(CaseState.OPEN))) {
                throw Refusals.badRequest("view=unassigned shows open cases; leave state out");
            }
            return EnumSet.of(CaseState.OPEN);
        }
        boolean praise = lane == View.PRAISE && states.isEmpty();
        return praise ? EnumSet.of(CaseState.OPEN, CaseState.CLAIMED) : states;
    }

    private Narrowing narrowing(@Nullable View lane) {
        return new Narrowing(
                Asked.text(platform),
                Asked.text(language),
                Asked.text(source),
                Asked.text(customer),
                Asked.text(q),
                Asked.instantOrNull(openedSince, "openedSince"),
                Asked.instantOrNull(openedBefore, "openedBefore"),
                lane == View.PRAISE ? Boolean.TRUE : null);
    }
}
