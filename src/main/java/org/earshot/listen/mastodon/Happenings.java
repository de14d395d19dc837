package org.earshot.listen.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Line;
import org.earshot.listen.Cursor;
import org.earshot.listen.Gathering;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.listen.StreamReader;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/** Gathers what a stream of Mastodon tells: new posts, edits, deletes and notifications; events of other kinds are left out. */
final class Happenings implements Gathering {
    private static final int MOST = 100;

    private final Place place;
    private final StreamReader.Sink sink;
    private final List<Post> posts = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Set<String> deleted = new LinkedHashSet<>();
    private Cursor cursor;

    /**
     * What the stream is read for.
     *
     * @param source the source
     * @param instance its server
     * @param account the server's id of our account, null where it is not known or does not matter
     */
    record Place(
            org.earshot.mention.Source source,
            Instance instance,
            @Nullable String account) {
        boolean calls() {
            return Channel.calls(source);
        }
    }

    Happenings(Place place, Cursor cursor, StreamReader.Sink sink) {
        this.place = place;
        this.cursor = cursor;
        this.sink = sink;
    }

    @Override
    public void take(Line.Heard.Message message) {
        switch (message.event()) {
            case "update" -> update(message.text());
            case "status.update" -> edit(message.text());
            case "delete" -> delete(message.text().strip());
            case "notification" -> notification(message.text());
            default -> sink.event(null);
        }
    }

    /** A stream of an account also brings the posts of those whom it follows, which nobody asked for. */
    private void update(String text) {
        Optional<JsonNode> status = read(text);
        if (!place.calls() && status.isPresent()) {
            sink.event(Json.time(status.get(), "created_at"));
            post(status.get(), false);
            moved(status.get());
        }
    }

    private void notification(String text) {
        read(text).ifPresent(notification -> {
            sink.event(Json.time(notification, "created_at"));
            if (place.calls() && notification.path("type").asText().equals("mention")) {
                post(notification.path("status"), true);
                moved(notification);
            }
        });
    }

    private void edit(String text) {
        read(text).ifPresent(status -> {
            sink.event(Json.time(status, "edited_at"));
            post(status, place.calls() && names(status));
        });
    }

    private void delete(String id) {
        sink.event(null);
        if (!id.isEmpty() && id.length() <= MentionId.LONGEST) {
            deleted.add(id);
        }
    }

    private Optional<JsonNode> read(String text) {
        Optional<JsonNode> read = Json.parse(text).filter(JsonNode::isObject);
        if (read.isEmpty()) {
            refused.add("an event of " + place.instance().host() + " is not JSON");
        }
        return read;
    }

    private boolean names(JsonNode status) {
        for (JsonNode mention : status.path("mentions")) {
            if (place.account() != null && place.account().equals(Json.text(mention, "id"))) {
                return true;
            }
        }
        return false;
    }

    private void post(JsonNode status, boolean summoned) {
        if (status.path("reblog").isObject()) {
            return;
        }
        StatusPost.of(status, place.instance().host(), summoned)
                .ifPresentOrElse(
                        posts::add,
                        () -> refused.add(
                                "an event of " + place.instance().host() + " has no status with a usable id"));
    }

    private void moved(JsonNode item) {
        String id = Json.text(item, "id");
        cursor = id == null ? cursor : Listing.behind(cursor, id);
    }

    @Override
    public boolean pressing() {
        return !posts.isEmpty() || !deleted.isEmpty() || !refused.isEmpty();
    }

    @Override
    public boolean full() {
        return posts.size() + deleted.size() + refused.size() >= MOST;
    }

    @Override
    public Poll.Page page() {
        cursor = Edits.seen(cursor, posts);
        Poll.Page page = Poll.Page.last(posts, refused, cursor).gone(gone());
        posts.clear();
        refused.clear();
        deleted.clear();
        return page;
    }

    /** A delete names the status by the server's own id; what came with the same page is not stored yet. */
    private List<MentionId> gone() {
        List<MentionId> gone = new ArrayList<>(deleted.isEmpty() ? List.of() : sink.named(deleted));
        posts.stream()
                .filter(post ->
                        deleted.contains(String.valueOf(post.details().reply().own())))
                .map(Post::id)
                .forEach(gone::add);
        return gone;
    }
}
