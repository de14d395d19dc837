package org.earshot.listen;

import java.time.Instant;
import org.earshot.spend.Tally;
import org.earshot.spend.Thing;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a platform took.
 *
 * @param used polls and requests
 * @param keyEndsAt when the key ends that was used, null where nobody said so
 */
record Visit(Tally used, @Nullable Instant keyEndsAt) {
    /** For what came without being asked for. */
    static final Visit NONE = new Visit(Tally.NONE, null);

    /**
     * Of one page.
     *
     * @param first true for the first page of a poll
     */
    static Visit of(Meter.Metered<Poll> read, boolean first) {
        return new Visit(requests(read.requests()).and(Thing.POLL, first ? 1 : 0), read.keyEndsAt());
    }

    /** Of a second look. */
    static Visit again(Meter.Metered<Recheck> metered) {
        return new Visit(requests(metered.requests()), metered.keyEndsAt());
    }

    private static Tally requests(int requests) {
        return Tally.NONE.and(Thing.REQUEST, requests);
    }

    /** Together with the page that it brought. */
    Brought brought(Poll.Page page, boolean first) {
        return new Brought(this, first, page);
    }

    /** What was used where the reader knows no units of its own. */
    Tally plain() {
        return used.and(Thing.UNIT, used.of(Thing.REQUEST));
    }

    /**
     * A page and what it took.
     *
     * @param visit what it took
     * @param first true for the first page of a source ever
     * @param page what it brought
     */
    record Brought(Visit visit, boolean first, Poll.Page page) {
        Tally used() {
            Long units = page.aside().units();
            Tally used = units == null ? visit.plain() : visit.used().and(Thing.UNIT, units);
            return used.and(Thing.PAGE, 1);
        }

        @Nullable
        Instant keyEndsAt() {
            Instant told = page.aside().keyEndsAt();
            return told == null ? visit.keyEndsAt() : told;
        }
    }
}
