package org.earshot.listen.github;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Request;
import org.earshot.fetch.Validators;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Links;
import org.earshot.listen.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Reads one repository: its issues, then its comments, each by the time of the last change and upwards from the last one that is
 * known. A page is asked for by time, not by number, so that an issue which changes meanwhile moves nothing. A list that has not
 * changed costs nothing.
 */
final class Repository {
    private static final String LIST = "list";
    private static final String NEXT = "next";
    private static final String COMMENTS = "comments";

    private final Ask ask;
    private final Cursor cursor;
    private final boolean comments;
    private final String name;
    private final Optional<Instant> floor;

    Repository(Ask ask, Cursor cursor, Optional<Instant> since) {
        this.ask = ask;
        this.cursor = cursor;
        this.comments = cursor.get(LIST).filter(COMMENTS::equals).isPresent();
        this.name = comments ? COMMENTS : "issues";
        this.floor = cursor.get(name).map(Instant::parse).or(() -> since);
    }

    Poll read() {
        URI address = cursor.get(NEXT).map(URI::create).filter(ask.hub()::owns).orElseGet(this::first);
        Ask.Said said = ask.items(conditional(address), "");
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        return said instanceof Ask.Said.Items page
                ? page(page, address)
                : new Poll.Page(List.of(), List.of(), ended(cursor), !comments, null, null);
    }

    private Poll page(Ask.Said.Items page, URI address) {
        HubPost.Made made = new HubPost(ask.hub()).all(page.items(), comments);
        Cursor next = next(page, address);
        boolean more = next.get(LIST).isPresent() || next.get(NEXT).isPresent() || !ends(page);
        return new Poll.Page(made.posts(), made.refused(), next, more, null, Answers.budget(page.answer(), ask.now()));
    }

    private boolean ends(Ask.Said.Items page) {
        return floor.isEmpty() || ask.next(page.answer()) == null;
    }

    private URI first() {
        String repository = ask.source().need("repository").strip().replaceAll("^/+|/+$", "");
        String list = "/repos/" + repository + (comments ? "/issues/comments?" : "/issues?state=all&")
                + "sort=updated&per_page=100";
        String from = floor.map(time -> "&direction=asc&since=" + time.truncatedTo(ChronoUnit.SECONDS))
                .orElse("&direction=desc");
        return URI.create(ask.hub().base() + list + from);
    }

    private Request conditional(URI address) {
        Request request = ask.hub().get(address);
        String tag = cursor.get(name + "-tag").orElse("");
        String mark = Links.hash(address.toString()) + " ";
        return tag.startsWith(mark)
                ? request.unlessUnchanged(new Validators(tag.substring(mark.length()), null))
                : request;
    }

    private Cursor next(Ask.Said.Items page, URI address) {
        Optional<Instant> newest = page.newest();
        Instant reached = newest.orElse(floor.orElse(ask.now()));
        Instant known = floor.filter(time -> time.isAfter(reached)).orElse(reached);
        Cursor behind = cursor.with(name, known.toString()).with(NEXT, null).with(name + "-tag", tag(page, address));
        if (ends(page)) {
            return ended(behind);
        }
        // A hundred items of one second: only the link leads on.
        boolean stuck = !known.truncatedTo(ChronoUnit.SECONDS).isAfter(floor.orElse(Instant.EPOCH));
        URI link = ask.next(page.answer());
        return (stuck && link != null ? behind.with(NEXT, link.toString()) : behind)
                .with(LIST, comments ? COMMENTS : null);
    }

    private Cursor ended(Cursor behind) {
        return behind.with(NEXT, null).with(LIST, comments ? null : COMMENTS);
    }

    private static @Nullable String tag(Ask.Said.Items page, URI address) {
        return page.answer()
                .headers()
                .first("ETag")
                .map(tag -> Links.hash(address.toString()) + " " + tag)
                .orElse(null);
    }
}
