package org.earshot.listen.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * Walks one list of threads after the other, newest first, down to what was read before; then the answers of threads that have more than
 * their list showed; then threads with answers that have left the newest page. Where the walk stands is in the cursor: {@code at} names the
 * list, {@code unread} the threads whose answers come next.
 */
final class Walk {
    private static final String SERVER = "place";
    private static final String AT = "at";
    private static final String WATCH = "watch";
    private static final String END = "end";
    private static final String PAGE = "page";
    private static final String POLLED = "polled";
    private static final String WATCHED = "watched";
    private static final String CLOSED = "closed.";

    /** As many threads as the API looks up at once. */
    private static final int MOST_WATCHED = 50;

    private static final Duration WATCH_EVERY = Duration.ofMinutes(15);
    private static final Duration CLOSED_FOR = Duration.ofHours(12);
    /** An answer may be held back for review and then appear with the time at which it was written. */
    private static final Duration HELD_BACK = Duration.ofDays(1);

    private final Ask ask;
    private final List<Place> places;

    Walk(Ask ask, List<Place> places) {
        this.ask = ask;
        this.places = places;
    }

    Poll read(Cursor cursor) {
        boolean here = cursor.get(SERVER).filter(ask.door().base()::equals).isPresent();
        Cursor at = here ? cursor : Cursor.START.with(SERVER, ask.door().base());
        List<UnreadThread> unread = UnreadThread.all(at);
        if (!unread.isEmpty()) {
            return answers(at, unread);
        }
        if (at.get(AT).filter(WATCH::equals).isPresent()) {
            return watched(at);
        }
        Optional<Place> place = place(at);
        return place.isEmpty() ? page(List.of(), List.of(), at.with(AT, END)) : threads(at, place.get());
    }

    /** The list that comes next; a video whose comments are closed is left out for half a day. */
    private Optional<Place> place(Cursor cursor) {
        Optional<String> at = cursor.get(AT);
        int from = at.map(id ->
                        Math.max(0, places.stream().map(Place::id).toList().indexOf(id)))
                .orElse(0);
        return places.stream()
                .skip(at.filter(END::equals).isPresent() ? places.size() : from)
                .filter(place -> open(cursor, place))
                .findFirst();
    }

    private boolean open(Cursor cursor, Place place) {
        Optional<Instant> since = cursor.get(CLOSED + place.id()).map(Instant::parse);
        return since.filter(time -> !time.isAfter(ask.now()) && ask.now().isBefore(time.plus(CLOSED_FOR)))
                .isEmpty();
    }

    private Poll threads(Cursor cursor, Place place) {
        boolean same = cursor.get(AT).filter(place.id()::equals).isPresent();
        Cursor at = same ? cursor : cursor.with(AT, place.id()).with(PAGE, null);
        Optional<String> token = at.get(PAGE);
        Ask.Said said = ask.list("commentThreads?part=snippet%2Creplies&order=time&textFormat=plainText&maxResults=100&"
                + place.query()
                + token.map(page -> "&pageToken=" + YoutubeDoor.encoded(page)).orElse(""));
        if (said instanceof Ask.Said.Items items) {
            return listed(at, place, items.body());
        }
        if (said instanceof Ask.Said.Expired && token.isPresent()) {
            return page(List.of(), List.of(), at.with(PAGE, null));
        }
        if (said instanceof Ask.Said.Closed closed) {
            return closed(at, place, closed.why());
        }
        return nothing(said);
    }

    private Poll listed(Cursor at, Place place, JsonNode body) {
        ThreadPage page = ThreadPage.of(ask, at, place, body);
        Cursor next = page.remembered(at);
        Optional<String> token = page.next(at);
        Cursor onwards = token.isPresent() ? next.with(PAGE, token.get()) : after(page.finished(next), place);
        List<String> gone = at.get(PAGE).isPresent() ? List.of() : page.gone(at);
        Poll.Page read = page(page.posts(), page.refused(), UnreadThread.in(onwards, page.unread()));
        return read.gone(gone.stream().map(ThreadPage::mention).toList());
    }

    private Poll closed(Cursor at, Place place, String why) {
        if (places.size() == 1) {
            return new Poll.Stop((place.channel() ? "channel " : "video ") + place.id() + ": " + why
                    + "; name another one in source " + ask.source().id() + " and resume it");
        }
        Cursor next = after(at.with(CLOSED + place.id(), ask.now().toString()), place);
        return page(List.of(), List.of("video " + place.id() + " could not be read: " + why), next);
    }

