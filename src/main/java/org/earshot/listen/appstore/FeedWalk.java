package org.earshot.listen.appstore;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * The walk from country to country and from page to page, as it stands in the cursor. In each country it goes down while a page has
 * anything newer than the last walk knew; the feed is not strictly in the order of time, so one old entry among new ones ends nothing.
 */
final class FeedWalk {
    /** The feed has no more. */
    static final int MOST_PAGES = 10;

    private static final String PLACE = "place";
    private static final String COUNTRY = "country";
    private static final String PAGE = "page";
    private static final String NEWEST = "newest";
    private static final String TOP = "top";

    private final Cursor cursor;
    private final List<String> countries;
    private final Optional<Instant> since;

    /** Takes up the walk of a source; what was known of another app or server says nothing about this one. */
    FeedWalk(Store store, List<String> countries, Cursor cursor, Optional<Instant> since) {
        boolean same = cursor.get(PLACE).filter(store.place()::equals).isPresent();
        Cursor here = same ? cursor : Cursor.START.with(PLACE, store.place());
        boolean known = here.get(COUNTRY).filter(countries::contains).isPresent();
        this.cursor = known ? here : left(here);
        this.countries = countries;
        this.since = since;
    }

    /** The country to read now. */
    String country() {
        return cursor.get(COUNTRY).orElse(countries.get(0));
    }

    /** Its page to read now, from 1. */
    int page() {
        return cursor.get(PAGE).map(Integer::parseInt).orElse(1);
    }

    /** True where the country was read before. */
    boolean knows() {
        return cursor.get("last." + country()).isPresent();
    }

    /** The page that was read, and the cursor behind it. */
    Poll.Page step(List<FeedEntry> entries, List<Post> posts, List<String> refused, Poll.@Nullable Budget budget) {
        Cursor seen = seen(entries);
        boolean deeper = goesOn(entries);
        if (deeper && page() < MOST_PAGES) {
            Cursor next = seen.with(COUNTRY, country()).with(PAGE, String.valueOf(page() + 1));
            return new Poll.Page(posts, refused, next, true, null, budget);
        }
        Cursor done = left(remembered(seen));
        Optional<String> next = Countries.behind(countries, country());
        return new Poll.Page(
                posts,
                refused,
                done.with(COUNTRY, next.orElse(null)),
                next.isPresent(),
                deeper ? gap(entries) : null,
                budget);
    }

    private Poll.Gap gap(List<FeedEntry> entries) {
        String reached = times(entries)
                .min(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse(null);
        String from = wantsBackfill()
                ? since.map(Instant::toString).orElse(null)
                : until().map(Instant::toString).orElse(null);
        return new Poll.Gap(
                from, reached, "the public feed of " + country() + " shows the newest " + MOST_PAGES + " pages only");
    }

    private boolean goesOn(List<FeedEntry> entries) {
        if (entries.isEmpty() || (!knows() && !wantsBackfill())) {
            return false;
        }
        Optional<Instant> floor = wantsBackfill() ? since : until();
        return entries.stream().anyMatch(entry -> entry.updated().isPresent())
                ? times(entries).anyMatch(time -> floor.map(time::isAfter).orElse(true))
                : wantsBackfill()
                        || ids(entries)
                                .noneMatch(id -> id.equals(
                                        cursor.get("last." + country()).orElse("")));
    }

    private Optional<Instant> until() {
        return cursor.get("until." + country()).map(Long::parseLong).map(Instant::ofEpochMilli);
    }

    /** A date that somebody asked for is gone back to once in each country. */
    private boolean wantsBackfill() {
        return since.filter(date -> !cursor.get("back." + country())
                        .filter(date.toString()::equals)
                        .isPresent())
                .isPresent();
    }

    private Cursor seen(List<FeedEntry> entries) {
        Optional<Instant> newest = Stream.concat(
                        times(entries), cursor.get(NEWEST).map(Long::parseLong).map(Instant::ofEpochMilli).stream())
                .max(Comparator.naturalOrder());
        String top = cursor.get(TOP).orElseGet(() -> ids(entries).findFirst().orElse(null));
        return cursor.with(
                        NEWEST,
                        newest.map(time -> String.valueOf(time.toEpochMilli())).orElse(null))
                .with(TOP, top);
    }

    /** An empty page, which the feed gives now and then, must not make anything forgotten. */
    private Cursor remembered(Cursor seen) {
        Cursor known = seen;
        if (seen.get(TOP).isPresent()) {
            known = known.with("last." + country(), seen.get(TOP).get());
        }
        Optional<String> newest = seen.get(NEWEST)
                .filter(time -> until().map(until -> Long.parseLong(time) > until.toEpochMilli())
                        .orElse(true));
        if (newest.isPresent()) {
            known = known.with("until." + country(), newest.get());
        }
        return since.isPresent() ? known.with("back." + country(), since.get().toString()) : known;
    }

    private static Cursor left(Cursor walk) {
        return walk.with(COUNTRY, null).with(PAGE, null).with(NEWEST, null).with(TOP, null);
    }

    private static Stream<Instant> times(List<FeedEntry> entries) {
        return entries.stream().map(FeedEntry::updated).flatMap(Optional::stream);
    }

    private static Stream<String> ids(List<FeedEntry> entries) {
        return entries.stream().map(FeedEntry::id).filter(Objects::nonNull).map(Objects::requireNonNull);
    }
}
