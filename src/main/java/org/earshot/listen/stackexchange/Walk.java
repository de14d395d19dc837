package org.earshot.listen.stackexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;

/**
 * One poll: the search, newest first, down to what is known; then the steps of {@link Rounds}. Pages are told apart by the time of
 * the last item, not by a number, so that new items move nothing and no page needs a key.
 */
final class Walk {
    static final String STEP = "step";
    static final String WATCH = "watch";
    static final String FLOOR = "floor";
    private static final String TOP = "top";
    private static final String UNTIL = "until";

    /** A site puts posts into its search a little late. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final Ask ask;
    private final Cursor cursor;
    private final Optional<Instant> since;

    Walk(Ask ask, Cursor cursor, Optional<Instant> since) {
        this.ask = ask;
        this.cursor = cursor;
        this.since = since;
    }

    Poll read() {
        if (cursor.get(STEP).isPresent()) {
            return new Rounds(ask, cursor).read();
        }
        Ask.Said said = ask.items("/search/excerpts", query());
        if (said instanceof Ask.Said.Nothing nothing) {
            return nothing.why();
        }
        Ask.Said.Items page = (Ask.Said.Items) said;
        Watch found = new Watch(Map.of()).with(page.items(), true);
        Details.Read read = new Details(ask).of(found);
        if (read.trouble().isPresent()) {
            return read.trouble().get();
        }
        Watch watch = Watch.read(cursor.get(WATCH))
                .with(page.items(), cursor.get(UNTIL).isEmpty());
        Cursor next = next(page.items(), page.more()).with(WATCH, watch.written());
        return new Poll.Page(read.posts(), read.refused(), next, true, null, Ask.tighter(page.budget(), read.budget()));
    }

    private String query() {
        Optional<Long> from =
                floor().map(time -> time - OVERLAP.toSeconds()).or(() -> since.map(Instant::getEpochSecond));
        return "&q=" + Site.encoded(ask.source().need("query").strip()) + "&sort=creation&order=desc"
                + from.map(time -> "&fromdate=" + time).orElse("")
                + cursor.get(UNTIL).map(time -> "&todate=" + time).orElse("");
    }

    private Optional<Long> floor() {
        return cursor.get(FLOOR).map(Long::valueOf);
    }

    private Cursor next(List<JsonNode> items, boolean full) {
        List<Long> times = items.stream()
                .map(item -> Json.number(item, "creation_date"))
                .filter(Objects::nonNull)
                .toList();
        long top = times.stream().max(Long::compare).orElse(0L);
        Cursor seen = cursor.with(TOP, Long.toString(Math.max(top, number(TOP))));
        Optional<Long> oldest = times.stream().min(Long::compare);
        boolean deeper = floor().isPresent() || since.isPresent();
        if (!full || !deeper || oldest.isEmpty()) {
            long newest = Math.max(number(TOP), top);
            long floor =
                    newest == 0 && floor().isEmpty() ? ask.now().getEpochSecond() : Math.max(newest, number(FLOOR));
            return seen.with(FLOOR, Long.toString(floor))
                    .with(TOP, null)
                    .with(UNTIL, null)
                    .with(STEP, Rounds.FIRST);
        }
        boolean stuck = cursor.get(UNTIL)
                .map(Long::valueOf)
                .filter(oldest.get()::equals)
                .isPresent();
        return seen.with(UNTIL, Long.toString(stuck ? oldest.get() - 1 : oldest.get()));
    }

    private long number(String name) {
        return cursor.get(name).map(Long::parseLong).orElse(0L);
    }
}
