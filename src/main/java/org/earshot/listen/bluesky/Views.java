package org.earshot.listen.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Json;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * What a page of posts, notifications or an account's feed holds.
 *
 * @param posts what was said; likes, follows and reposts are nobody's words and left out
 * @param refused one sentence for each item that could not be read
 * @param gone posts that the network's moderation took down
 */
record Views(List<Post> posts, List<String> refused, List<MentionId> gone) {
    /** The notifications that somebody's words come with. */
    private static final Set<String> CALLS = Set.of("mention", "reply", "quote");

    private static final Set<String> TAKEN_DOWN = Set.of("!hide", "!takedown");

    /**
     * Who reads.
     *
     * @param host the server as people see it
     * @param signedIn the DID of the account that is signed in
     * @param brand tells the brand's own account from others
     * @param floor items from before were read by an earlier walk; null for none
     */
    record Reading(
            String host,
            String signedIn,
            Brand brand,
            @Nullable Instant floor) {
        boolean fresh(JsonNode item) {
            Instant time = time(item);
            return floor == null || time == null || !time.isBefore(floor);
        }
    }

    /** Tells the brand's own account from others. */
    @FunctionalInterface
    interface Brand {
        /** True for the brand's own account. */
        boolean is(String did, String handle);
    }

    static Views of(List<JsonNode> items, Reading reading) {
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<MentionId> gone = new ArrayList<>();
        for (JsonNode item : items) {
            JsonNode view = view(item);
            if (!words(item)) {
                continue;
            }
            Optional<RecordPost> found =
                    RecordPost.at(Json.text(view, "uri"), Json.text(view, "cid"), view.path("record"));
            if (found.isPresent() && takenDown(view, found.get().did())) {
                gone.add(found.get().id());
            } else if (found.isPresent() && reading.fresh(item)) {
                posts.add(post(found.get(), item, reading));
            } else if (found.isEmpty() && reading.fresh(item)) {
                refused.add("an item of " + reading.host() + " is no post with a usable address");
            }
        }
        return new Views(posts, refused, gone);
    }

    private static Post post(RecordPost found, JsonNode item, Reading reading) {
        JsonNode view = view(item);
        Author author = author(found.did(), view.path("author"));
        boolean called = item.has("reason") || found.calls(reading.signedIn());
        boolean byBrand = reading.brand().is(found.did(), author.handle());
        return found.post(new RecordPost.Seen(author, Json.time(view, "indexedAt"), called && !byBrand, byBrand, 0));
    }

    /** A feed wraps its posts. */
    private static JsonNode view(JsonNode item) {
        return item.path("post").isObject() ? item.path("post") : item;
    }

    /** A notification names its reason as a text; a feed has one for what is only reposted or pinned. */
    private static boolean words(JsonNode item) {
        JsonNode reason = item.path("reason");
        return reason.isMissingNode() || reason.isNull() || CALLS.contains(reason.asText());
    }

    private static boolean takenDown(JsonNode view, String author) {
        for (JsonNode label : view.path("labels")) {
            boolean moderators = !label.path("src").asText().equals(author);
            boolean stands = !label.path("neg").asBoolean(false);
            if (moderators && stands && TAKEN_DOWN.contains(label.path("val").asText())) {
                return true;
            }
        }
        return false;
    }

    /** Accounts are told apart by their DID; a handle changes hands, and one that leads nowhere is shown as the DID. */
    static Author author(String did, JsonNode account) {
        String handle = Json.text(account, "handle");
        String shown = handle == null || handle.equals("handle.invalid") ? did : handle;
        return new Author(did, shown, Json.text(account, "displayName"), null);
    }

    /** What the page tells about the way. */
    static Walk.Seen seen(List<JsonNode> items, @Nullable String token) {
        Instant newest = null;
        Instant last = null;
        Instant sorted = null;
        for (JsonNode item : items) {
            Instant time = time(item);
            if (time != null) {
                newest = newest == null || time.isAfter(newest) ? time : newest;
                last = time;
                Instant written = Json.time(view(item).path("record"), "createdAt");
                sorted = written != null && written.isBefore(time) ? written : time;
            }
        }
        return new Walk.Seen(items.size(), newest, last, sorted, token);
    }

    private static @Nullable Instant time(JsonNode item) {
        JsonNode reason = item.path("reason");
        return Json.time(reason.isObject() ? reason : view(item), "indexedAt");
    }
}
