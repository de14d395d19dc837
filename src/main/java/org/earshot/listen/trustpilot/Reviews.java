package org.earshot.listen.trustpilot;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.trustpilot.TrustpilotDoor;
import org.earshot.listen.Answers;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.Descent;
import org.earshot.listen.Json;
import org.earshot.listen.Links;
import org.earshot.listen.Poll;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/** The reviews of one business, newest first, a hundred on a page. */
final class Reviews {
    private static final String SERVER = "https://api.trustpilot.com";
    private static final String UNIT = "unit";
    private static final int PAGE = 100;

    /** Edits, new stars and replies keep a review's old place in the list. */
    private static final Descent.Rule WALK =
            new Descent.Rule("", Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(30), Integer.MAX_VALUE);

    private final Source source;
    private final Fetcher fetcher;
    private final Sessions sessions;
    private final Instant now;
    private final String server;
    private final String signIn;
    private final String unit;

    Reviews(Source source, Fetcher fetcher, Sessions sessions, Instant now) {
        this.source = source;
        this.fetcher = fetcher;
        this.sessions = sessions;
        this.now = now;
        this.server = bare(source.parameter("server").orElse(SERVER));
        this.signIn = bare(source.parameter("auth-server").orElse(server));
        this.unit = source.need("unit").strip();
    }

    Poll read(Cursor cursor) {
        if (!isAddress(server) || !isAddress(signIn)) {
            return new Poll.Stop("server or auth-server of source " + source.id()
                    + " is not an address; write it as https://api.trustpilot.com and resume the source");
        }
        TrustpilotDoor door = door();
        Optional<String> id = id(cursor);
        return id.isPresent() ? page(door, id.get(), cursor) : lookUp(door, cursor);
    }

    private TrustpilotDoor door() {
        TrustpilotDoor.Keys keys = new TrustpilotDoor.Keys(
                server,
                signIn,
                source.need("api-key").strip(),
                source.parameter("api-secret").map(String::strip));
        return new TrustpilotDoor(keys, sessions, fetcher, now);
    }

    /**
     * What one review and its reply are now.
     *
     * @param id the review's id
     * @param gone takes what Trustpilot no longer shows
     * @param standing takes what it shows
     * @return why it could not be found out, empty where it could
     */
    Optional<Poll> one(String id, List<MentionId> gone, List<Post> standing) {
        TrustpilotDoor door = door();
        String path = "/v1/" + (door.isPrivate() ? "private/" : "") + "reviews/" + encoded(id);
        Answer answer = door.ask(Request.get(door.address(path)));
        if (saysGone(answer)) {
            gone.addAll(Review.ids(id));
            return Optional.empty();
        }
        Optional<Poll> trouble = trouble(answer);
        if (trouble.isPresent()) {
            return trouble;
        }
        Answer.Answered answered = (Answer.Answered) answer;
        Optional<Review> review = Json.parse(answered.text())
                .flatMap(Review::of)
                .filter(found -> found.id().equals(id));
        review.ifPresent(found -> sort(found, gone, standing));
        return review.isPresent()
                ? Optional.empty()
                : Optional.of(Answers.unreadable(answered, "a review of Trustpilot's"));
    }

    /** A 404 in Trustpilot's own words; one of a proxy says nothing about the review. */
    private static boolean saysGone(Answer answer) {
        return answer instanceof Answer.Answered answered
                && answered.status() == 404
                && Json.parse(answered.text()).filter(JsonNode::isObject).isPresent();
    }

    private void sort(Review review, List<MentionId> gone, List<Post> standing) {
        if (review.gone()) {
            gone.addAll(Review.ids(review.id()));
        } else {
            standing.add(review.post());
            review.reply(unit).ifPresent(standing::add);
        }
    }

    /** A domain is looked up once and kept beside the cursor. */
    private Optional<String> id(Cursor cursor) {
        return unit.matches("[0-9a-fA-F]{24}")
                ? Optional.of(unit)
                : cursor.get(UNIT)
                        .filter(kept -> kept.startsWith(place() + " "))
                        .map(kept -> kept.substring(place().length() + 1));
    }

