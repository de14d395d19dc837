package org.earshot.listen.hackernews;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * Walks the search from now down to what was read before. The search gives no more than a thousand hits of a query, so a walk cuts time
 * into slices: the next page asks for what is as old as the last hit or older. Every poll looks again at the last two hours and a bit,
 * because for so long things may be edited or deleted.
 */
record Search(Ask ask) {
    private static final String MARK = "mark";
    private static final String PEAK = "peak";
    private static final String UNTIL = "until";
    private static final String LOOKED = "looked";
    private static final String OWN = "own";

    /** Things may be edited for two hours, and the search learns of it a little later. */
    private static final Duration EDITABLE = Duration.ofMinutes(130);

    private static final Duration LATE = Duration.ofMinutes(10);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(2);
    private static final Duration HEARD_LATE = Duration.ofHours(1);
    /** Items that are asked for one by one after a page. */
    private static final int MOST_DOUBTS = 5;

    Poll read(Cursor cursor) {
        long floor = floor(cursor);
        Ask.Said said = ask.hits(ask.search() + slice(floor, cursor));
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Hits page = (Ask.Said.Hits) said;
        long oldest = page.items().stream()
                .mapToLong(Item::created)
                .filter(time -> time > 0)
                .min()
                .orElse(0);
        // A search that ignores the slice gives the newest page again and again; that page is the last one then.
        boolean more = page.full() && floor != Long.MAX_VALUE && oldest <= until(cursor) && oldest > floor;
        boolean stuck = more && oldest == until(cursor);
        Known known = Known.of(cursor);
        List<Post> posts = fresh(page, known, floor);
        List<MentionId> gone =
                cursor.get(MARK).isPresent() ? gone(page, known, more ? oldest : floor, until(cursor)) : List.of();
        Cursor seen = cursor.with(PEAK, Long.toString(newest(page, cursor)));
        Cursor next = more
                ? seen.with(UNTIL, Long.toString(stuck ? oldest - 1 : oldest))
                : seen.with(MARK, Long.toString(newest(page, cursor)))
                        .with(PEAK, null)
                        .with(UNTIL, null);
        next = known.in(next, ask.now().minus(EDITABLE).getEpochSecond());
        Poll.Page read = new Poll.Page(posts, page.refused(), next, more, stuck ? gap(oldest) : null, page.budget());
        return (more ? read : withOwn(read)).gone(gone);
    }

    /** From where on, in seconds since 1970; the end of time for a first poll, which takes the newest page. */
    private long floor(Cursor cursor) {
        long editable = ask.now().minus(EDITABLE).getEpochSecond();
        return cursor.get(MARK)
                .map(mark -> Math.max(0, Math.min(Long.parseLong(mark) - LATE.toSeconds(), editable)))
                .or(() -> Backfill.since(ask.source().parameter("since")).map(Instant::getEpochSecond))
                .orElse(Long.MAX_VALUE);
    }

    private static long until(Cursor cursor) {
        return cursor.get(UNTIL).map(Long::parseLong).orElse(Long.MAX_VALUE);
    }

    private static String slice(long floor, Cursor cursor) {
        if (floor == Long.MAX_VALUE) {
            return "";
        }
        String upper = cursor.get(UNTIL).map(time -> ",created_at_i<=" + time).orElse("");
        return "&numericFilters=" + Ask.encoded("created_at_i>=" + floor + upper);
    }

    /** What was not heard before with this text; a search that ignores the slice brings old things again, which are left out. */
    private List<Post> fresh(Ask.Said.Hits page, Known known, long floor) {
        List<Post> posts = new ArrayList<>();
        for (Item item : page.items()) {
            boolean old = floor != Long.MAX_VALUE && item.created() > 0 && item.created() < floor;
            if (!old && !known.has(item)) {
                posts.add(item.post(ask.source().parameter("account")));
                known.add(item);
            }
        }
        return posts;
    }

    /** What was heard, stands in this slice of time no more, and was deleted as Hacker News itself says. */
    private List<MentionId> gone(Ask.Said.Hits page, Known known, long after, long until) {
        List<MentionId> gone = new ArrayList<>();
        known.missing(page.items(), after, until).stream().limit(MOST_DOUBTS).forEach(id -> {
            if (ask.gone(id)) {
                gone.add(new MentionId("hacker-news", id));
                known.drop(id);
            }
        });
        return gone;
    }

    /** A time in the future would hide nothing here, but keep it out of the mark all the same. */
    private long newest(Ask.Said.Hits page, Cursor cursor) {
        long before =
                cursor.get(PEAK).or(() -> cursor.get(MARK)).map(Long::parseLong).orElse(0L);
        long now = ask.now().getEpochSecond();
        return page.items().stream()
                .mapToLong(item -> Math.min(now, item.created()))
                .reduce(before, Math::max);
    }

    private static Poll.@Nullable Gap gap(long second) {
        String time = Instant.ofEpochSecond(second).toString();
        return new Poll.Gap(time, time, "more than " + Ask.PAGE + " hits in one second; search for less");
    }

    /** The last page with what the brand's own account wrote, asked for at most every two minutes. */
    private Poll.Page withOwn(Poll.Page last) {
        Optional<String> account = ask.source().parameter("account");
        Optional<Instant> looked = last.next().get(LOOKED).map(Instant::parse);
        boolean wait = looked.filter(
                        time -> !time.isAfter(ask.now()) && ask.now().isBefore(time.plus(LOOK_EVERY)))
                .isPresent();
        if (account.isEmpty() || wait) {
            return last;
        }
        Cursor now = last.next().with(LOOKED, ask.now().toString());
        if (looked.isEmpty() || !(ask.hits(ask.written(account.get())) instanceof Ask.Said.Hits page)) {
            return new Poll.Page(last.posts(), last.refused(), now, false, last.gap(), last.budget());
        }
        long known = now.get(OWN).map(Long::parseLong).orElse(0L);
        List<Post> posts = new ArrayList<>(last.posts());
        for (Item item : page.items()) {
            Post post = item.post(account);
            if (post.details().ours() && item.created() > known - HEARD_LATE.toSeconds()) {
                posts.add(post);
            }
        }
        Cursor next = now.with(OWN, Long.toString(newest(page, Cursor.START)));
        return new Poll.Page(posts, last.refused(), next, false, last.gap(), last.budget());
    }
}
