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
import org.earshot.listen.Json;
import org.earshot.listen.NewestFirst;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Reads {@code google-business-reviews}: one location after the other, each from its latest change down to what is known. An
 * owner's answer may not lift a review, so each location is walked through once a day.
 */
@Component
public final class GoogleBusinessReader implements PlatformReader {
    private static final String PLACE = "place";

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
        Cursor here = at(business.get().address(), cursor);
        Round round = Round.of(business.get().locations(), here);
        NewestFirst walk = walk(round.location());
        Cursor walking =
                walk.walking(round.cursor(), clock.instant(), business.get().since());
        Answer answer = ask(business.get(), round.location(), walk.page(walking), fetcher);
        if (walk.page(walking).isPresent() && status(answer) == 400) {
            // Names of pages live for a while only; the walk begins anew with the next poll.
            return round.passed(walk.givenUp(walking), List.of(), null);
        }
        if (closed(answer, business.get())) {
            String why = business.get().refusal(round.location(), status(answer));
            return round.shut(walk.givenUp(walking), why)
                    .or(() -> reopened(business.get(), round, fetcher).map(round::turnedTo))
                    .orElseGet(() -> new Poll.Stop(why));
        }
        return business.get()
                .unsigned(answer)
                .or(() -> Answers.trouble(answer, source, clock.instant()))
                .orElseGet(() -> page((Answer.Answered) answer, business.get(), round, walking));
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
    private static NewestFirst walk(String location) {
        return new NewestFirst(location + " ", Duration.ofHours(1), Duration.ofDays(1), 100);
    }

    /** What was read of one account's locations says nothing about another's. */
    private static Cursor at(String place, Cursor cursor) {
        return cursor.get(PLACE).filter(place::equals).isPresent() ? cursor : Cursor.START.with(PLACE, place);
    }

    private static int status(Answer answer) {
        return answer instanceof Answer.Answered answered ? answered.status() : 0;
    }

    private Poll page(Answer.Answered answered, Business business, Round round, Cursor walking) {
        Optional<JsonNode> body = Json.parse(answered.text()).filter(JsonNode::isObject);
        JsonNode list = body.map(found -> found.path("reviews")).orElse(null);
        if (body.isEmpty() || list == null || !(list.isArray() || list.isMissingNode() || list.isNull())) {
            return Answers.unreadable(answered, "a list of a location's reviews");
        }
        NewestFirst walk = walk(round.location());
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<NewestFirst.Item> items = new ArrayList<>();
        for (JsonNode node : list) {
            Optional<BusinessReview> review = BusinessReview.of(node, business.account(), round.location());
            if (review.isEmpty()) {
                refused.add("a review of location " + round.location() + " has no usable id");
                continue;
            }
            items.add(review.get().item());
            if (walk.wanted(walking, review.get().item())) {
                posts.addAll(review.get().posts());
            }
        }
        Cursor next = walk.after(walking, items, Json.text(body.get(), "nextPageToken"));
        Poll.Budget budget = Answers.budget(answered, clock.instant());
        return walk.underWay(next)
                ? new Poll.Page(posts, refused, round.staying(next), true, null, budget)
                : round.read(next, new Poll.Page(posts, refused, next, false, null, budget));
    }
}
