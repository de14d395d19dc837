package org.earshot.listen.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * Reads a search of issues upwards from the last change that is known, and the comments on what it finds. A search gives a thousand
 * results at most, so each page is asked for by the time of the last one. Issues whose comments have not been read yet stand
 * in the cursor.
 */
final class IssueSearch {
    private static final int PAGE = 50;

    /** Issues whose comments are read for one page of posts. */
    private static final int TOPICS = 10;

    private static final int MOST_PAGES = 5;

    /** GitHub puts changes into its search a little late. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final String FLOOR = "floor";
    private static final String FROM = "from";
    private static final String REACHED = "reached";
    private static final String PENDING = "pending";
    private static final String OVER = "over";

    private final Ask ask;
    private final Cursor cursor;
    private final Optional<Instant> floor;

    IssueSearch(Ask ask, Cursor cursor, Optional<Instant> since) {
        this.ask = ask;
        this.cursor = cursor;
        this.floor = cursor.get(FLOOR)
                .map(Instant::parse)
                .map(time -> time.minus(OVERLAP))
                .or(() -> since);
    }

    Poll read() {
        List<String> pending =
                cursor.get(PENDING).map(names -> List.of(names.split(","))).orElse(List.of());
        if (!pending.isEmpty() || cursor.get(OVER).isPresent()) {
            return comments(pending);
        }
        Ask.Said said = ask.items(ask.hub().get(address()), "items");
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        if (!(said instanceof Ask.Said.Items page)) {
            return Poll.Page.last(List.of(), List.of(), cursor);
        }
        HubPost.Made made = new HubPost(ask.hub()).all(page.items(), false);
        Cursor next = next(page).with(PENDING, pending(page.items()));
        boolean more = next.get(PENDING).isPresent() || next.get(OVER).isEmpty();
        return new Poll.Page(
                made.posts(),
                made.refused(),
                more ? next : finished(next),
                more,
                gap(page),
                Answers.budget(page.answer(), ask.now()));
    }

    private String address() {
        Optional<Instant> from = cursor.get(FROM).map(Instant::parse).or(() -> floor);
        String query = ask.source()
                        .need("query")
                        .strip()
                        .replaceAll("(?i)(?<!\\S)(sort|updated):\\S*", "")
                        .strip()
                + from.map(time -> " updated:>=" + time.truncatedTo(ChronoUnit.SECONDS))
                        .orElse("");
        return "/search/issues?q=" + Hub.encoded(query) + "&sort=updated&order=" + (from.isPresent() ? "asc" : "desc")
                + "&per_page=" + PAGE;
    }

    private Cursor next(Ask.Said.Items page) {
        Optional<Instant> newest = page.newest();
        // A search that ran out of time is asked for again from the same place.
        boolean whole = !page.body().path("incomplete_results").asBoolean();
        Cursor behind = (whole || floor.isEmpty()) && newest.isPresent()
                ? cursor.with(REACHED, newest.get().toString())
                : cursor;
        if (!whole || floor.isEmpty() || page.items().size() < PAGE || newest.isEmpty()) {
            return behind.with(FROM, null).with(OVER, "yes");
        }
        Instant on = stuck(page) ? newest.get().plusSeconds(1) : newest.get();
        return behind.with(FROM, on.toString());
    }

    /** More changed in one second than a page holds. */
    private boolean stuck(Ask.Said.Items page) {
        return page.items().size() >= PAGE
                && cursor.get(FROM).map(Instant::parse).equals(page.newest());
    }

    private Poll.@Nullable Gap gap(Ask.Said.Items page) {
        return stuck(page)
                ? new Poll.Gap(
                        cursor.get(FROM).orElse(null),
                        null,
                        "more issues changed in one second than a page of the search holds")
                : null;
    }

    private Cursor finished(Cursor behind) {
        String reached = behind.get(REACHED)
                .or(() -> cursor.get(FLOOR))
                .orElse(ask.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return behind.with(FLOOR, reached).with(REACHED, null).with(OVER, null).with(FROM, null);
    }

    /** The first poll of a source takes the newest issues; their comments are read when something is said there again. */
    private @Nullable String pending(List<JsonNode> items) {
        List<String> names = new ArrayList<>();
        for (JsonNode item : items) {
            if (floor.isPresent() && item.path("comments").asLong() > 0) {
                HubPost.name(item, "url").ifPresent(names::add);
            }
        }
        return names.isEmpty() ? null : String.join(",", names);
    }

    private Poll comments(List<String> pending) {
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int read = 0;
        for (String name : pending.subList(0, Math.min(TOPICS, pending.size()))) {
            Optional<Poll> trouble = comments(name, posts, refused);
            if (trouble.isPresent() && read == 0) {
                return trouble.get();
            }
            if (trouble.isPresent()) {
                break;
            }
            read++;
        }
        List<String> left = pending.subList(read, pending.size());
        Cursor behind = cursor.with(PENDING, left.isEmpty() ? null : String.join(",", left));
        boolean over = left.isEmpty() && behind.get(OVER).isPresent();
        return new Poll.Page(posts, refused, over ? finished(behind) : behind, !over, null, null);
    }

    private Optional<Poll> comments(String name, List<Post> posts, List<String> refused) {
        String since = floor.map(time -> "&since=" + time.truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
        URI address = URI.create(
                ask.hub().base() + "/repos/" + name.replace("#", "/issues/") + "/comments?per_page=100" + since);
        for (int i = 0; i < MOST_PAGES && address != null; i++) {
            Ask.Said said = ask.items(ask.hub().get(address), "");
            if (said instanceof Ask.Said.Nothing nothing) {
                boolean gone = nothing.status() == 404 || nothing.status() == 410 || nothing.status() == 451;
                return gone ? Optional.empty() : Optional.of(nothing.why());
            }
            if (!(said instanceof Ask.Said.Items page)) {
                return Optional.empty();
            }
            HubPost.Made made = new HubPost(ask.hub()).all(page.items(), true);
            posts.addAll(made.posts());
            refused.addAll(made.refused());
            address = ask.next(page.answer());
        }
        return Optional.empty();
    }
}
