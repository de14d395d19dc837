package org.earshot.listen.bluesky;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.jspecify.annotations.Nullable;

/**
 * A walk down a lane, from its newest page to where the walk before began. The cursor keeps, under the lane's name: {@code mark}, the
 * newest time that finished walks have seen; {@code peak}, the newest that this one has seen; {@code page}, the platform's name of the
 * next page; {@code until}, where a search began anew because it gives no more than 10,000 results at once; {@code low}, where a first
 * walk that took one page only ended, because what is older was not asked for.
 *
 * @param lane what is walked down
 * @param cursor where the walk stands
 * @param since how far the very first walk goes back, null for its first page only
 */
record Walk(Lane lane, Cursor cursor, @Nullable Instant since) {
    private static final String MARK = "mark";
    private static final String PEAK = "peak";
    private static final String PAGE = "page";
    private static final String PAGES = "pages";
    private static final String UNTIL = "until";
    private static final String AGAIN = "again";
    private static final String LOW = "low";
    /** Well below the 10,000 results behind which a search gives no more. */
    private static final int MOST_PAGES = 90;

    private static final int FULL = 100;

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
        String dates = floor().map(floor -> "&since=" + Lane.encoded(floor.toString())).orElse("")
                + get(UNTIL).map(until -> "&until=" + Lane.encoded(until)).orElse("");
        return lane.method()
                + (lane.dated() ? dates : "")
                + get(PAGE).map(page -> "&cursor=" + Lane.encoded(page)).orElse("");
    }

    /** Down to where: a little below what the last walk saw; nothing for a first walk that takes one page only. */
    private Optional<Instant> floor() {
        return get(MARK)
                .map(Instant::parse)
                .map(mark -> mark.minus(lane.overlap()))
                .map(floor -> get(LOW).map(Instant::parse).filter(floor::isBefore).orElse(floor))
                .or(() -> Optional.ofNullable(since));
    }

    /** The step behind a page. */
    Step behind(Seen seen, Instant now) {
        Optional<Instant> floor = floor();
        Cursor peaked = with(PEAK, peak(seen, now).map(Instant::toString).orElse(null));
        if (floor.isEmpty()) {
            boolean whole = seen.token() == null || seen.sorted() == null;
            return finished(put(peaked, LOW, whole ? null : String.valueOf(seen.sorted())), now);
        }
        if (seen.last() != null && seen.last().isBefore(floor.get())) {
            return finished(peaked, now);
        }
        boolean onwards = seen.token() != null && !get(PAGE).filter(seen.token()::equals).isPresent();
        int pages = get(PAGES).map(Integer::parseInt).orElse(0) + 1;
        if (onwards && !(lane.dated() && pages >= MOST_PAGES)) {
            return new Step(
                    put(put(peaked, PAGE, seen.token()), PAGES, Integer.toString(pages)), true);
        }
        return until(seen)
                .map(until -> new Step(put(put(put(peaked, UNTIL, until), PAGE, null), PAGES, null), true))
                .orElseGet(() -> finished(peaked, now));
    }

    /** Where a search that was long has to begin anew to show what lies behind its end; empty where nothing can. */
    private Optional<String> until(Seen seen) {
        boolean cutOff = get(PAGE).isPresent() || seen.items() >= FULL;
        if (!lane.dated() || !cutOff || seen.sorted() == null) {
            return Optional.empty();
        }
        Instant until = seen.sorted().plusMillis(1);
        boolean lower = get(UNTIL).map(Instant::parse).filter(former -> !until.isBefore(former)).isEmpty();
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
        return Optional.of(page(finished(cursor, now).next(), false, gap));
    }

    private static Poll.Page page(Cursor next, boolean more, Poll.@Nullable Gap gap) {
        return new Poll.Page(List.of(), List.of(), next, more, gap, null);
    }

    private Step finished(Cursor peaked, Instant now) {
        String mark = Stream.of(PEAK, MARK)
                .flatMap(name -> Optional.ofNullable(peaked.values().get(lane.name() + name)).stream())
                .map(Instant::parse)
                .max(Instant::compareTo)
                .orElse(now)
                .toString();
        Cursor done = put(put(put(peaked, MARK, mark), PEAK, null), PAGE, null);
        return new Step(put(put(put(done, PAGES, null), UNTIL, null), AGAIN, null), false);
    }

    /** Never in the future, whatever a server says: nothing would be new any more until then. */
    private Optional<Instant> peak(Seen seen, Instant now) {
        return Stream.concat(get(PEAK).map(Instant::parse).stream(), Optional.ofNullable(seen.newest()).stream())
                .max(Instant::compareTo)
                .map(peak -> peak.isAfter(now) ? now : peak);
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
