package org.earshot.listen.bluesky;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.jspecify.annotations.Nullable;

/**
 * A walk down a lane, from its newest page to where everything has been seen. The cursor keeps, under the lane's name: {@code floor},
 * down to where the next walk goes; {@code mark}, the newest time ever seen; {@code began}, when this walk did; {@code page}, the
 * platform's name of its next page; {@code pages}, how many it has read; {@code until}, where a search began anew because it gives no
 * more than 10,000 results at once; {@code again}, that a page's name was not known any more.
 *
 * @param lane what is walked down
 * @param cursor where the walk stands
 * @param since how far the very first walk goes back, null for its first page only
 */
record Walk(Lane lane, Cursor cursor, @Nullable Instant since) {
    private static final String FLOOR = "floor";
    private static final String MARK = "mark";
    private static final String BEGAN = "began";
    private static final String PAGE = "page";
    private static final String PAGES = "pages";
    private static final String UNTIL = "until";
    private static final String AGAIN = "again";
    /** Well below the 10,000 results behind which a search gives no more. */
    private static final int MOST_PAGES = 90;

    private static final int FULL = 100;
    /** What a list without dates is asked for when most likely nothing is new. */
    private static final int GLANCE = 25;
    /** Where nothing was ever seen, no clock of the server's is known to compare ours with. */
    private static final Duration NEVER_HEARD = Duration.ofDays(1);

    /**
     * What a page tells about the way.
     *
     * @param items how many it had
     * @param newest the latest time at which the network had one of them, null for none
     * @param last when the network had the last one, null where unknown
     * @param sorted by which time the last one was sorted, null where unknown
     * @param token the platform's name of the next page, null where it names none
     */
    record Seen(
            int items,
            @Nullable Instant newest,
            @Nullable Instant last,
            @Nullable Instant sorted,
            @Nullable String token) {}

    /** The cursor behind a page, and whether the walk goes on there. */
    record Step(Cursor next, boolean more) {}

    /** The method with the query for the next page. */
    String method() {
        String dates = floor().map(floor -> "&since=" + Lane.encoded(floor.toString()))
                        .orElse("")
                + get(UNTIL).map(until -> "&until=" + Lane.encoded(until)).orElse("");
        boolean glance = !lane.dated() && floor().isPresent() && get(PAGE).isEmpty();
        return lane.method()
                + "&limit=" + (glance ? GLANCE : FULL)
                + (lane.dated() ? dates : "")
                + get(PAGE).map(page -> "&cursor=" + Lane.encoded(page)).orElse("");
    }

    /** Down to where the walk goes; nothing for a first walk that takes one page only. */
    Optional<Instant> floor() {
        return get(FLOOR).map(Instant::parse).or(() -> Optional.ofNullable(since));
    }

    /** The step behind a page. */
    Step behind(Seen seen, Instant now) {
        Cursor seenSoFar = put(
                with(BEGAN, get(BEGAN).orElse(now.toString())),
                MARK,
                mark(seen, now).map(Instant::toString).orElse(null));
        Optional<Instant> floor = floor();
        boolean reached = floor.isEmpty() || (seen.last() != null && seen.last().isBefore(floor.get()));
        if (reached) {
            // A first walk that takes one page only asks for nothing that is older.
            return finished(seenSoFar, floor.isEmpty() && seen.token() != null ? seen.sorted() : null);
        }
        boolean onwards =
                seen.token() != null && !get(PAGE).filter(seen.token()::equals).isPresent();
        int pages = get(PAGES).map(Integer::parseInt).orElse(0) + 1;
        if (onwards && !(lane.dated() && pages >= MOST_PAGES)) {
            return new Step(put(put(seenSoFar, PAGE, seen.token()), PAGES, Integer.toString(pages)), true);
        }
        return until(seen)
                .map(until -> new Step(put(put(put(seenSoFar, UNTIL, until), PAGE, null), PAGES, null), true))
                .orElseGet(() -> finished(seenSoFar, null));
    }

    /** Where a search that was long has to begin anew to show what lies behind its end; empty where nothing can. */
    private Optional<String> until(Seen seen) {
        boolean cutOff = get(PAGE).isPresent() || seen.items() >= FULL;
        if (!lane.dated() || !cutOff || seen.sorted() == null) {
            return Optional.empty();
        }
        Instant until = seen.sorted().plusMillis(1);
        boolean lower = get(UNTIL)
                .map(Instant::parse)
                .filter(former -> !until.isBefore(former))
                .isEmpty();
        return lower ? Optional.of(until.toString()) : Optional.empty();
    }

    /** The next page has no such name any more: the walk begins anew once, and is given up as a gap if that does not help. */
    Optional<Poll.Page> lost(Instant now) {
        if (get(PAGE).isEmpty()) {
            return Optional.empty();
        }
        if (get(AGAIN).isEmpty()) {
            Cursor anew = put(put(put(with(AGAIN, "1"), PAGE, null), PAGES, null), UNTIL, null);
            return Optional.of(page(anew, true, null));
        }
        Poll.Gap gap = new Poll.Gap(
                floor().map(Instant::toString).orElse(null),
                null,
                "the server does not show the pages behind the first ones; poll more often or search for less");
        return Optional.of(page(finished(cursor, null).next(), false, gap));
    }

    private static Poll.Page page(Cursor next, boolean more, Poll.@Nullable Gap gap) {
        return new Poll.Page(List.of(), List.of(), next, more, gap, null);
    }

    /**
     * Everything that the network had a while before the walk began has been seen, and so has everything down from the newest item;
     * the higher of both would do, and the lower one also forgives a clock of ours that is ahead.
     */
    private Step finished(Cursor last, @Nullable Instant lowest) {
        Instant began = time(last, BEGAN).orElseThrow();
        Instant floor = time(last, MARK)
                .map(mark -> earlier(mark.plusMillis(1), began.minus(lane.overlap())))
                .orElse(began.minus(NEVER_HEARD));
        Optional<Instant> least = lowest == null ? floor() : Optional.of(lowest);
        Cursor next =
                put(last, FLOOR, least.filter(floor::isBefore).orElse(floor).toString());
        for (String done : List.of(BEGAN, PAGE, PAGES, UNTIL, AGAIN)) {
            next = put(next, done, null);
        }
        return new Step(next, false);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Never in the future, whatever a server says: nothing would be new any more until then. */
    private Optional<Instant> mark(Seen seen, Instant now) {
        return Stream.concat(time(cursor, MARK).stream(), Optional.ofNullable(seen.newest()).stream())
                .max(Instant::compareTo)
                .map(mark -> earlier(mark, now));
    }

    private Optional<Instant> time(Cursor one, String name) {
        return one.get(lane.name() + name).map(Instant::parse);
    }

    private Optional<String> get(String name) {
        return cursor.get(lane.name() + name);
    }

    private Cursor with(String name, @Nullable String value) {
        return put(cursor, name, value);
    }

    private Cursor put(Cursor one, String name, @Nullable String value) {
        return one.with(lane.name() + name, value);
    }
}
