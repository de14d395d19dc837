package org.earshot.listen.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earshot.listen.Answers;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;

/**
 * Reads the newest posts of a forum, from the newest page down to the post that the last poll began with; ids are numbers that
 * grow. Newer forums give the 50 posts below an id, older ones the readable ones among 50, which may be none: an empty page
 * there does not end the walk. Every poll begins with the newest page, so an edit or a deletion among the newest posts shows.
 */
final class LatestPosts {
    private static final int PAGE = 50;

    /** So many empty pages in a row are taken for the beginning of the forum while history is read. */
    private static final int MOST_EMPTY = 20;

    private static final String FLOOR = "floor";
    private static final String TOP = "top";
    private static final String BEFORE = "before";
    private static final String EDITED = "edited";
    private static final String EMPTY = "empty";
    private static final String LATEST = "latest";

    private final Ask ask;
    private final Cursor cursor;
    private final Optional<Instant> since;

    LatestPosts(Ask ask, Cursor cursor) {
        this.ask = ask;
        this.cursor = cursor;
        this.since = Backfill.since(ask.source().parameter("since"));
    }

    Poll read() {
        Ask.Said said = ask.json(
                "/posts.json" + cursor.get(BEFORE).map(id -> "?before=" + id).orElse(""), "latest_posts");
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Body body = (Ask.Said.Body) said;
        List<JsonNode> items = new ArrayList<>();
        body.json().path("latest_posts").forEach(items::add);
        Made made = made(items);
        Cursor next = next(items);
        boolean more = next.get(BEFORE).isPresent();
        return new Poll.Page(made.posts, made.refused, next, more, null, Answers.budget(body.answer(), ask.now()))
                .gone(made.gone);
    }

    /** Below the floor stands what is known; of that, only what changed since is told again. */
    private Made made(List<JsonNode> items) {
        Made made = new Made();
        ForumPost maker = new ForumPost(ask.forum(), null, null);
        for (JsonNode item : items) {
            Long id = Json.number(item, "id");
            boolean known = id != null && id <= number(FLOOR, 0);
            if (!known || ForumPost.isGone(item) || ForumPost.changedAt(item) > number(EDITED, 0)) {
                made.add(maker, item);
            }
        }
        return made;
    }

    private Cursor next(List<JsonNode> items) {
        List<Long> ids = items.stream()
                .map(item -> Json.number(item, "id"))
                .filter(Objects::nonNull)
                .toList();
        long highest = ids.stream().mapToLong(id -> id).max().orElse(0);
        long top = Math.max(highest, number(TOP, 0));
        Cursor seen = cursor.with(TOP, Long.toString(top));
        Optional<Long> below = below(ids).filter(id -> wanted(items, id));
        if (below.isEmpty()) {
            return seen.with(FLOOR, Long.toString(Math.max(top, number(FLOOR, 0))))
                    .with(EDITED, Long.toString(changed(items)))
                    .with(TOP, null)
                    .with(BEFORE, null)
                    .with(EMPTY, null)
                    .with(LATEST, null);
        }
        // The edits of a walk count only once it is over: until then a page may be asked for again.
        return seen.with(LATEST, Long.toString(changed(items)))
                .with(BEFORE, below.get().toString())
                .with(EMPTY, ids.isEmpty() ? Long.toString(number(EMPTY, 0) + 1) : null);
    }

    /** From where the next page goes down: the lowest post, or a page's worth of ids where that leads no further. */
    private Optional<Long> below(List<Long> ids) {
        Optional<Long> asked = cursor.get(BEFORE).map(Long::valueOf);
        Optional<Long> lowest = ids.stream().min(Long::compare).filter(id -> asked.isEmpty() || id < asked.get());
        return lowest.or(() -> asked.map(id -> id - PAGE)).filter(id -> id > 0);
    }

    private boolean wanted(List<JsonNode> items, long below) {
        if (cursor.get(FLOOR).isPresent()) {
            return below > number(FLOOR, 0);
        }
        return since.isPresent()
                && number(EMPTY, 0) < MOST_EMPTY
                && items.stream().noneMatch(item -> isBefore(item, since.get()));
    }

    private static boolean isBefore(JsonNode item, Instant since) {
        Instant created = Json.time(item, "created_at");
        return created != null && created.isBefore(since);
    }

    private long changed(List<JsonNode> items) {
        long here = items.stream().mapToLong(ForumPost::changedAt).max().orElse(0);
        return Math.max(here, Math.max(number(EDITED, 0), number(LATEST, 0)));
    }

    private long number(String name, long otherwise) {
        return cursor.get(name).map(Long::parseLong).orElse(otherwise);
    }
}
