package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A walk through what a brand published, newest first, and through the comments under it, newest first, too. New comments come under old
 * posts, so every walk reads the posts of the last three days, or down to where the last one began, and once an hour those of the last
 * ninety days; under each it reads down to the comments that the last such walk has seen. The first walk takes one page, or goes back to
 * a date that somebody asks for. Everything that it knows stands in the cursor, so that a crash resumes it.
 */
public final class ThreadWalk {
    private static final Duration NEAR = Duration.ofDays(3);
    private static final Duration FAR = Duration.ofDays(90);
    private static final Duration FAR_EVERY = Duration.ofHours(1);
    /** A comment may come into a list a little later than its time says. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private static final int MOST_FAR_PAGES = 60;

    private static final String KIND = "kind";
    private static final String BEGAN = "began";
    private static final String PAGE = "page";
    private static final String PAGES = "pages";
    private static final String ENDED = "ended";
    private static final String THREADS = "threads";
    private static final String THREAD_PAGE = "thread-page";
    private static final String ANEW = "anew";
    private static final String READ = "read";
    private static final String READ_FAR = "read-far";
    private static final String FLOOR = "floor";
    private static final String SINCE = "since";

    private enum Kind {
        FIRST,
        BACK,
        NEAR,
        FAR
    }

    private final String prefix;
    private final Cursor cursor;
    private final Optional<Instant> since;

    private ThreadWalk(String prefix, Cursor cursor, Optional<Instant> since) {
        this.prefix = prefix;
        this.cursor = cursor;
        this.since = since;
    }

    /**
     * Takes up a walk, or begins one.
     *
     * @param prefix stands before the names of its values
     * @param cursor where the source stands
     * @param since how far back somebody asked to go, once
     * @param now the present
     */
    public static ThreadWalk of(String prefix, Cursor cursor, Optional<Instant> since, Instant now) {
        ThreadWalk walk = new ThreadWalk(prefix, cursor, since);
        return walk.get(KIND).isPresent()
                ? walk
                : walk.put(KIND, walk.next(now).name()).put(BEGAN, now.toString());
    }

    private Kind next(Instant now) {
        if (since.isPresent() && !time(SINCE).equals(since)) {
            return Kind.BACK;
        }
        if (time(READ).isEmpty()) {
            return Kind.FIRST;
        }
        Instant far = time(READ_FAR).orElse(Instant.EPOCH);
        return far.isAfter(now) || !far.plus(FAR_EVERY).isAfter(now) ? Kind.FAR : Kind.NEAR;
    }

    /** True while a walk with this prefix is under way. */
    public static boolean isUnderWay(String prefix, Cursor cursor) {
        return cursor.get(prefix + KIND).isPresent();
    }

    /** The post whose comments are to be read now; empty where the list is. */
    public Optional<String> thread() {
        return threads().stream().findFirst();
    }

    /** What the platform calls the page to read now, of the post's comments or of the list; empty for the first one. */
    public Optional<String> page() {
        return get(thread().isPresent() ? THREAD_PAGE : PAGE);
    }

    /** False for what was said before listening began. */
    public boolean wanted(@Nullable Instant said) {
        Instant floor =
                kind() == Kind.BACK ? since.orElse(Instant.EPOCH) : time(FLOOR).orElse(Instant.EPOCH);
        return said == null || kind() == Kind.FIRST || !said.isBefore(floor);
    }

    /** True for walks that look at everything again, where a look that costs a request of its own is worth it. */
    public boolean isThorough() {
        return kind() == Kind.FAR || kind() == Kind.BACK;
    }

    /**
     * True where comments that nobody has read yet may stand below those that the list shows of a post.
     *
     * @param oldest of those that it shows
     */
    public boolean follows(@Nullable Instant oldest) {
        return kind() != Kind.FIRST && (oldest == null || !oldest.isBefore(commentsDown()));
    }

    /**
     * The cursor behind a page of the list.
     *
     * @param published when the posts on it were published
     * @param threads posts whose comments are to be read before the next page
     * @param below what the platform calls the page below, null for none
     */
    public Cursor listed(List<@Nullable Instant> published, List<String> threads, @Nullable String below) {
        boolean same = get(PAGE).filter(page -> page.equals(below)).isPresent();
        boolean last = below == null || same || kind() == Kind.FIRST || tooFar() || deepEnough(published);
        ThreadWalk next =
                last ? put(ENDED, "yes").put(PAGE, null) : put(PAGE, below).put(PAGES, Integer.toString(pages() + 1));
        return next.put(THREADS, threads.isEmpty() ? null : String.join(" ", threads))
                .settled();
    }

