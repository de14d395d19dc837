package org.earshot.listen.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.Answers;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.listen.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Reads a forum's search, newest first, down to what is known, and the topics of what it finds. A forum gives ten pages of a search;
 * behind them it is asked again for what was said before the last day seen. What was found and not read yet stands in the
 * cursor, so that a crash or a limit in between loses nothing. After the search, the account's own newest posts are looked
 * for: they close the cases that they answer.
 */
final class ForumSearch {
    private static final int LAST_PAGE = 10;

    /** Topics that are read for one page of posts. */
    private static final int TOPICS = 8;

    /** A forum puts posts into its search a little late. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final String FLOOR = "floor";
    private static final String REACHED = "reached";
    private static final String DONE = "done";
    private static final String FOUND = "found";
    private static final String PENDING = "pending";
    private static final String PAGE = "page";
    private static final String DAY = "day";
    private static final String STEP = "step";

    private final Ask ask;
    private final String query;
    private final Cursor cursor;
    private final Optional<Long> floor;

    ForumSearch(Ask ask, String query, Cursor cursor) {
        this.ask = ask;
        this.query = query.replaceAll("(?i)(?<!\\S)order:\\S*", "").strip();
        this.cursor = cursor;
        this.floor = cursor.get(FLOOR).map(Long::valueOf);
    }

    Poll read() {
        List<Hit> pending = values(PENDING).stream().map(Hit::read).toList();
        if (!pending.isEmpty() || step("end")) {
            return topics(pending, new Step(cursor, null, null));
        }
        Ask.Said said =
                ask.json("/search.json?q=" + Forum.encoded(words()) + "&page=" + page(), "grouped_search_result");
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Body body = (Ask.Said.Body) said;
        JsonNode result = body.json().path("grouped_search_result");
        if (Json.text(result, "error") != null) {
            return new Poll.TryLater(
                    Optional.empty(),
                    ask.forum().host() + " says that it cannot search now",
                    Answers.budget(body.answer(), ask.now()));
        }
        List<Hit> hits = Hit.all(body.json());
        boolean full = result.path("more_full_page_results").asBoolean();
        return topics(fresh(hits), after(hits, full).with(Answers.budget(body.answer(), ask.now())));
    }

    /** Where a read stands once the search has answered. */
    private record Step(Cursor cursor, Poll.@Nullable Gap gap, Poll.@Nullable Budget budget) {
        Step with(Poll.@Nullable Budget left) {
            return new Step(cursor, gap, left);
        }
    }

    private Poll topics(List<Hit> pending, Step step) {
        Made made = new Made();
        int read = 0;
        for (Hit hit : pending.subList(0, Math.min(TOPICS, pending.size()))) {
            Optional<Poll> trouble = new TopicRead(ask, hit, floor).into(made);
            if (trouble.isPresent() && read == 0 && !values(PENDING).isEmpty()) {
                return trouble.get();
            }
            if (trouble.isPresent()) {
                break;
            }
            read++;
        }
        List<Hit> left = pending.subList(read, pending.size());
        Cursor behind = step.cursor().with(PENDING, written(left.stream().map(Hit::written)));
        boolean over = left.isEmpty() && behind.get(STEP).filter("end"::equals).isPresent();
        Cursor next = over ? finished(behind) : behind;
        return new Poll.Page(made.posts, made.refused, next, !over, step.gap(), step.budget()).gone(made.gone);
    }

    /** What of a page has not been read yet. */
    private List<Hit> fresh(List<Hit> hits) {
        List<String> done = values(DONE);
        Optional<Instant> since = since();
        return hits.stream()
                .filter(hit -> hit.id() > floor.orElse(0L))
                .filter(hit -> !done.contains(Long.toString(hit.id())))
                .filter(hit -> floor.isPresent() || since.isEmpty() || !isBefore(hit, since.get()))
                .toList();
    }

