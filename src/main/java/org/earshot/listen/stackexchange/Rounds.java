package org.earshot.listen.stackexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * What follows a search: the comments under what was found or on the whole site, once an hour a look at what was found for edits
 * and deletions, and the answers of the brand's own user.
 */
final class Rounds {
    static final String FIRST = "comments";
    private static final String LOOK = "look";
    private static final String OWN = "own";
    private static final String COMMENTED = "commented";
    private static final String LOOKED = "looked";
    private static final String ANSWERED = "answered";
    private static final Duration EVERY = Duration.ofHours(1);

    /** A post may be found an hour after it was commented on. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /** So many posts at once are never all deleted; then the answer is wrong. */
    private static final int TOO_MANY_GONE = 3;

    private final Ask ask;
    private final Cursor cursor;
    private final Watch watch;

    Rounds(Ask ask, Cursor cursor) {
        this.ask = ask;
        this.cursor = cursor;
        this.watch = Watch.read(cursor.get(Walk.WATCH));
    }

    Poll read() {
        return switch (cursor.get(Walk.STEP).orElse(FIRST)) {
            case LOOK -> look();
            case OWN -> own();
            default -> comments();
        };
    }

    private Poll comments() {
        String which = ask.source().parameter("comments").orElse("found");
        boolean site = which.equals("site");
        if (which.equals("none") || (!site && watch.questions().isEmpty())) {
            return step(cursor.with(Walk.STEP, LOOK));
        }
        Optional<Long> known = cursor.get(COMMENTED).map(Long::valueOf);
        String method = site ? "/comments" : "/posts/" + String.join("%3B", watch.questions().keySet()) + "/comments";
        String from = known.map(time -> "&sort=creation&order=asc&fromdate=" + time).orElse("&sort=creation&order=desc");
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
            long until = newest.orElse(known.map(time -> time + overlap).orElse(ask.now().getEpochSecond()));
            next = cursor.with(COMMENTED, Long.toString(Math.max(known.orElse(0L), until - overlap)))
                    .with(Walk.STEP, LOOK);
        }
        return page(made(page.items()), next, page.budget(), List.of());
    }

    private List<Optional<Post>> made(List<JsonNode> items) {
        StackPost maker = new StackPost(ask.site());
        return items.stream().map(item -> maker.comment(item, watch)).toList();
    }

    private Poll look() {
        long now = ask.now().getEpochSecond();
        Optional<Long> before = cursor.get(LOOKED).map(Long::valueOf);
        boolean due = before.isEmpty() || before.get() > now || now - before.get() >= EVERY.toSeconds();
        if (!due || before.isEmpty() || watch.questions().isEmpty()) {
            Cursor noted = before.isEmpty() ? cursor.with(LOOKED, Long.toString(now)) : cursor;
            return step(noted.with(Walk.STEP, OWN));
        }
        Details.Read read = new Details(ask).of(watch, before.get() - OVERLAP.toSeconds());
        if (read.trouble().isPresent()) {
            return read.trouble().get();
        }
        List<String> missing = new ArrayList<>(watch.questions().keySet());
        missing.removeAll(read.shown());
        List<String> gone = missing.size() > TOO_MANY_GONE && read.shown().isEmpty() ? List.of() : missing;
        Cursor next = cursor.with(LOOKED, Long.toString(now))
                .with(Walk.WATCH, watch.without(gone).written())
                .with(Walk.STEP, OWN);
        StackPost maker = new StackPost(ask.site());
        return page(
                read.posts().stream().map(Optional::of).toList(),
                next,
                read.budget(),
                gone.stream().map(maker::id).toList());
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
        return page(posts, over.with(ANSWERED, Long.toString(until)), page.budget(), List.of());
    }

    private static Optional<Long> newest(List<JsonNode> items) {
        return items.stream()
                .map(item -> Json.number(item, "creation_date"))
                .filter(Objects::nonNull)
                .max(Long::compare);
    }

    /** Nothing to ask at this step. */
    private Poll step(Cursor next) {
        return new Rounds(ask, next).read();
    }

    private Poll page(List<Optional<Post>> posts, Cursor next, Poll.@Nullable Budget budget, List<MentionId> gone) {
        List<Post> made = posts.stream().flatMap(Optional::stream).toList();
        List<String> refused = posts.stream()
                .filter(Optional::isEmpty)
                .map(none -> "a post of " + ask.site().host() + " has no number")
                .toList();
        boolean more = next.get(Walk.STEP).isPresent();
        return new Poll.Page(made, refused, next, more, null, budget).gone(gone);
    }
}
