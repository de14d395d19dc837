package org.earshot.listen.googlebusiness;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.stereotype.Component;

/**
 * Reads {@code google-business-reviews}: one location after the other, each from its latest change down to what is known. An
 * owner's answer may not lift a review, so each location is walked through once a day.
 */
@Component
public final class GoogleBusinessReader implements PlatformReader {
    private final GoogleSignIn google;
    private final Clock clock;

    /** Keeps its tokens among the sessions. */
    public GoogleBusinessReader(Sessions sessions, Clock clock) {
        this.google = new GoogleSignIn(sessions, clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "google-business";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Business> business = Business.of(source);
        if (business.isEmpty()) {
            return new Poll.Stop(Business.unusable(source));
        }
        Round round =
                Round.of(business.get().locations(), cursor.at(business.get().address()));
        Descent walk = Descent.of(
                walk(round.location()),
                round.cursor(),
                Optional.ofNullable(business.get().since()),
                clock.instant());
        Answer answer = ask(business.get(), round.location(), walk.page(), fetcher);
        if (walk.page().isPresent() && status(answer) == 400) {
            // Names of pages live for a while only.
            return round.turned(
                    walk.brokenOff("Google does not give a page in the middle of location " + round.location()));
        }
        if (closed(answer, business.get())) {
            String why = business.get().refusal(round.location(), status(answer));
            return round.shut(walk.givenUp(), why)
                    .or(() -> reopened(business.get(), round, fetcher).map(round::turnedTo))
                    .orElseGet(() -> new Poll.Stop(why));
        }
        return business.get()
                .unsigned(answer)
                .or(() -> Answers.trouble(answer, source, clock.instant()))
                .orElseGet(() -> page((Answer.Answered) answer, business.get(), round, walk));
    }

    private Answer ask(Business business, String location, Optional<String> page, Fetcher fetcher) {
        return google.fetch(business.pass(), business.list(location, page), fetcher);
    }

    private static boolean closed(Answer answer, Business business) {
        boolean api = answer instanceof Answer.Answered said
                && said.address().toString().startsWith(business.server());
        return api && (status(answer) == 403 || status(answer) == 404);
    }

    /** A location that was closed in its turn and lets us in by now, as after a person has mended something. */
    private Optional<String> reopened(Business business, Round round, Fetcher fetcher) {
        return round.locations().stream()
                .filter(other -> !other.equals(round.location()))
                .filter(other -> !closed(ask(business, other, Optional.empty(), fetcher), business))
                .findFirst();
    }

    /** Each location has its own values in the cursor. */
    private static Descent.Rule walk(String location) {
        return new Descent.Rule(location + " ", Duration.ofHours(1), Duration.ofDays(1), Descent.TO_THE_FLOOR, 100);
    }

    private static int status(Answer answer) {
        return answer instanceof Answer.Answered answered ? answered.status() : 0;
    }

    private Poll page(Answer.Answered answered, Business business, Round round, Descent walk) {
        Optional<JsonNode> body = Json.parse(answered.text()).filter(JsonNode::isObject);
        JsonNode list = body.map(found -> found.path("reviews")).orElse(null);
        if (body.isEmpty() || list == null || !(list.isArray() || list.isMissingNode() || list.isNull())) {
            return Answers.unreadable(answered, "a list of a location's reviews");
        }
        List<Descent.Item> items = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode node : list) {
            BusinessReview.of(node, business.account(), round.location())
                    .ifPresentOrElse(
                            review -> items.add(review.item()),
                            () -> refused.add("a review of location " + round.location() + " has no usable id"));
        }
        String below = Json.text(body.get(), "nextPageToken");
        return round.turned(walk.step(items, refused, below, Answers.budget(answered, clock.instant())));
    }
}