    /** The cursor behind a list: at the next one, at the watched threads where it is their time, or at the end. */
    private Cursor after(Cursor cursor, Place place) {
        int next = places.indexOf(place) + 1;
        Cursor bare = cursor.with(PAGE, null);
        if (next < places.size()) {
            return bare.with(AT, places.get(next).id());
        }
        Optional<Instant> watched = cursor.get(WATCHED).map(Instant::parse);
        boolean wait = watched.filter(
                        time -> !time.isAfter(ask.now()) && ask.now().isBefore(time.plus(WATCH_EVERY)))
                .isPresent();
        return bare.with(AT, wait || cursor.get(WATCH).isEmpty() ? END : WATCH);
    }

    private Poll watched(Cursor cursor) {
        Seen watch = Seen.of(cursor, WATCH);
        Cursor next = cursor.with(AT, END).with(WATCHED, ask.now().toString());
        Ask.Said said = ask.list("commentThreads?part=snippet%2Creplies&textFormat=plainText&maxResults=" + MOST_WATCHED
                + "&id=" + YoutubeDoor.encoded(String.join(",", watch.ids())));
        if (!(said instanceof Ask.Said.Items items)) {
            return said instanceof Ask.Said.Closed ? page(List.of(), List.of(), next.with(WATCH, null)) : nothing(said);
        }
        List<Post> posts = new ArrayList<>();
        List<UnreadThread> unread = new ArrayList<>();
        Instant since = since(cursor);
        for (JsonNode item : items.body().path("items")) {
            TopThread.of(item).filter(thread -> !watch.hasAsItIs(thread)).ifPresent(thread -> {
                watch.put(thread);
                ThreadPage.add(posts, thread, since, ask);
                if (thread.hidesAnswers()) {
                    unread.add(new UnreadThread(thread.id(), thread.top().video(), since));
                }
            });
        }
        return page(posts, List.of(), UnreadThread.in(watch.in(next, WATCH, MOST_WATCHED), unread));
    }

    /** From when on an answer may be new in a thread that was read before. */
    static Instant since(Cursor cursor) {
        Instant polled = cursor.get(POLLED).map(Instant::parse).orElse(Instant.EPOCH);
        return polled.equals(Instant.EPOCH) ? polled : polled.minus(HELD_BACK);
    }

    static Cursor watching(Cursor cursor, Seen former, Seen present) {
        Seen watch = Seen.of(cursor, WATCH);
        watch.addAnswered(former, present);
        watch.drop(List.copyOf(present.ids()));
        return watch.in(cursor, WATCH, MOST_WATCHED);
    }

    private Poll answers(Cursor cursor, List<UnreadThread> unread) {
        UnreadThread first = unread.get(0);
        Cursor behind = UnreadThread.in(cursor, unread.subList(1, unread.size()));
        Ask.Said said = ask.list(first.address(cursor));
        if (said instanceof Ask.Said.Closed) {
            return page(List.of(), List.of(), behind);
        }
        if (said instanceof Ask.Said.Expired && !UnreadThread.page(cursor, null).equals(cursor)) {
            return page(List.of(), List.of(), UnreadThread.page(cursor, null));
        }
        if (!(said instanceof Ask.Said.Items items)) {
            return nothing(said);
        }
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode item : items.body().path("items")) {
            Comment.of(item, first.thread(), first.video())
                    .ifPresentOrElse(
                            comment -> ThreadPage.add(posts, comment, first.since(), ask),
                            () -> refused.add("an answer on YouTube has no usable id"));
        }
        String token = Json.text(items.body(), "nextPageToken");
        return page(posts, refused, token == null ? behind : UnreadThread.page(cursor, token));
    }

    private static Poll nothing(Ask.Said said) {
        return said instanceof Ask.Said.Nothing nothing
                ? nothing.why()
                : new Poll.TryLater(Optional.empty(), "YouTube does not know the page that it named", null);
    }

    /** A page with the cursor behind it; the last one where the walk is at its end and nothing is left to do. */
    private Poll.Page page(List<Post> posts, List<String> refused, Cursor next) {
        boolean end = next.get(AT).filter(END::equals).isPresent()
                && UnreadThread.all(next).isEmpty();
        @Nullable
        Cursor last = end ? kept(next).with(AT, null).with(POLLED, ask.now().toString()) : null;
        Cursor stored = ask.quota().in(last == null ? next : last);
        return new Poll.Page(posts, refused, stored, !end, null, ask.quota().budget());
    }

    /** Without what belongs to lists that the source names no more. */
    private Cursor kept(Cursor cursor) {
        Cursor kept = cursor;
        for (String name : cursor.values().keySet()) {
            int dot = name.indexOf('.');
            if (dot > 0 && places.stream().noneMatch(place -> place.id().equals(name.substring(dot + 1)))) {
                kept = kept.with(name, null);
            }
        }
        return kept;
    }
}