    /**
     * The cursor behind a page of a post's comments.
     *
     * @param oldest comment on it, null where it has none
     * @param below what the platform calls the page below, null for none
     */
    public Cursor commented(@Nullable Instant oldest, @Nullable String below) {
        boolean same = get(THREAD_PAGE).filter(page -> page.equals(below)).isPresent();
        boolean last = below == null || same || (oldest != null && oldest.isBefore(commentsDown()));
        return last ? skipped() : put(THREAD_PAGE, below).cursor;
    }

    /** The cursor where a post's comments cannot be read. */
    public Cursor skipped() {
        List<String> rest = threads().stream().skip(1).toList();
        return put(THREADS, rest.isEmpty() ? null : String.join(" ", rest))
                .put(THREAD_PAGE, null)
                .settled();
    }

    /** For a page in the middle that the platform will not give: the walk begins anew once, then the rest is a gap. */
    public Poll.Page brokenOff(String why) {
        if (get(ANEW).isEmpty()) {
            Cursor anew = put(PAGE, null).put(PAGES, null).put(ANEW, "yes").cursor;
            return new Poll.Page(List.of(), List.of(), anew, true, null, null);
        }
        Poll.Gap gap = new Poll.Gap(postsDown().toString(), null, why);
        return new Poll.Page(
                List.of(), List.of(), put(ENDED, "yes").put(PAGE, null).settled(), false, gap, null);
    }

    private Cursor settled() {
        if (!threads().isEmpty() || get(ENDED).isEmpty()) {
            return cursor;
        }
        String began = began().toString();
        ThreadWalk done = put(READ, began).put(FLOOR, floor().toString());
        done = kind() == Kind.NEAR ? done : done.put(READ_FAR, began);
        done = kind() == Kind.BACK
                ? done.put(SINCE, since.map(Instant::toString).orElse(null))
                : done;
        for (String name : List.of(KIND, BEGAN, PAGE, PAGES, ENDED, THREADS, THREAD_PAGE, ANEW)) {
            done = done.put(name, null);
        }
        return done.cursor;
    }

    private Instant floor() {
        Optional<Instant> wished = kind() == Kind.BACK ? since : Optional.empty();
        return Stream.of(wished, time(FLOOR))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(began().minus(NEAR));
    }

    /** Posts older than this are left alone. */
    private Instant postsDown() {
        Instant read = time(READ).orElse(began()).minus(LATE);
        Instant depth = began().minus(kind() == Kind.FAR ? FAR : NEAR);
        return kind() == Kind.BACK ? since.orElse(depth) : depth.isBefore(read) ? depth : read;
    }

    /** Comments older than this were read by the last walk that came by. */
    private Instant commentsDown() {
        return switch (kind()) {
            case BACK -> since.orElse(began());
            case FAR -> time(READ_FAR).orElse(began()).minus(LATE);
            case FIRST, NEAR -> time(READ).orElse(began()).minus(LATE);
        };
    }

    private boolean deepEnough(List<@Nullable Instant> published) {
        return published.stream().filter(Objects::nonNull).anyMatch(time -> time.isBefore(postsDown()));
    }

    private boolean tooFar() {
        return kind() == Kind.FAR && pages() + 1 >= MOST_FAR_PAGES;
    }

    private int pages() {
        return get(PAGES).map(Integer::parseInt).orElse(0);
    }

    private Kind kind() {
        return get(KIND).map(Kind::valueOf).orElse(Kind.FIRST);
    }

    private Instant began() {
        return time(BEGAN).orElse(Instant.EPOCH);
    }

    private List<String> threads() {
        return get(THREADS).map(ids -> List.of(ids.split(" "))).orElse(List.of());
    }

    private Optional<String> get(String name) {
        return cursor.get(prefix + name);
    }

    private Optional<Instant> time(String name) {
        return get(name).map(Instant::parse);
    }

    private ThreadWalk put(String name, @Nullable String value) {
        return new ThreadWalk(prefix, cursor.with(prefix + name, value), since);
    }
}
