package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * A walk down a list that comes newest first, as it stands in the cursor. The first walk takes the newest page, or goes back to a date
 * that somebody asked for; every later one goes down to a day below where the last one began, and once a day thirty days down, because
 * edits and answers keep their old place in such a list. No walk goes below the ground, which is where the first one ended.
 */
public final class Descent {
    /** What waits for moderation comes late into a list, at the time when it was written. */
    private static final Duration OVERLAP = Duration.ofDays(1);

    private static final Duration SWEEP_DEPTH = Duration.ofDays(30);
    private static final Duration SWEEP_EVERY = Duration.ofDays(1);

    private static final String PLACE = "place";
    private static final String UNTIL = "until";
    private static final String GROUND = "ground";
    private static final String SWEPT = "swept";
    private static final String BACK = "back";

    private static final String PAGE = "page";
    private static final String FLOOR = "floor";
    private static final String NEWEST = "newest";
    private static final String OLDEST = "oldest";
    private static final String SWEEPING = "sweeping";
    private static final String ANEW = "anew";

    private final Cursor cursor;
    private final Optional<Instant> since;
    private final Instant now;

    private Descent(Cursor cursor, Optional<Instant> since, Instant now) {
        this.cursor = cursor;
        this.since = since;
        this.now = now;
    }

    /**
     * Takes up the walk of a source, or begins one.
     *
     * @param place server and list; a cursor of another place begins anew
     * @param cursor where the source stands
     * @param since how far back somebody asked to go, once
     * @param now the present
     */
    public static Descent of(String place, Cursor cursor, Optional<Instant> since, Instant now) {
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        Cursor here = same ? cursor : Cursor.START.with(PLACE, place);
        Descent descent = new Descent(here, since, now);
        return descent.page().isPresent() ? descent : descent.begun();
    }

    private Descent begun() {
        Optional<Instant> until = time(UNTIL);
        boolean backfill = wantsBackfill();
        boolean sweeps = until.isPresent() && !backfill && sweepIsDue();
        Optional<Instant> floor = backfill ? since : until.map(time -> aboveGround(sweeps ? deep(time) : above(time)));
        Cursor begun = walkEnded()
                .with(FLOOR, floor.map(Instant::toString).orElse(null))
                .with(SWEEPING, sweeps ? "yes" : null);
        return new Descent(begun.with(ANEW, cursor.get(ANEW).orElse(null)), since, now);
    }

    /** What the platform calls the page to read now; empty for the first one. */
    public Optional<String> page() {
        return cursor.get(PAGE);
    }

    /**
     * The page that was read, and the cursor behind it.
     *
     * @param posts what stands on it, in any order
     * @param refused what could not be read
     * @param below what the platform calls the page below, null for none
     * @param budget what its headers say
     */
    public Poll.Page step(
            List<Post> posts, List<String> refused, @Nullable String below, Poll.@Nullable Budget budget) {
        Descent seen = seen(posts);
        boolean last = below == null || page().filter(below::equals).isPresent();
        boolean empty = posts.isEmpty() && refused.isEmpty();
        boolean deepEnough = seen.time(FLOOR)
                .map(floor -> seen.time(OLDEST).filter(floor::isAfter).isPresent())
                .orElse(true);
        List<Post> kept = aboveGround(posts);
        return last || empty || deepEnough
                ? new Poll.Page(kept, refused, seen.done(last || empty), false, null, budget)
                : new Poll.Page(kept, refused, seen.cursor.with(PAGE, below), true, null, budget);
    }

    /** For a page in the middle that the platform will not give: the walk begins anew once, then the rest is a gap. */
    public Poll.Page brokenOff(String why) {
        if (cursor.get(ANEW).isEmpty()) {
            return new Poll.Page(List.of(), List.of(), walkEnded().with(ANEW, "yes"), true, null, null);
        }
        Poll.Gap gap =
                new Poll.Gap(cursor.get(FLOOR).orElse(null), cursor.get(OLDEST).orElse(null), why);
        return new Poll.Page(List.of(), List.of(), done(false), false, gap, null);
    }

    private Descent seen(List<Post> posts) {
        List<Instant> times = new ArrayList<>();
        posts.stream()
                .filter(post -> post.details().reply().parent() == null)
                .forEach(post -> post.publishedAt().ifPresent(times::add));
        List<Instant> newest = new ArrayList<>(times);
        time(NEWEST).ifPresent(newest::add);
        // A time from the future would hide everything until it has come.
        Optional<Instant> top =
                newest.stream().filter(time -> !time.isAfter(now)).max(Comparator.naturalOrder());
        Optional<Instant> bottom = times.stream().min(Comparator.naturalOrder()).or(() -> time(OLDEST));
        Cursor next = cursor.with(NEWEST, top.map(Instant::toString).orElse(null))
                .with(OLDEST, bottom.map(Instant::toString).orElse(null));
        return new Descent(next, since, now);
    }

    private Cursor done(boolean wholeList) {
        Instant top = time(NEWEST).orElse(now);
        boolean higher = time(UNTIL)
                .map(until -> time(NEWEST).isPresent() && top.isAfter(until))
                .orElse(true);
        Cursor next = higher ? walkEnded().with(UNTIL, top.toString()) : walkEnded();
        if (cursor.get(SWEEPING).isPresent() || time(UNTIL).isEmpty()) {
            next = next.with(SWEPT, now.toString());
        }
        if (wantsBackfill()) {
            next = next.with(BACK, since.map(Instant::toString).orElse(null));
        }
        return next.with(GROUND, ground(wholeList).map(Instant::toString).orElse(null));
    }

    private Optional<Instant> ground(boolean wholeList) {
        if (wholeList) {
            return Optional.of(Instant.EPOCH);
        }
        return lower(wantsBackfill() ? since : Optional.empty(), time(GROUND)).or(() -> time(OLDEST));
    }

    private Cursor walkEnded() {
        return cursor.with(PAGE, null)
                .with(FLOOR, null)
                .with(NEWEST, null)
                .with(OLDEST, null)
                .with(SWEEPING, null)
                .with(ANEW, null);
    }

    private boolean wantsBackfill() {
        return since.filter(date ->
                        !cursor.get(BACK).filter(date.toString()::equals).isPresent())
                .isPresent();
    }

    /** A sweep in the future was made before the clock was set back. */
    private boolean sweepIsDue() {
        Instant swept = time(SWEPT).orElse(Instant.EPOCH);
        return swept.isAfter(now) || !now.isBefore(swept.plus(SWEEP_EVERY));
    }

    private static Optional<Instant> lower(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private Instant deep(Instant until) {
        Instant deep = now.minus(SWEEP_DEPTH);
        return deep.isBefore(above(until)) ? deep : above(until);
    }

    private static Instant above(Instant until) {
        return until.minus(OVERLAP);
    }

    private Instant aboveGround(Instant floor) {
        return time(GROUND).filter(floor::isBefore).orElse(floor);
    }

    /** What the first walk left alone stays so until somebody asks for it. */
    private List<Post> aboveGround(List<Post> posts) {
        Optional<Instant> ground = lower(wantsBackfill() ? since : Optional.empty(), time(GROUND));
        return posts.stream()
                .filter(post -> post.details().reply().parent() != null
                        || ground.isEmpty()
                        || post.publishedAt()
                                .map(time -> !time.isBefore(ground.get()))
                                .orElse(true))
                .toList();
    }

    private Optional<Instant> time(String name) {
        return cursor.get(name).map(Instant::parse);
    }
}
