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
 * counts as a duplicate.
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
    private static final String BOTTOM = "0";

    /** Numbers that grow, as vanilla Mastodon counts; ids of one length are in order on other servers, too. */
    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    Poll read(Ask ask, Cursor cursor) {
        Optional<String> floor = cursor.get(FLOOR);
        int offset = cursor.get(OFFSET).map(Integer::parseInt).orElse(0);
        String query = path
                + floor.map(id -> "&min_id=" + Instance.encoded(id)).orElse("")
                + (offset == 0 ? "" : "&offset=" + offset);
        Ask.Said said = ask.list(ask.instance().get(query), FIELD);
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Items page = (Ask.Said.Items) said;
        Ask.Made made = ask.posts(page.items());
        Cursor seen = Edits.seen(cursor, made.posts());
        boolean full = page.items().size() >= PAGE;
        Poll.Budget budget = Answers.budget(page.answer(), ask.now());
        if (floor.isEmpty()) {
            return Poll.Page.last(made.posts(), made.refused(), seen.with(FLOOR, firstFloor(page, ask.now(), full)));
        }
        String reached = highest(
                Stream.of(cursor.get(REACHED).orElse(null), highest(settled(page.items(), ask.now())), floor.get()));
        boolean stuck = full && offset > 0 && head(page).equals(cursor.get(HEAD).orElse(""));
        boolean capped = full && offset + PAGE >= MOST_RESULTS;
        if (full && !stuck && !capped) {
            Cursor next = seen.with(REACHED, reached)
                    .with(OFFSET, Integer.toString(offset + PAGE))
                    .with(HEAD, head(page));
            return new Poll.Page(made.posts(), made.refused(), next, true, null, budget);
        }
        Cursor next =
                seen.with(FLOOR, reached).with(REACHED, null).with(OFFSET, null).with(HEAD, null);
        Poll.Gap gap = stuck || capped ? gap(ask, floor.get(), offset + PAGE) : null;
        Poll.Page last = new Poll.Page(made.posts(), made.refused(), next, false, gap, budget);
        return Edits.added(ask, ask.instance().get(path), FIELD, last);
    }

    private static Poll.Gap gap(Ask ask, String since, int results) {
        return new Poll.Gap(
                since,
                null,
                ask.instance().host() + " gave no more than " + results + " results of a search that has more; "
                        + "poll more often or search for less");
    }

    private static String firstFloor(Ask.Said.Items page, Instant now, boolean full) {
        String settled = highest(settled(page.items(), now));
        if (settled != null) {
            return settled;
        }
        return full ? ids(page.items()).min(BY_AGE).orElse(BOTTOM) : BOTTOM;
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

    private static @Nullable String highest(Stream<@Nullable String> ids) {
        return ids.filter(Objects::nonNull).max(BY_AGE).orElse(null);
    }

    private static String head(Ask.Said.Items page) {
        return ids(page.items()).findFirst().orElse("");
    }
}
