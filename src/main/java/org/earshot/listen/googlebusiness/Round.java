package org.earshot.listen.googlebusiness;

import java.util.List;
import java.util.Optional;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.jspecify.annotations.Nullable;

/**
 * A turn through all locations of a source, one after the other. A location that is closed to us is named once and passed by, so that
 * the others are heard; where all are closed, the source stops.
 *
 * @param locations all of them, in the admin's order
 * @param location whose turn it is
 * @param cursor without what was known of locations that were taken off the list
 */
record Round(List<String> locations, String location, Cursor cursor) {
    private static final String TURN = "location";
    private static final String SHUT = " closed";

    /** Goes on where the cursor stands. */
    static Round of(List<String> locations, Cursor cursor) {
        Cursor kept = cursor;
        for (String name : cursor.values().keySet()) {
            int end = name.indexOf(' ');
            if (end > 0 && !locations.contains(name.substring(0, end))) {
                kept = kept.with(name, null);
            }
        }
        String location = kept.get(TURN).filter(locations::contains).orElse(locations.get(0));
        return new Round(locations, location, kept);
    }

    /** A page of this location: behind its last one it is the next one's turn. */
    Poll.Page turned(Poll.Page page) {
        if (page.more()) {
            return page.next(page.next().with(TURN, location));
        }
        Poll.Page turned = passed(page.next().with(location + SHUT, null), null);
        return new Poll.Page(page.posts(), page.refused(), turned.next(), turned.more(), page.gap(), page.budget());
    }

    /** On to the next location, or to the end of the round. */
    private Poll.Page passed(Cursor next, Poll.@Nullable Gap gap) {
        int after = locations.indexOf(location) + 1;
        boolean more = after < locations.size();
        return new Poll.Page(
                List.of(), List.of(), next.with(TURN, more ? locations.get(after) : null), more, gap, null);
    }

    /** Passes a location by that does not let us in; nothing where none does, as far as is known. */
    Optional<Poll> shut(Cursor next, String why) {
        boolean known = next.get(location + SHUT).isPresent();
        Cursor noted = next.with(location + SHUT, "yes");
        boolean all = locations.stream().allMatch(one -> noted.get(one + SHUT).isPresent());
        return all ? Optional.empty() : Optional.of(passed(noted, known ? null : new Poll.Gap(null, null, why)));
    }

    /** On with a location that lets us in again. */
    Poll turnedTo(String other) {
        Cursor next =
                cursor.with(location + SHUT, "yes").with(other + SHUT, null).with(TURN, other);
        return new Poll.Page(List.of(), List.of(), next, true, null, null);
    }
}