    private Poll lookUp(TrustpilotDoor door, Cursor cursor) {
        Answer answer = door.openly(Request.get(door.address("/v1/business-units/find?name=" + encoded(unit))));
        if (answer instanceof Answer.Answered answered && answered.status() == 404) {
            return new Poll.Stop(Answers.host(answered) + " answered 404: Trustpilot knows no business " + unit
                    + "; write unit of source " + source.id()
                    + " as its page on Trustpilot names it and resume the source");
        }
        Optional<Poll> trouble = trouble(answer);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Answer.Answered answered = (Answer.Answered) answer;
        String id =
                Json.parse(answered.text()).map(body -> Json.text(body, "id")).orElse(null);
        return id == null ? Answers.unreadable(answered, "a business of Trustpilot's") : page(door, id, cursor);
    }

    private Poll page(TrustpilotDoor door, String id, Cursor cursor) {
        Descent walk = Descent.of(WALK, cursor.at(place()), Backfill.since(source.parameter("since")), now);
        int number = walk.page().map(Integer::parseInt).orElse(1);
        String path = "/v1/" + (door.isPrivate() ? "private/" : "") + "business-units/" + encoded(id)
                + "/reviews?orderBy=createdat.desc&perPage=" + PAGE + "&page=" + number;
        Answer answer = door.ask(Request.get(door.address(path)));
        if (number > 1 && answer instanceof Answer.Answered answered && answered.status() == 400) {
            return kept(
                    walk.brokenOff(Answers.host(answered) + " does not show more than " + (number - 1) + " pages"), id);
        }
        Optional<Poll> trouble = trouble(answer);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Answer.Answered answered = (Answer.Answered) answer;
        Optional<JsonNode> body =
                Json.parse(answered.text()).filter(node -> node.path("reviews").isArray());
        return body.<Poll>map(found -> kept(step(walk, found, below(found, number), answered), id))
                .orElseGet(() -> Answers.unreadable(answered, "a list of Trustpilot's"));
    }

    private Poll.Page step(Descent walk, JsonNode body, @Nullable String below, Answer.Answered answered) {
        List<Descent.Item> items = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<MentionId> gone = new ArrayList<>();
        for (JsonNode item : body.path("reviews")) {
            Optional<Review> review = Review.of(item);
            if (review.isEmpty()) {
                refused.add("a review of " + unit + " has no usable id");
            } else {
                List<Post> posts = new ArrayList<>();
                sort(review.get(), gone, posts);
                items.add(Descent.Item.of(posts));
            }
        }
        return walk.step(items, refused, below, Answers.budget(answered, now)).gone(gone);
    }

    private static @Nullable String below(JsonNode body, int number) {
        boolean named = false;
        for (JsonNode link : body.path("links")) {
            named |= link.path("rel").asText().equals("next-page");
        }
        int size = body.path("reviews").size();
        return size >= PAGE || (named && size > 0) ? String.valueOf(number + 1) : null;
    }

    private Poll.Page kept(Poll.Page page, String id) {
        return unit.equals(id) ? page : page.next(page.next().with(UNIT, place() + " " + id));
    }

    private Optional<Poll> trouble(Answer answer) {
        if (answer instanceof Answer.Answered answered) {
            String said = Answers.host(answered) + " answered " + answered.status();
            if (answered.status() == 401) {
                return Optional.of(
                        new Poll.Stop(
                                said + " (not signed in): api-key or api-secret of source " + source.id()
                                        + " is wrong; put in those of an application in Trustpilot Business and resume the source"));
            }
            if (answered.status() == 403) {
                return Optional.of(new Poll.Stop(
                        said + " (forbidden): the plan of the business has no access to this, or unit of" + " source "
                                + source.id() + " is another business's; correct it and resume the source"));
            }
        }
        return Answers.trouble(answer, source, now);
    }

    private String place() {
        return server + "/" + unit;
    }

    private static boolean isAddress(String written) {
        return Links.web(null, written).isPresent();
    }

    private static String bare(String server) {
        return server.strip().replaceAll("/+$", "");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
