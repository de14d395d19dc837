package org.earshot.listen.stackexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * What follows a search: the comments under what was found or on the whole site, and the answers of the brand's own user.
 */
final class Rounds {
    static final String FIRST = "comments";
    private static final String OWN = "own";
    private static final String COMMENTED = "commented";
    private static final String ANSWERED = "answered";

    /** A post may be found an hour after it was commented on. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Ask ask;
    private final Cursor cursor;
    private final Watch watch;

    Rounds(Ask ask, Cursor cursor) {
        this.ask = ask;
        this.cursor = cursor;
        this.watch = Watch.read(cursor.get(Walk.WATCH));
    }

    Poll read() {
        return cursor.get(Walk.STEP).filter(OWN::equals).isPresent() ? own() : comments();
    }

    private Poll comments() {
        String which = ask.source().parameter("comments").orElse("found");
        boolean site = which.equals("site");
        if (which.equals("none") || (!site && watch.questions().isEmpty())) {
            return new Rounds(ask, cursor.with(Walk.STEP, OWN)).read();
        }
        Optional<Long> known = cursor.get(COMMENTED).map(Long::valueOf);
        String method = site
                ? "/comments"
                : "/posts/" + String.join("%3B", watch.questions().keySet()) + "/comments";
        String from =
                known.map(time -> "&sort=creation&order=asc&fromdate=" + time).orElse("&sort=creation&order=desc");
        Ask.Said said = ask.items(method, "&filter=withbody" + from);
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Items page = (Ask.Said.Items) said;
        Optional<Long> newest = newest(page.items());
        Cursor next;
        if (known.isPresent() && page.more() && newest.isPresent()) {
            // A hundred comments of one second would otherwise come again and again.
            next = cursor.with(COMMENTED, Long.toString(Math.max(newest.get(), known.get() + 1)));
        } else {
            long overlap = site ? 0 : OVERLAP.toSeconds();
            long until = newest.orElse(
                    known.map(time -> time + overlap).orElse(ask.now().getEpochSecond()));
            next = cursor.with(COMMENTED, Long.toString(Math.max(known.orElse(0L), until - overlap)))
                    .with(Walk.STEP, OWN);
        }
        return page(made(page.items()), next, page.budget());
    }

    private List<Optional<Post>> made(List<JsonNode> items) {
        StackPost maker = new StackPost(ask.site());
        return items.stream().map(item -> maker.comment(item, watch)).toList();
    }

    private Poll own() {
        Cursor over = cursor.with(Walk.STEP, null);
        if (ask.site().account().isEmpty()) {
            return Poll.Page.last(List.of(), List.of(), over);
        }
        String user = ask.site().account().get();
        String from = cursor.get(ANSWERED).map(time -> "&fromdate=" + time).orElse("");
        Ask.Said said = ask.items(
                "/users/" + Site.encoded(user) + "/answers", "&filter=withbody&sort=creation&order=desc" + from);
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Items page = (Ask.Said.Items) said;
        StackPost maker = new StackPost(ask.site());
        List<Optional<Post>> posts = page.items().stream().map(maker::answer).toList();
        long until = newest(page.items())
                .or(() -> cursor.get(ANSWERED).map(Long::valueOf))
                .orElse(ask.now().getEpochSecond());
        return page(posts, over.with(ANSWERED, Long.toString(until)), page.budget());
    }

    private static Optional<Long> newest(List<JsonNode> items) {
        return items.stream()
                .map(item -> Json.number(item, "creation_date"))
                .filter(Objects::nonNull)
                .max(Long::compare);
    }

    private Poll page(List<Optional<Post>> posts, Cursor next, Poll.@Nullable Budget budget) {
        List<Post> made = posts.stream().flatMap(Optional::stream).toList();
        List<String> refused = posts.stream()
                .filter(Optional::isEmpty)
                .map(none -> "a post of " + ask.site().host() + " has no number")
                .toList();
        boolean more = next.get(Walk.STEP).isPresent();
        return new Poll.Page(made, refused, next, more, null, budget);
    }
}
