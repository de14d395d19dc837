package org.earshot.listen.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.google.GoogleSignIn;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.NewestFirst;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads {@code google-play-reviews}. Google lists what was written or changed within seven days, by the reviewer's last change; an
 * answer given in the Play Console lifts nothing, so all of the window is walked through once an hour.
 */
@Component
public final class GooglePlayReader implements PlatformReader {
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final String PLACE = "place";
    private static final String TOLD = "gap";

    private final NewestFirst walk = new NewestFirst("", Duration.ofMinutes(10), Duration.ofHours(1), 100);
    private final GoogleSignIn google;
    private final Clock clock;

    /** Keeps its tokens among the sessions. */
    public GooglePlayReader(Sessions sessions, Clock clock) {
        this.google = new GoogleSignIn(sessions, clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "google-play";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<PlayApp> app = PlayApp.of(source);
        if (app.isEmpty()) {
            return new Poll.Stop(PlayApp.unusable(source));
        }
        Cursor here = at(app.get().address(), cursor);
        Instant now = clock.instant();
        Cursor walking = walk.walking(here, now, app.get().since());
        Poll.Gap gap = walk.underWay(here) ? null : gap(walking, app.get(), now);
        Answer answer = google.fetch(app.get().pass(), app.get().list(walk.page(walking)), fetcher);
        if (pageForgotten(answer, walking)) {
            return Poll.Page.last(List.of(), List.of(), walk.givenUp(walking));
        }
        Optional<Poll> trouble = app.get().refusal(answer).or(() -> Answers.trouble(answer, source, now));
        return trouble.orElseGet(() -> page((Answer.Answered) answer, app.get(), walking, gap));
    }

    /** What was read of one app says nothing about another. */
    private static Cursor at(String place, Cursor cursor) {
        return cursor.get(PLACE).filter(place::equals).isPresent() ? cursor : Cursor.START.with(PLACE, place);
    }

    /** Names of pages live for minutes; after a pause the walk begins anew with the next poll. */
    private boolean pageForgotten(Answer answer, Cursor walking) {
        return walk.page(walking).isPresent() && answer instanceof Answer.Answered answered && answered.status() == 400;
    }

    private Poll.@Nullable Gap gap(Cursor walking, PlayApp app, Instant now) {
        Instant reach = now.minus(WINDOW);
        Instant since = app.since();
        Instant from = walk.read(walking).orElse(since == null ? now : since);
        boolean told = walking.get(TOLD).filter(from.toString()::equals).isPresent();
        return told || !from.isBefore(reach)
                ? null
                : new Poll.Gap(
                        from.toString(),
                        reach.toString(),
                        "Google Play lists the reviews of the last seven days only; what was written or changed between "
                                + from + " and " + reach + " and not since was not read. The Play Console has it:"
                                + " Download reports, Reviews");
    }

    private Poll page(Answer.Answered answered, PlayApp app, Cursor walking, Poll.@Nullable Gap gap) {
        Optional<JsonNode> body = Json.parse(answered.text()).filter(JsonNode::isObject);
        JsonNode list = body.map(found -> found.path("reviews")).orElse(null);
        if (body.isEmpty() || list == null || !(list.isArray() || list.isMissingNode() || list.isNull())) {
            return Answers.unreadable(answered, "a list of Google Play's reviews");
        }
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<NewestFirst.Item> items = new ArrayList<>();
        for (JsonNode node : list) {
            Optional<PlayReview> review = PlayReview.of(node);
            if (review.isEmpty()) {
                refused.add("a review of " + app.name() + " has no usable id or nothing that its author said");
                continue;
            }
            items.add(review.get().item());
            if (walk.wanted(walking, review.get().item())) {
                posts.addAll(review.get().posts(app));
            }
        }
        String below = Json.text(body.get().path("tokenPagination"), "nextPageToken");
        Cursor next = walk.after(gap == null ? walking : walking.with(TOLD, gap.since()), items, below);
        boolean more = walk.underWay(next);
        return new Poll.Page(posts, refused, next, more, gap, Answers.budget(answered, clock.instant()));
    }
}
