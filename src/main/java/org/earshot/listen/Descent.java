package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * A walk down a list that comes newest first and changes in place, such as reviews. Everything that it knows stands in the cursor, so that
 * a crash resumes it; what counts as read moves only when the walk has come to its end.
 *
 * <p>The first walk takes the newest page, and where that ends is the floor: nothing below it is ever taken. Every later walk goes down to
 * what is known, over as many pages as that takes, and from time to time a long one goes deeper, because edits and answers may keep their
 * old place. A date that somebody asks for is gone back to once, and lowers the floor.
 */
public final class Descent {
    /** The depth of a long walk that goes down to the floor. */
    public static final Duration TO_THE_FLOOR = Duration.ofDays(36_500);

    private static final String NEWEST = "newest";
    private static final String FLOOR = "floor";
    private static final String READ = "read";
    private static final String READ_LONG = "read-long";
    private static final String SINCE = "since";

    private static final String KIND = "kind";
    private static final String BEGAN = "began";
    private static final String DOWN = "down";
    private static final String WISH = "wish";
    private static final String PAGE = "page";
    private static final String PAGES = "pages";
    private static final String PEAK = "peak";
    private static final String OLDEST = "oldest";
    private static final String ANEW = "anew";
    private static final List<String> WALK = List.of(KIND, BEGAN, DOWN, WISH, PAGE, PAGES, PEAK, OLDEST, ANEW);

    private static final BinaryOperator<Instant> EARLIER = BinaryOperator.minBy(Instant::compareTo);
    private static final BinaryOperator<Instant> LATER = BinaryOperator.maxBy(Instant::compareTo);

    private enum Kind {
        FIRST,
        BACK,
        ON,
        LONG
    }

    private final Rule rule;
    private final Cursor cursor;
    private final Instant now;

    private Descent(Rule rule, Cursor cursor, Instant now) {
        this.rule = rule;
        this.cursor = cursor;
        this.now = now;
    }

    /**
     * How a list is walked down.
     *
     * @param prefix stands before the names of its values, for a cursor that holds several lists
     * @param overlap how much later than younger ones an item may come into the list, as behind a moderator
     * @param again how often there is a long walk
     * @param depth how far back a long walk goes at least
     * @param mostPages of a long walk; the others end only where they are to
     */
    public record Rule(String prefix, Duration overlap, Duration again, Duration depth, int mostPages) {}

    /**
     * One item of the list, with what is made of it.
     *
     * @param said the time by which the list is in order, null where unknown
     * @param touched when anything about it last changed, an answer to it for one; null where unknown
     * @param posts the item itself, and what stands under it
     */
    public record Item(@Nullable Instant said, @Nullable Instant touched, List<Post> posts) {
        /** Copies the posts. */
        public Item {
            posts = List.copyOf(posts);
        }

        /** An item that keeps its place, where the time of its first post puts it. */
        public static Item of(List<Post> posts) {
            Instant said = posts.stream().findFirst().flatMap(Post::publishedAt).orElse(null);
            return new Item(said, said, posts);
        }
    }

    /**
     * Takes up the walk that is under way, or begins one.
     *
     * @param cursor where the source stands
     * @param since how far back somebody asked to go, once
     * @param now the present
     */
    public static Descent of(Rule rule, Cursor cursor, Optional<Instant> since, Instant now) {
        Descent descent = new Descent(rule, cursor, now);
        return descent.page().isPresent() ? descent : descent.begun(since);
    }

    private Descent begun(Optional<Instant> since) {
        Optional<Instant> wish = since.filter(date -> !time(SINCE).equals(since));
        Kind kind = wish.isPresent() ? Kind.BACK : read().isEmpty() ? Kind.FIRST : longIsDue() ? Kind.LONG : Kind.ON;
        return ended().put(ANEW, get(ANEW).orElse(null))
                .put(KIND, kind)
                .put(BEGAN, now)
                .put(WISH, wish.orElse(null))
                .put(DOWN, down(kind, wish.orElse(now)));
    }

    /** A long walk in the future was made before the clock was set back. */
    private boolean longIsDue() {
        Instant last = time(READ_LONG).orElse(Instant.EPOCH);
        return last.isAfter(now) || !last.plus(rule.again()).isAfter(now);
    }

    private Instant down(Kind kind, Instant wish) {
        Instant known = time(NEWEST)
                .or(this::read)
                .map(time -> EARLIER.apply(time, now).minus(rule.overlap()))
                .orElse(now);
        return switch (kind) {
            case FIRST -> now;
            case BACK -> EARLIER.apply(wish, known);
            case ON -> LATER.apply(known, floor());
            case LONG -> LATER.apply(EARLIER.apply(now.minus(rule.depth()), known), floor());
        };
    }

