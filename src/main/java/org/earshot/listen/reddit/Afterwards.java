package org.earshot.listen.reddit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.reddit.RedditDoor;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;

/**
 * What no listing of new things shows, looked up once a walk has come to its end and at most every two minutes: edits and deletions of
 * the last 300 things heard, a hundred at a time, and what the brand's own account wrote on Reddit itself.
 */
final class Afterwards {
    private static final Duration EVERY = Duration.ofMinutes(2);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
    private static final int BATCH = 100;
    private static final String LOOKED = "looked";
    private static final String BATCHES = "batch";
    /** When the present round through all batches began, and the one before it: later edits were not brought yet. */
    private static final String ROUND = "round";

    private static final String FORMER = "former";
    private static final String OWN = "own";
    /** What the brand answers may be heard later than its answer. */
    private static final Duration HEARD_LATE = Duration.ofHours(1);

    private final Feed feed;
    private final List<Post> posts = new ArrayList<>();
    private final List<MentionId> gone = new ArrayList<>();

    Afterwards(Feed feed) {
        this.feed = feed;
    }

    /** The last page of a poll with what was found besides; where that is not to be had, without. */
    Poll.Page added(Ask ask, Poll.Page last) {
        Optional<Instant> looked = last.next().get(LOOKED).map(Instant::parse);
        Cursor now = last.next().with(LOOKED, ask.now().toString());
        // A look in the future was made before the clock was set back.
        boolean wait = looked.filter(
                        time -> !time.isAfter(ask.now()) && ask.now().isBefore(time.plus(EVERY)))
                .isPresent();
        if (looked.isEmpty() || wait) {
            Cursor next = looked.isEmpty() ? now : last.next();
            return new Poll.Page(last.posts(), last.refused(), next, false, last.gap(), last.budget())
                    .gone(last.gone());
        }
        posts.addAll(last.posts());
        gone.addAll(last.gone());
        Cursor next = own(ask, swept(ask, now));
        return new Poll.Page(posts, last.refused(), next, false, last.gap(), last.budget()).gone(gone);
    }

    private Cursor swept(Ask ask, Cursor cursor) {
        List<String> names = Recent.names(cursor).stream()
                .filter(name -> !name.startsWith("t4_"))
                .toList();
        int from = cursor.get(BATCHES).map(Integer::parseInt).orElse(0) * BATCH;
        boolean anew = from == 0 || from >= names.size();
        List<String> batch = names.subList(anew ? 0 : from, Math.min(names.size(), (anew ? 0 : from) + BATCH));
        if (batch.isEmpty()
                || !(ask.list("/api/info?raw_json=1&id=" + String.join(",", batch)) instanceof Ask.Said.Page page)) {
            return cursor;
        }
        Cursor next = anew
                ? cursor.with(FORMER, cursor.get(ROUND).orElse(null))
                        .with(ROUND, ask.now().toString())
                : cursor;
        long since = next.get(FORMER)
                .map(time -> Instant.parse(time).minus(CLOCKS_APART).getEpochSecond())
                .orElse(1L);
        Set<String> graves = new HashSet<>();
        for (Thing thing : page.things()) {
            if (thing.gone() && batch.contains(thing.name())) {
                graves.add(thing.name());
                gone.add(thing.id());
            } else if (thing.edited() >= since) {
                posts.add(thing.post(RedditDoor.handle(ask.source().parameters())));
            }
        }
        int done = anew ? 1 : from / BATCH + 1;
        return Recent.without(next, graves).with(BATCHES, Integer.toString(done));
    }

    private Cursor own(Ask ask, Cursor cursor) {
        Optional<String> account = RedditDoor.handle(ask.source().parameters());
        long known = cursor.get(OWN).map(Long::parseLong).orElse(0L);
        long newest = known;
        for (String path : feed.own()) {
            if (ask.list(path) instanceof Ask.Said.Page page) {
                for (Thing thing : page.things()) {
                    Post post = thing.post(account);
                    if (post.details().ours() && !thing.gone() && thing.created() > known - HEARD_LATE.toSeconds()) {
                        posts.add(post);
                        newest = Math.max(newest, thing.created());
                    }
                }
            }
        }
        return newest == known
                ? cursor
                : cursor.with(OWN, Long.toString(Math.min(newest, ask.now().getEpochSecond())));
    }
}