    private Step after(List<Hit> hits, boolean full) {
        Cursor seen = cursor.with(FOUND, found(hits)).with(REACHED, reached(hits));
        boolean own = step("own");
        boolean deeper = floor.isPresent() || since().isPresent();
        if (own || !full || !deeper || meetsTheKnown(hits)) {
            return new Step(over(seen), null, null);
        }
        if (page() < LAST_PAGE) {
            return new Step(seen.with(PAGE, Integer.toString(page() + 1)), null, null);
        }
        String day = hits.stream()
                .flatMap(hit -> LooseTime.read(hit.created()).stream())
                .min(Instant::compareTo)
                .map(time ->
                        time.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1).toString())
                .orElse("");
        if (day.isEmpty() || cursor.get(DAY).filter(day::equals).isPresent()) {
            return new Step(over(seen), gap(day), null);
        }
        return new Step(seen.with(DAY, day).with(PAGE, null), null, null);
    }

    private Cursor over(Cursor seen) {
        boolean own = ask.forum().account().isPresent() && floor.isPresent() && !step("own");
        return seen.with(STEP, own ? "own" : "end").with(PAGE, null).with(DAY, null);
    }

    private Cursor finished(Cursor behind) {
        List<String> found =
                behind.get(FOUND).map(ids -> List.of(ids.split(","))).orElse(List.of());
        // Where all is young, what was found is known and what may still come below it is not.
        long lowest = found.stream().mapToLong(Long::parseLong).min().orElse(1) - 1;
        long reached = behind.get(REACHED).map(Long::valueOf).orElse(floor.orElse(lowest));
        long next = Math.max(floor.orElse(0L), reached);
        return behind.with(FLOOR, Long.toString(next))
                .with(DONE, written(found.stream().filter(id -> Long.parseLong(id) > next)))
                .with(FOUND, null)
                .with(REACHED, null)
                .with(STEP, null);
    }

    private boolean meetsTheKnown(List<Hit> hits) {
        return hits.isEmpty()
                || floor.filter(known -> hits.stream().anyMatch(hit -> hit.id() <= known))
                        .isPresent()
                || floor.isEmpty()
                        && since().filter(day -> hits.stream().anyMatch(hit -> isBefore(hit, day)))
                                .isPresent();
    }

    private @Nullable String found(List<Hit> hits) {
        return written(Stream.concat(values(FOUND).stream(), hits.stream().map(hit -> Long.toString(hit.id())))
                .distinct());
    }

    /** The newest post old enough that nothing older is still on its way into the search. */
    private @Nullable String reached(List<Hit> hits) {
        Stream<Long> settled = hits.stream()
                .filter(hit -> isBefore(hit, ask.now().minus(OVERLAP)))
                .map(Hit::id);
        return Stream.concat(settled, cursor.get(REACHED).stream().map(Long::valueOf))
                .max(Long::compare)
                .map(String::valueOf)
                .orElse(null);
    }

    private static boolean isBefore(Hit hit, Instant time) {
        return LooseTime.read(hit.created())
                .filter(created -> created.isBefore(time))
                .isPresent();
    }

    private static Poll.Gap gap(String day) {
        return new Poll.Gap(
                null,
                day.isEmpty() ? null : day,
                "the forum gives no more than 500 topics for one day of a search; poll more often or search for less");
    }

    private String words() {
        if (step("own")) {
            return "@" + ask.forum().account().orElseThrow() + " order:latest";
        }
        return query + " order:latest"
                + cursor.get(DAY).map(day -> " before:" + day).orElse("");
    }

    private boolean step(String name) {
        return cursor.get(STEP).filter(name::equals).isPresent();
    }

    private int page() {
        return cursor.get(PAGE).map(Integer::parseInt).orElse(1);
    }

    private Optional<Instant> since() {
        return Backfill.since(ask.source().parameter("since"));
    }

    private List<String> values(String name) {
        return cursor.get(name).map(written -> List.of(written.split(","))).orElse(List.of());
    }

    private static @Nullable String written(Stream<String> values) {
        List<String> all = new ArrayList<>(values.toList());
        return all.isEmpty() ? null : String.join(",", all);
    }
}