    /** What the platform calls the page to read now; empty for the first one. */
    public Optional<String> page() {
        return get(PAGE);
    }

    /** When the last walk began that came to its end; empty for none. */
    public Optional<Instant> read() {
        return time(READ);
    }

    /**
     * The page that was read, without what lies below the floor, and the cursor behind it.
     *
     * @param refused what could not be read
     * @param below what the platform calls the page below, null for none
     * @param budget what its headers say
     */
    public Poll.Page step(
            List<Item> items, List<String> refused, @Nullable String below, Poll.@Nullable Budget budget) {
        List<Post> posts = items.stream()
                .filter(item -> item.touched() == null || !item.touched().isBefore(floor()))
                .flatMap(item -> item.posts().stream())
                .toList();
        Descent seen = seen(items);
        boolean last = below == null || page().filter(below::equals).isPresent();
        boolean more = !last && !reached(items);
        Cursor next = more ? seen.put(PAGE, below).put(PAGES, pages()).cursor : seen.done(last);
        return new Poll.Page(posts, refused, next, more, null, budget);
    }

    /** For a page in the middle that the platform will not give: the walk begins anew once, then the rest is a gap. */
    public Poll.Page brokenOff(String why) {
        if (get(ANEW).isEmpty()) {
            return new Poll.Page(List.of(), List.of(), ended().put(ANEW, "yes").cursor, true, null, null);
        }
        Optional<String> from = get(DOWN).filter(down -> !down.equals(Instant.EPOCH.toString()));
        Poll.Gap gap = new Poll.Gap(from.orElse(null), get(OLDEST).orElse(null), why);
        return new Poll.Page(List.of(), List.of(), done(false), false, gap, null);
    }

    /** The cursor without the walk that is under way; the next one begins at the top and goes as far. */
    public Cursor givenUp() {
        return ended().cursor;
    }

    /** A time from the future would hide everything until it has come. */
    private Descent seen(List<Item> items) {
        Optional<Instant> top = Stream.concat(time(PEAK).stream(), said(items))
                .filter(time -> !time.isAfter(now))
                .reduce(LATER);
        Optional<Instant> bottom = said(items).reduce(EARLIER).or(() -> time(OLDEST));
        return put(PEAK, top.orElse(null)).put(OLDEST, bottom.orElse(null));
    }

    private static Stream<Instant> said(List<Item> items) {
        return items.stream().map(Item::said).filter(Objects::nonNull);
    }

    private boolean reached(List<Item> items) {
        Instant down = time(DOWN).orElse(now);
        boolean enough = kind() == Kind.FIRST || (kind() == Kind.LONG && pages() >= rule.mostPages());
        return enough
                || items.stream().map(Item::touched).filter(Objects::nonNull).anyMatch(down::isAfter);
    }

    private Cursor done(boolean whole) {
        Instant began = time(BEGAN).orElse(now);
        Optional<Instant> newest =
                times(NEWEST, PEAK).filter(time -> !time.isAfter(now)).reduce(LATER);
        Instant lowest = whole ? Instant.EPOCH : time(OLDEST).orElse(began);
        boolean longOne = kind() == Kind.LONG || read().isEmpty();
        Descent done = ended().put(NEWEST, newest.orElse(null))
                .put(FLOOR, kind() == Kind.FIRST ? EARLIER.apply(lowest, began) : floor())
                .put(READ, began);
        done = longOne ? done.put(READ_LONG, began) : done;
        return done.put(SINCE, get(WISH).or(() -> get(SINCE)).orElse(null)).cursor;
    }

    private Instant floor() {
        return EARLIER.apply(times(WISH, FLOOR).reduce(EARLIER).orElse(Instant.EPOCH), now);
    }

    private Descent ended() {
        Descent ended = this;
        for (String name : WALK) {
            ended = ended.put(name, null);
        }
        return ended;
    }

    private Kind kind() {
        return get(KIND).map(Kind::valueOf).orElse(Kind.FIRST);
    }

    /** The page that is being read, counted from one. */
    private int pages() {
        return get(PAGES).map(Integer::parseInt).orElse(0) + 1;
    }

    private Optional<String> get(String name) {
        return cursor.get(rule.prefix() + name);
    }

    private Optional<Instant> time(String name) {
        return get(name).map(Instant::parse);
    }

    private Stream<Instant> times(String... names) {
        return Stream.of(names).flatMap(name -> time(name).stream());
    }

    private Descent put(String name, @Nullable Object value) {
        return new Descent(rule, cursor.with(rule.prefix() + name, value == null ? null : value.toString()), now);
    }
}
