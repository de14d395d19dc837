package org.earshot.listen.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Reads a full-text search. It has no Link header, may answer in the order of relevance, and finds a status minutes after it
 * was posted; so every poll asks for everything above an id that was ten minutes old, by offset, and what is known already
 * counts as a duplicate. Some servers ignore the offset or the id; then a page that comes twice, or one that reaches down to
 * what an earlier poll read, ends the walk.
 *
 * @param path with the query, below the server's base
 */
record Search(String path) {
    /** Results on a page, the most that Mastodon gives. */
    static final int PAGE = 40;

    private static final int MOST_RESULTS = 1000;
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final String FIELD = "statuses";
    private static final String FLOOR = "floor";
    private static final String REACHED = "reached";
    private static final String OFFSET = "offset";
    private static final String HEAD = "head";
    private static final String PEAK = "peak";
    private static final String TOP = "top";
    private static final String BOTTOM = "0";

    /** Numbers that grow, as vanilla Mastodon counts; ids of one length are in order on other servers, too. */
    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    Poll read(Ask ask, Cursor cursor) {
        Ask.Said said = ask.list(ask.instance().get(address(cursor)), FIELD);
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Items page = (Ask.Said.Items) said;
        Ask.Made made = ask.posts(page.items());
        Cursor seen = Edits.seen(cursor, made.posts());
        if (cursor.get(FLOOR).isEmpty()) {
            Cursor first = seen.with(FLOOR, firstFloor(page, ask.now())).with(TOP, highest(page, cursor, PEAK));
            return Poll.Page.last(made.posts(), made.refused(), first);
        }
        boolean end = !full(page) || stuck(page, cursor) || reaches(page, cursor, FLOOR);
        boolean more = !end && offset(cursor) + PAGE < MOST_RESULTS;
        Cursor next = more ? onwards(page, seen, ask.now()) : finished(page, seen, ask.now());
        boolean missed = full(page) && !more && !reaches(page, cursor, TOP);
        Poll.Gap gap = missed ? gap(ask, cursor) : null;
        Poll.Budget budget = Answers.budget(page.answer(), ask.now());
        Poll.Page read = new Poll.Page(made.posts(), made.refused(), next, more, gap, budget);
        return more ? read : Edits.added(ask, ask.instance().get(path), FIELD, read);
    }

    private String address(Cursor cursor) {
        int offset = offset(cursor);
        return path
                + cursor.get(FLOOR).map(id -> "&min_id=" + Instance.encoded(id)).orElse("")
                + (offset == 0 ? "" : "&offset=" + offset);
    }

    private static int offset(Cursor cursor) {
        return cursor.get(OFFSET).map(Integer::parseInt).orElse(0);
    }

    private static boolean full(Ask.Said.Items page) {
        return page.items().size() >= PAGE;
    }

    /** A server that ignores the offset gives the same page again. */
    private static boolean stuck(Ask.Said.Items page, Cursor cursor) {
        return cursor.get(HEAD).filter(head(page)::equals).isPresent();
    }

    /**
     * True where nothing that an earlier poll has not seen can lie behind this page: it comes newest first and ends below an id
     * that we have been at, or all of it does.
     */
    private static boolean reaches(Ask.Said.Items page, Cursor cursor, String name) {
        Optional<String> known = cursor.get(name).or(() -> cursor.get(FLOOR));
        List<String> ids = ids(page.items()).toList();
        boolean newestFirst = ids.stream().sorted(BY_AGE.reversed()).toList().equals(ids);
        Optional<String> decisive =
                newestFirst ? ids.stream().min(BY_AGE) : ids.stream().max(BY_AGE);
        return known.isPresent()
                && decisive.filter(id -> BY_AGE.compare(id, known.get()) <= 0).isPresent();
    }

    private static Cursor onwards(Ask.Said.Items page, Cursor cursor, Instant now) {
        return cursor.with(REACHED, reached(page, cursor, now))
                .with(OFFSET, Integer.toString(offset(cursor) + PAGE))
                .with(HEAD, head(page))
                .with(PEAK, highest(page, cursor, PEAK));
    }

    private static Cursor finished(Ask.Said.Items page, Cursor cursor, Instant now) {
        return cursor.with(FLOOR, reached(page, cursor, now))
                .with(TOP, highest(page, cursor, PEAK, TOP))
                .with(PEAK, null)
                .with(REACHED, null)
                .with(OFFSET, null)
                .with(HEAD, null);
    }

    /** From where the next poll asks, should this walk end here. */
    private static @Nullable String reached(Ask.Said.Items page, Cursor cursor, Instant now) {
        Stream<String> before = Stream.of(REACHED, FLOOR).flatMap(name -> cursor.get(name).stream());
        return Stream.concat(before, settled(page.items(), now)).max(BY_AGE).orElse(null);
    }

    /** The newest id on the page and among what the cursor has under the names. */
    private static @Nullable String highest(Ask.Said.Items page, Cursor cursor, String... names) {
        Stream<String> before = Stream.of(names).flatMap(name -> cursor.get(name).stream());
        return Stream.concat(before, ids(page.items())).max(BY_AGE).orElse(null);
    }

    private static Poll.Gap gap(Ask ask, Cursor cursor) {
        int results = offset(cursor) + PAGE;
        return new Poll.Gap(
                cursor.get(FLOOR).orElse(null),
                null,
                ask.instance().host() + " gave no more than " + results + " results of a search that has more; "
                        + "poll more often or search for less");
    }

    private static String firstFloor(Ask.Said.Items page, Instant now) {
        Optional<String> settled = settled(page.items(), now).max(BY_AGE);
        Optional<String> lowest = full(page) ? ids(page.items()).min(BY_AGE) : Optional.empty();
        return settled.or(() -> lowest).orElse(BOTTOM);
    }

    /** The ids of statuses old enough that nothing older is still on its way into the search. */
    private static Stream<String> settled(List<JsonNode> items, Instant now) {
        return ids(items.stream()
                .filter(item -> {
                    Instant created = Json.time(item, "created_at");
                    return created != null && created.isBefore(now.minus(OVERLAP));
                })
                .toList());
    }

    private static Stream<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> Json.text(item, "id")).filter(Objects::nonNull);
    }

    private static String head(Ask.Said.Items page) {
        return ids(page.items()).findFirst().orElse("");
    }
}
