package org.earshot.listen.reddit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.reddit.RedditDoor;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * Walks a listing from its newest page down to what was read before. Where that is, a time says and not an id: asking for what comes
 * before an id gives nothing for ever once that item is deleted. The mark moves only when the walk has reached the old one, so a
 * crash resumes it. The first walk takes one page, or goes down to {@code since}.
 */
record Listing(Feed feed) {
    private static final String MARK = "mark";
    private static final String PEAK = "peak";
    private static final String AFTER = "after";
    private static final String COUNT = "count";
    private static final String AGAIN = "again";

    /** Reddit gives about a thousand items of any listing. */
    private static final int NEARLY_ALL = 900;

    Poll read(Ask ask, Cursor cursor) {
        Ask.Said said = ask.list(address(cursor));
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Page page = (Ask.Said.Page) said;
        return lost(page, cursor) ? restart(page, cursor) : walked(ask, page, cursor);
    }

    private String address(Cursor cursor) {
        return feed.path()
                + cursor.get(AFTER)
                        .map(name -> "&after=" + name + "&count=" + count(cursor))
                        .orElse("");
    }

    private Poll walked(Ask ask, Ask.Said.Page page, Cursor cursor) {
        long floor = floor(ask, cursor);
        int count = count(cursor) + page.things().size();
        boolean reached = oldest(page) <= floor;
        boolean more = page.after() != null && !reached && !page.things().isEmpty();
        Cursor seen = Recent.add(cursor, page.things()).with(PEAK, Long.toString(newest(ask, page, cursor)));
        Poll.Page read = page(ask, page, cursor, more ? onwards(seen, page, count) : finished(seen));
        if (more) {
            return new Poll.Page(read.posts(), read.refused(), read.next(), true, null, page.budget())
                    .gone(read.gone());
        }
        boolean cut = !reached && floor != Long.MAX_VALUE && count >= NEARLY_ALL;
        Poll.Gap gap = cut ? gap(floor, page) : null;
        Poll.Page last =
                new Poll.Page(read.posts(), read.refused(), read.next(), false, gap, page.budget()).gone(read.gone());
        return new Afterwards(feed).added(ask, last);
    }

    /** What is on a page and was not brought before; things that were taken away are named as such. */
    private Poll.Page page(Ask ask, Ask.Said.Page page, Cursor before, Cursor next) {
        Optional<String> account = RedditDoor.handle(ask.source().parameters());
        List<Post> posts = new ArrayList<>();
        List<MentionId> gone = new ArrayList<>();
        long floor = floor(ask, before);
        long settled = floor == Long.MAX_VALUE ? 0 : floor;
        for (Thing thing : page.things()) {
            if (thing.gone()) {
                gone.add(thing.id());
            } else if (!Recent.has(before, thing) && (thing.created() == 0 || thing.created() >= settled)) {
                posts.add(thing.post(account));
            }
        }
        return Poll.Page.last(posts, page.refused(), next).gone(gone);
    }

    /** The time in seconds since 1970 at which the walk ends; the end of time for a first walk that takes one page. */
    private long floor(Ask ask, Cursor cursor) {
        return cursor.get(MARK)
                .map(mark -> Long.parseLong(mark) - feed.overlap().toSeconds())
                .or(() -> Backfill.since(ask.source().parameter("since")).map(Instant::getEpochSecond))
                .orElse(Long.MAX_VALUE);
    }

    private static Cursor onwards(Cursor cursor, Ask.Said.Page page, int count) {
        return cursor.with(AFTER, page.after()).with(COUNT, Integer.toString(count));
    }

    private static Cursor finished(Cursor cursor) {
        return cursor.with(MARK, cursor.get(PEAK).orElse("0"))
                .with(PEAK, null)
                .with(AFTER, null)
                .with(COUNT, null)
                .with(AGAIN, null);
    }

    /** A page in the middle of a walk that is empty: the item that it should follow was deleted meanwhile. */
    private static boolean lost(Ask.Said.Page page, Cursor cursor) {
        return page.things().isEmpty()
                && cursor.get(AFTER).isPresent()
                && cursor.get(AGAIN).isEmpty();
    }

    /** Once more from the top; what was stored already is known by its name. */
    private static Poll restart(Ask.Said.Page page, Cursor cursor) {
        Cursor top = cursor.with(AFTER, null).with(COUNT, null).with(AGAIN, "yes");
        return new Poll.Page(List.of(), page.refused(), top, true, null, page.budget());
    }

    private static int count(Cursor cursor) {
        return cursor.get(COUNT).map(Integer::parseInt).orElse(0);
    }

    /** A time in the future would hide all that comes until then. */
    private static long newest(Ask ask, Ask.Said.Page page, Cursor cursor) {
        long before =
                cursor.get(PEAK).or(() -> cursor.get(MARK)).map(Long::parseLong).orElse(0L);
        long now = ask.now().getEpochSecond();
        return page.things().stream()
                .mapToLong(Thing::created)
                .map(created -> Math.min(created, now))
                .reduce(before, Math::max);
    }

    /** The last item decides: a listing may hold something old far above. */
    private static long oldest(Ask.Said.Page page) {
        return page.things().stream()
                .mapToLong(Thing::created)
                .filter(created -> created > 0)
                .reduce(Long.MAX_VALUE, (above, below) -> below);
    }

    private static Poll.@Nullable Gap gap(long floor, Ask.Said.Page page) {
        return new Poll.Gap(
                Instant.ofEpochSecond(Math.max(0, floor)).toString(),
                Instant.ofEpochSecond(oldest(page) == Long.MAX_VALUE ? floor : oldest(page))
                        .toString(),
                "Reddit gives about 1,000 items of a listing and there were more; poll more often or ask for less");
    }
}
