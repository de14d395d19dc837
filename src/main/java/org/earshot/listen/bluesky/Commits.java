package org.earshot.listen.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.earshot.fetch.Line;
import org.earshot.listen.Cursor;
import org.earshot.listen.Gathering;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.listen.StreamReader;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a Jetstream tells of: records of posts that name the brand or come from its account, and deleted ones. Whatever else
 * goes by is only counted. Events from before the cursor were stored once; they are gathered together, so that a post which was
 * deleted since does not come back for a moment.
 */
final class Commits implements Gathering {
    private static final int MOST_POSTS = 100;
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_DELETES = 2_000;
    private static final int MOST_REFUSED = 100;
    /** What a server keeps is days; a smaller distance may just be a network on which nobody says anything. */
    private static final Duration GAP = Duration.ofHours(1);

    private final Place place;
    private final StreamReader.Sink sink;
    private final @Nullable Long left;
    private final Map<MentionId, Kept> kept = new LinkedHashMap<>();
    private final Set<MentionId> gone = new LinkedHashSet<>();
    private final List<String> refused = new ArrayList<>();
    private Cursor cursor;
    private Poll.@Nullable Gap gap;
    private long time;
    private int events;
    private int passed;
    private boolean replaying;

    /**
     * What the stream is read for.
     *
     * @param jetstream the server
     * @param account the DID of the brand's own account, null where unknown
     * @param names finds the accounts of DIDs
     * @param clock tells how old an event is
     */
    record Place(
            Jetstream jetstream,
            @Nullable String account,
            Function<Collection<String>, Map<String, Author>> names,
            Clock clock) {}

    private record Kept(RecordPost post, Instant seenAt, boolean byBrand, long revision) {}

    Commits(Place place, Cursor cursor, StreamReader.Sink sink) {
        this.place = place;
        this.cursor = cursor;
        this.sink = sink;
        this.left = Jetstream.left(cursor);
        this.time = left == null ? 0 : left;
        this.replaying = left != null;
    }

    @Override
    public void take(Line.Heard.Message message) {
        events++;
        Optional<JsonNode> read = Json.parse(message.text());
        Long told = read.map(event -> Json.number(event, "time_us")).orElse(null);
        if (read.isEmpty() || told == null || told <= 0) {
            refuse("an event of " + place.jetstream().host() + " is not one of a Jetstream");
            return;
        }
        Instant at = Instant.ofEpochMilli(told / 1_000);
        sink.event(at);
        lookForGap(told, at);
        replaying = replaying && left != null && told <= left;
        time = Math.max(time, told);
        JsonNode commit = read.get().path("commit");
        if (commit.path("collection").asText().equals(RecordPost.COLLECTION)) {
            commit(read.get().path("did").asText(), commit, at);
        }
    }

    private void commit(String did, JsonNode commit, Instant at) {
        String rkey = commit.path("rkey").asText();
        String operation = commit.path("operation").asText();
        if (operation.equals("delete")) {
            RecordPost.at(
                            "at://" + did + "/" + RecordPost.COLLECTION + "/" + rkey,
                            null,
                            JsonNodeFactory.instance.objectNode())
                    .ifPresent(this::deleted);
            return;
        }
        boolean edit = operation.equals("update");
        if (!edit && !operation.equals("create")) {
            return;
        }
        Optional<RecordPost> post = RecordPost.of(did, rkey, Json.text(commit, "cid"), commit.path("record"));
        if (post.isEmpty()) {
            refuse("an event of " + place.jetstream().host() + " is no post with a usable address");
            return;
        }
        boolean byBrand = did.equals(place.account());
        if (byBrand || sink.names(RecordText.of(post.get().record()))) {
            // Posts are not edited in any app; where one is, the time of the event tells the later text.
            kept.put(post.get().id(), new Kept(post.get(), at, byBrand, edit ? at.toEpochMilli() : 0));
            gone.remove(post.get().id());
        } else {
            passed++;
        }
    }

    private void deleted(RecordPost post) {
        if (replaying) {
            kept.remove(post.id());
        }
        gone.add(post.id());
    }

    private void refuse(String why) {
        if (refused.size() < MOST_REFUSED) {
            refused.add(why);
        }
    }

    /** A server that does not go back to the cursor begins with the oldest that it has. */
    private void lookForGap(long told, Instant at) {
        if (left != null && time == left && events == 1 && told - left > GAP.toNanos() / 1_000) {
            boolean old = at.isBefore(place.clock().instant().minus(GAP));
            gap = old
                    ? new Poll.Gap(
                            Instant.ofEpochMilli(left / 1_000).toString(),
                            at.toString(),
                            place.jetstream().host() + " keeps no older events; bluesky-search finds what was missed")
                    : null;
        }
    }

    @Override
    public boolean pressing() {
        return !replaying && !kept.isEmpty();
    }

    @Override
    public boolean full() {
        boolean many = kept.size() >= MOST_POSTS || gone.size() >= MOST_DELETES;
        return (many && !replaying) || events >= MOST_EVENTS * (replaying ? 5 : 1);
    }

    @Override
    public Poll.Page page() {
        if (time > 0) {
            cursor = Jetstream.behind(cursor, time);
        }
        Poll.Page page = new Poll.Page(posts(), refused, cursor, false, gap, null, List.copyOf(gone)).unmatched(passed);
        kept.clear();
        gone.clear();
        refused.clear();
        gap = null;
        events = 0;
        passed = 0;
        return page;
    }

    private List<Post> posts() {
        Map<String, Author> authors = kept.isEmpty()
                ? Map.of()
                : place.names()
                        .apply(kept.values().stream()
                                .map(one -> one.post().did())
                                .toList());
        return kept.values().stream()
                .map(one -> one.post()
                        .post(new RecordPost.Seen(
                                authors.get(one.post().did()),
                                one.seenAt(),
                                !one.byBrand()
                                        && place.account() != null
                                        && one.post().calls(place.account()),
                                one.byBrand(),
                                one.revision())))
                .toList();
    }
}
