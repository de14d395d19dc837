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
import org.earshot.listen.Descent;
import org.earshot.listen.Json;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
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
    private static final String TOLD = "gap";
    private static final Descent.Rule WALK =
            new Descent.Rule("", Duration.ofMinutes(10), Duration.ofHours(1), Descent.TO_THE_FLOOR, 100);

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
        Instant now = clock.instant();
        Cursor here = cursor.at(app.get().address());
        Descent walk = Descent.of(WALK, here, Optional.ofNullable(app.get().since()), now);
        Answer answer = google.fetch(app.get().pass(), app.get().list(walk.page()), fetcher);
        if (walk.page().isPresent() && answer instanceof Answer.Answered answered && answered.status() == 400) {
            // Names of pages live for minutes.
            return walk.brokenOff("Google Play does not give a page in the middle of the list");
        }
        Poll.Gap gap = gap(here, walk, app.get(), now);
        Optional<Poll> trouble = app.get().refusal(answer).or(() -> Answers.trouble(answer, source, now));
        return trouble.orElseGet(() -> page((Answer.Answered) answer, app.get(), walk, gap));
    }

    private Poll.@Nullable Gap gap(Cursor cursor, Descent walk, PlayApp app, Instant now) {
        Instant reach = now.minus(WINDOW);
        Instant since = app.since();
        Instant from = walk.read().orElse(since == null ? now : since);
        boolean told = cursor.get(TOLD).filter(from.toString()::equals).isPresent();
        return told || !from.isBefore(reach)
                ? null
                : new Poll.Gap(
                        from.toString(),
                        reach.toString(),
                        "Google Play lists the reviews of the last seven days only; what was written or changed between "
                                + from + " and " + reach + " and not since was not read. The Play Console has it:"
                                + " Download reports, Reviews");
    }

    private Poll page(Answer.Answered answered, PlayApp app, Descent walk, Poll.@Nullable Gap gap) {
        Optional<JsonNode> body = Json.parse(answered.text()).filter(JsonNode::isObject);
        JsonNode list = body.map(found -> found.path("reviews")).orElse(null);
        if (body.isEmpty() || list == null || !(list.isArray() || list.isMissingNode() || list.isNull())) {
            return Answers.unreadable(answered, "a list of Google Play's reviews");
        }
        List<Descent.Item> items = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode node : list) {
            PlayReview.of(node)
                    .ifPresentOrElse(
                            review -> items.add(review.item(app)),
                            () -> refused.add(
                                    "a review of " + app.name() + " has no usable id or nothing that its author said"));
        }
        String below = Json.text(body.get().path("tokenPagination"), "nextPageToken");
        Poll.Page page = walk.step(items, refused, below, Answers.budget(answered, clock.instant()));
        return gap == null
                ? page
                : page.next(page.next().with(TOLD, gap.since())).gap(gap);
    }
}
