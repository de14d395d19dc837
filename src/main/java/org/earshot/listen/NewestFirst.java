package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks down a list that comes newest first and changes in place, such as reviews: from the first page to what the last walk had
 * seen, however many pages that takes, and now and then down to where listening began, because an answer may be given to an old item
 * without lifting it. Everything that it knows stands in the cursor, so that a crash resumes the walk; it moves what has been seen only
 * when it has come to its end.
 *
 * <p>The very first walk takes one page, or goes back to a date that somebody asks for.
 *
 * @param prefix stands before the names of its values, for a cursor that holds several lists
 * @param overlap how much later than younger ones an item may come into the list
 * @param again how often everything is walked through, down to where listening began
 * @param mostPages of such a long walk; the others end only where they are to
 */
public record NewestFirst(String prefix, Duration overlap, Duration again, int mostPages) {
    private static final String PAGE = "page";
    private static final String PAGES = "pages";
    private static final String WALK = "walk";
    private static final String BEGAN = "began";
    private static final String DOWN = "down";
    private static final String PEAK = "peak";
    private static final String NEWEST = "newest";
    private static final String FLOOR = "floor";
    private static final String READ = "read";
    private static final String WHOLE = "whole";
    private static final String SINCE = "since";

    private enum Walk {
        FIRST,
        BACK,
        ON,
        WHOLE
    }

    /**
     * What is told of an item.
     *
     * @param said when its author last changed it, by which the list is in order; null where unknown
     * @param touched when anything about it last changed; null where unknown
     */
    public record Item(@Nullable Instant said, @Nullable Instant touched) {}

    /** True while a walk is under way. */
    public boolean underWay(Cursor cursor) {
        return get(cursor, WALK).isPresent();
    }

    /** When the last walk began that came to its end; empty for none. */
    public Optional<Instant> read(Cursor cursor) {
        return time(cursor, READ);
    }

    /** The name of the page to ask for, empty for the first one. */
    public Optional<String> page(Cursor cursor) {
        return get(cursor, PAGE);
    }

    /**
     * The cursor of the walk that is under way, else of a new one.
     *
     * @param since how far back somebody wants to have it read, null for no wish
     */
    public Cursor walking(Cursor cursor, Instant now, @Nullable Instant since) {
        if (underWay(cursor)) {
            return cursor;
        }
        if (since != null && !time(cursor, SINCE).equals(Optional.of(since))) {
            return back(cursor, now, since);
        }
        if (read(cursor).isEmpty()) {
            return begin(cursor, now, Walk.FIRST, null);
        }
        Instant whole = time(cursor, WHOLE).orElse(Instant.EPOCH);
        boolean due = whole.isAfter(now) || !whole.plus(again).isAfter(now);
        return due ? begin(cursor, now, Walk.WHOLE, floor(cursor)) : begin(cursor, now, Walk.ON, down(cursor));
    }

    /** A list that was read to its end already has no floor, and gets none. */
    private Cursor back(Cursor cursor, Instant now, Instant since) {
        boolean toTheEnd = read(cursor).isPresent() && floor(cursor) == null;
        Cursor wish = put(put(cursor, SINCE, since), FLOOR, toTheEnd ? null : lower(since, floor(cursor)));
        return begin(wish, now, Walk.BACK, lower(since, down(cursor)));
    }

    private Cursor begin(Cursor cursor, Instant now, Walk walk, @Nullable Instant down) {
        return put(put(cursor.with(prefix + WALK, walk.name()), BEGAN, now), DOWN, down);
    }

    /** False for what lies below where listening began. */
    public boolean wanted(Cursor walk, Item item) {
        Instant touched = item.touched();
        Instant floor = floor(walk);
        return touched == null || floor == null || !touched.isBefore(floor);
    }

    /**
     * The cursor behind a page.
     *
     * @param walk as {@link #walking} gave it
     * @param items what is on the page
     * @param next the name of the page below, null for none
     */
    public Cursor after(Cursor walk, List<Item> items, @Nullable String next) {
        Cursor seen = put(walk, PEAK, newest(walk, items));
        boolean same = next != null && page(walk).filter(next::equals).isPresent();
        if (next == null || same || reached(walk, items)) {
            return finished(seen, items, next);
        }
        return seen.with(prefix + PAGE, next).with(prefix + PAGES, Integer.toString(pages(walk) + 1));
    }

    /** Gives a walk up whose page is not known any more; the next one begins at the top and goes as far. */
    public Cursor givenUp(Cursor walk) {
        Cursor rest = walk.with(prefix + PAGE, null)
                .with(prefix + PAGES, null)
                .with(prefix + BEGAN, null)
                .with(prefix + DOWN, null)
                .with(prefix + PEAK, null);
        boolean wish = get(walk, WALK).filter(Walk.BACK.name()::equals).isPresent();
        return wish ? rest.with(prefix + WALK, null).with(prefix + SINCE, null) : rest.with(prefix + WALK, null);
    }

    private boolean reached(Cursor walk, List<Item> items) {
        String kind = get(walk, WALK).orElse("");
        boolean most = kind.equals(Walk.WHOLE.name()) && pages(walk) + 1 >= mostPages;
        Instant down = time(walk, DOWN).orElse(null);
        return kind.equals(Walk.FIRST.name()) || most || (down != null && below(items, down));
    }

    private static boolean below(List<Item> items, Instant down) {
        return items.stream().map(Item::touched).filter(Objects::nonNull).anyMatch(touched -> touched.isBefore(down));
    }

    private Cursor finished(Cursor walk, List<Item> items, @Nullable String next) {
        String kind = get(walk, WALK).orElse("");
        Cursor done = put(
                put(walk, NEWEST, newest(walk, items)), READ, time(walk, BEGAN).orElse(null));
        if (!kind.equals(Walk.ON.name())) {
            done = put(done, WHOLE, time(walk, BEGAN).orElse(null));
        }
        if (kind.equals(Walk.FIRST.name()) && next != null) {
            done = put(done, FLOOR, oldest(items).or(() -> time(walk, BEGAN)).orElse(null));
        }
        return givenUp(done).with(prefix + SINCE, done.get(prefix + SINCE).orElse(null));
    }

    private @Nullable Instant newest(Cursor walk, List<Item> items) {
        Stream<Instant> before = Stream.of(PEAK, NEWEST).flatMap(name -> time(walk, name).stream());
        return Stream.concat(before, said(items)).max(Instant::compareTo).orElse(null);
    }

    private static Optional<Instant> oldest(List<Item> items) {
        return said(items).min(Instant::compareTo);
    }

    private static Stream<Instant> said(List<Item> items) {
        return items.stream().map(Item::said).filter(Objects::nonNull);
    }

    /** How far the next walk has to go; null for to the end. */
    private @Nullable Instant down(Cursor cursor) {
        return time(cursor, NEWEST).map(newest -> newest.minus(overlap)).orElse(null);
    }

    private @Nullable Instant floor(Cursor cursor) {
        return time(cursor, FLOOR).orElse(null);
    }

    private static @Nullable Instant lower(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    private int pages(Cursor cursor) {
        return get(cursor, PAGES).map(Integer::parseInt).orElse(0);
    }

    private Optional<String> get(Cursor cursor, String name) {
        return cursor.get(prefix + name);
    }

    private Optional<Instant> time(Cursor cursor, String name) {
        return get(cursor, name).map(Instant::parse);
    }

    private Cursor put(Cursor cursor, String name, @Nullable Instant time) {
        return cursor.with(prefix + name, time == null ? null : time.toString());
    }
}
