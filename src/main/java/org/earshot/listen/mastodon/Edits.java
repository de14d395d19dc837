package org.earshot.listen.mastodon;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.earshot.fetch.Request;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;

/**
 * Looks back for edits. An edit keeps the status's id, so paging forward never meets it again; the newest page, read once
 * a poll has come to the end, shows it while the status is among the newest.
 */
final class Edits {
    private static final String LATEST = "edited";
    private static final String LOOKED = "looked";

    /** Edits may come this much later than new posts, so that a source polled every few seconds does not ask twice each time. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    private Edits() {}

    /** The cursor that remembers the latest edit among these posts, so that the next look brings only later ones. */
    static Cursor seen(Cursor cursor, List<Post> posts) {
        long latest = Math.max(latest(cursor), Ask.latestEdit(posts));
        return latest == 0 ? cursor : cursor.with(LATEST, Long.toString(latest));
    }

    /** The last page of a poll with the edits on the newest page added; where that is not to be had, without. */
    static Poll added(Ask ask, Request newest, String field, Poll.Page last) {
        if (!due(last.next(), ask.now()) || !(ask.list(newest, field) instanceof Ask.Said.Items said)) {
            return last;
        }
        long known = latest(last.next());
        List<Post> edited = ask.posts(said.items()).posts().stream()
                .filter(post -> post.details().revision() > known)
                .toList();
        List<Post> all = Stream.concat(last.posts().stream(), edited.stream()).toList();
        Cursor next = seen(last.next(), edited).with(LOOKED, ask.now().toString());
        return new Poll.Page(all, last.refused(), next, false, last.gap(), last.budget());
    }

    /** A look in the future was made before the clock was set back. */
    private static boolean due(Cursor cursor, Instant now) {
        Instant looked = cursor.get(LOOKED).map(Instant::parse).orElse(Instant.EPOCH);
        return looked.isAfter(now) || !now.isBefore(looked.plus(EVERY));
    }

    private static long latest(Cursor cursor) {
        return cursor.get(LATEST).map(Long::parseLong).orElse(0L);
    }
}
