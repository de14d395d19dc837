package org.earshot.listen.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earshot.fetch.LinkHeader;
import org.earshot.fetch.Request;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list that is paged by id, a hashtag's timeline or the notifications: from the page right above the cursor upwards
 * until one is empty, so that a burst of any size leaves no gap. The first read takes the newest page only.
 *
 * @param path with the list's query, below the server's base
 */
record Listing(String path) {
    private static final String SINCE = "since";
    private static final String NEXT = "next";

    /** Lies below every id. */
    private static final String BOTTOM = "0";

    Poll read(Ask ask, Cursor cursor) {
        Optional<String> since = cursor.get(SINCE);
        Ask.Said said = ask.list(request(ask.instance(), cursor), "");
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Items page = (Ask.Said.Items) said;
        Ask.Made made = ask.posts(page.items());
        String newest = newest(page.items());
        Cursor next = Edits.seen(cursor.with(SINCE, newest == null ? since.orElse(BOTTOM) : newest), made.posts());
        if (newest != null) {
            next = next.with(NEXT, above(ask.instance(), page));
        }
        // A server that knows no min_id gives the newest page again and again; that page is the last one then.
        boolean more = since.isPresent() && newest != null && !newest.equals(since.get());
        Poll.Budget budget = Answers.budget(page.answer(), ask.now());
        Poll.Page read = new Poll.Page(made.posts(), made.refused(), next, more, null, budget);
        boolean atTheEnd = since.isPresent() && newest == null;
        return atTheEnd ? Edits.added(ask, ask.instance().get(path), "", read) : read;
    }

    /** The cursor behind an item that a stream brought. */
    static Cursor behind(Cursor cursor, String id) {
        return cursor.with(SINCE, id).with(NEXT, null);
    }

    private Request request(Instance instance, Cursor cursor) {
        Optional<URI> next = cursor.get(NEXT).map(URI::create).filter(instance::owns);
        return next.map(instance::get)
                .orElseGet(() -> instance.get(cursor.get(SINCE)
                        .map(id -> path + "&min_id=" + Instance.encoded(id))
                        .orElse(path)));
    }

    /** Where the server says that the page above is, null where it does not say so or names another server. */
    private static @Nullable String above(Instance instance, Ask.Said.Items page) {
        URI link = LinkHeader.parse(page.answer().headers(), page.answer().address())
                .get("prev");
        return link != null && instance.owns(link) ? link.toString() : null;
    }

    /** Lists come newest first; ids are opaque, so their order is all we know. */
    private static @Nullable String newest(List<JsonNode> items) {
        return items.stream()
                .map(item -> Json.text(item, "id"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
