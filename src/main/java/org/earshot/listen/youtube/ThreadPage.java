package org.earshot.listen.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;

/** One page of a list of threads, and what of it is news. */
final class ThreadPage {
    private static final String SEEN = "seen.";
    private static final String MARK = "mark.";
    private static final String PEAK = "peak.";
    private static final int PAGE = 100;

    private final Ask ask;
    private final Place place;
    private final JsonNode body;
    private final List<TopThread> threads = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<UnreadThread> unread = new ArrayList<>();

    private ThreadPage(Ask ask, Place place, JsonNode body) {
        this.ask = ask;
        this.place = place;
        this.body = body;
    }

    static ThreadPage of(Ask ask, Cursor cursor, Place place, JsonNode body) {
        ThreadPage page = new ThreadPage(ask, place, body);
        for (JsonNode item : body.path("items")) {
            TopThread.of(item)
                    .ifPresentOrElse(page.threads::add, () -> page.refused.add("a thread on YouTube has no usable id"));
        }
        page.pick(cursor);
        return page;
    }

    static MentionId mention(String id) {
        return new MentionId("youtube", id);
    }

    /** Of a thread that was read before, its first comment is news only where it was edited. */
    static void add(List<Post> posts, TopThread thread, Instant since, Ask ask) {
        boolean known = since.isAfter(Instant.EPOCH);
        if (!known || thread.top().edited()) {
            add(posts, thread.top(), since, ask);
        }
        thread.answers().forEach(comment -> add(posts, comment, since, ask));
    }

    static void add(List<Post> posts, Comment comment, Instant since, Ask ask) {
        if (!comment.touched().isBefore(since)) {
            posts.add(comment.post(ask.source()));
        }
    }

    List<Post> posts() {
        return posts;
    }

    List<String> refused() {
        return refused;
    }

    List<UnreadThread> unread() {
        return unread;
    }

    private void pick(Cursor cursor) {
        Seen seen = Seen.of(cursor, SEEN + place.id());
        Optional<Long> mark = mark(cursor);
        boolean newest = cursor.get("page").isEmpty();
        for (TopThread thread : threads) {
            boolean tail = !newest && mark.isPresent() && thread.written() <= mark.get();
            boolean tooOld = mark.isEmpty()
                    && thread.written() > 0
                    && thread.written() < backfill().orElse(0L);
            if (!tail && !tooOld && !seen.hasAsItIs(thread)) {
                Instant since = seen.has(thread) ? Walk.since(cursor) : Instant.EPOCH;
                add(posts, thread, since, ask);
                if (thread.hidesAnswers()) {
                    unread.add(new UnreadThread(thread.id(), thread.top().video(), since));
                }
            }
        }
    }

    /** The cursor that knows the newest page, and the newest thread that this walk has met. */
    Cursor remembered(Cursor cursor) {
        long before = cursor.get(PEAK + place.id())
                .map(Long::parseLong)
                .or(() -> mark(cursor))
                .orElse(0L);
        long now = ask.now().toEpochMilli();
        long peak = threads.stream()
                .mapToLong(thread -> Math.min(now, thread.written()))
                .reduce(before, Math::max);
        Cursor next = cursor.with(PEAK + place.id(), Long.toString(peak));
        if (cursor.get("page").isPresent()) {
            return next;
        }
        Seen present = Seen.of(threads);
        return Walk.watching(present.in(next, SEEN + place.id(), PAGE), Seen.of(cursor, SEEN + place.id()), present);
    }

    Cursor finished(Cursor cursor) {
        return cursor.with(MARK + place.id(), cursor.get(PEAK + place.id()).orElse("0"))
                .with(PEAK + place.id(), null);
    }

    /** The token of the next page, where the walk is not down at what was read before. */
    Optional<String> next(Cursor cursor) {
        Optional<Long> floor = mark(cursor).or(this::backfill);
        long oldest = threads.stream()
                .mapToLong(TopThread::written)
                .filter(time -> time > 0)
                .reduce(0, (above, below) -> below);
        boolean reached = floor.isEmpty() || threads.isEmpty() || (oldest > 0 && oldest <= floor.get());
        return Optional.ofNullable(reached ? null : Json.text(body, "nextPageToken"));
    }

    private Optional<Long> mark(Cursor cursor) {
        return cursor.get(MARK + place.id()).map(Long::parseLong);
    }

    private Optional<Long> backfill() {
        return Backfill.since(ask.source().parameter("since")).map(Instant::toEpochMilli);
    }

    /** Threads that stood on the newest page, do so no more, and that YouTube does not find by their ids either. */
    List<String> gone(Cursor cursor) {
        boolean complete = Json.text(body, "nextPageToken") == null;
        List<String> missing = Seen.of(cursor, SEEN + place.id()).missing(Seen.of(threads), complete);
        if (missing.isEmpty() || ask.quota().left() <= 0) {
            return List.of();
        }
        List<String> asked = missing.subList(0, Math.min(50, missing.size()));
        Ask.Said said = ask.list("comments?part=id&maxResults=50&id=" + YoutubeDoor.encoded(String.join(",", asked)));
        if (!(said instanceof Ask.Said.Items items)) {
            return List.of();
        }
        Set<String> there = new HashSet<>();
        items.body().path("items").forEach(item -> there.add(item.path("id").asText()));
        return asked.stream().filter(id -> !there.contains(id)).toList();
    }
}
