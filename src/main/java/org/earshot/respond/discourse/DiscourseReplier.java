package org.earshot.respond.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.springframework.stereotype.Component;

/** Answers in the topic as the member whom the source names, once it is sure that the key is that member's. */
@Component
class DiscourseReplier implements Replier {
    /** What a forum takes unless it is set up otherwise. */
    private static final int LIMIT = 32_000;

    private static final String WHO = "/session/current.json";
    private static final List<String> DECISIVE = List.of("server", "key", "user-key", "account");

    private final ObjectMapper json;
    private final ForumAnswers answers;
    private final EarlierAnswer earlier;
    private final Standings standings;

    DiscourseReplier(ObjectMapper json, Clock clock, Standings standings) {
        this.json = json;
        this.answers = new ForumAnswers(clock);
        this.earlier = new EarlierAnswer(answers);
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "discourse";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Length length = length(source, text);
        return Place.closed(mention, source)
                .or(() -> length.counted() <= length.limit()
                        ? Optional.empty()
                        : Optional.of("a post on a forum has at most " + length.limit()
                                + " characters, and this one has " + length.counted()));
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.codePointCount(0, text.length()), LIMIT);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> closed = Place.closed(mention, source);
        if (closed.isPresent()) {
            return new Outcome.Refused(closed.get());
        }
        Place place = Place.of(mention, source);
        Optional<Outcome> settled = stranger(place, fetcher);
        if (settled.isEmpty() && reply.attempts() > 0) {
            settled = earlier.found(reply, place, fetcher);
        }
        return settled.orElseGet(() -> posted(fetcher.fetch(post(reply, place)), reply, place));
    }

    @Override
    public Optional<String> answersAs(Source source) {
        boolean open = source.parameter("server").isPresent() && Place.hasKey(source);
        return open ? source.parameter("account").map(String::strip) : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        Place place = Place.outside(source);
        return standings.of(source, DECISIVE, () -> standing(place, fetcher.fetch(place.get(WHO))));
    }

    /**
     * Why the key must not be used: it is somebody else's, or the forum does not say whose. A key of the forum with few scopes may
     * not ask, which is no reason against it: the forum itself binds it to the name that goes with every request.
     */
    private Optional<Outcome> stranger(Place place, Fetcher fetcher) {
        Standing standing = standing(place.source(), fetcher);
        return standing.equals(bound(place.source())) ? Optional.empty() : standing.objection();
    }

    private static Standing bound(Source source) {
        return new Standing.Unsure("the forum does not say whose the key of source " + source.id()
                + " is (403); it takes replies in the name of its own account only");
    }

    private Standing standing(Place place, Answer answer) {
        if (answer instanceof Answer.Answered answered && answered.status() == 404) {
            return new Standing.MayNot("the forum does not know the key of source "
                    + place.source().id() + " (404); give it a new one");
        }
        if (answer instanceof Answer.Answered answered
                && answered.status() == 403
                && place.source().parameter("key").isPresent()) {
            return bound(place.source());
        }
        Optional<Outcome> trouble = answers.trouble(answer);
        if (trouble.isPresent()) {
            return Standing.of(answer, trouble.get(), "the forum");
        }
        String name = Texts.cut(
                Texts.clean(ReplyAnswers.tree(answer)
                        .path("current_user")
                        .path("username")
                        .asText("")),
                100);
        if (name.isEmpty()) {
            return new Standing.Unsure("the forum did not say who we are");
        }
        return name.equalsIgnoreCase(place.account())
                ? new Standing.May("@" + name)
                : new Standing.MayNot("the key of source " + place.source().id()
                        + " speaks as another member than account says; give it the key of that member");
    }

    private Request post(Reply reply, Place place) {
        ObjectNode body = json.createObjectNode()
                .put("raw", reply.text())
                .put("topic_id", Long.valueOf(place.topic()))
                .put("reply_to_post_number", Long.valueOf(place.number()));
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return place.signed(Request.post(place.address("/posts.json"), "application/json", bytes));
    }

    private Outcome posted(Answer answer, Reply reply, Place place) {
        Optional<Outcome> trouble = answers.trouble(answer);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        JsonNode said = ReplyAnswers.tree(answer);
        JsonNode post = said.has("post") ? said.path("post") : said;
        String number = post.path("post_number").asText("");
        if (number.matches("\\d{1,9}")) {
            return new Outcome.Sent(
                    place.own(number), place.url(post.path("topic_slug").asText(""), number));
        }
        if (said.path("action").asText().equals("enqueued")) {
            // A moderator lets it through later; sending it again would only queue it twice.
            return new Outcome.Sent(null, place.url("-", place.number()));
        }
        return said.has("errors")
                ? new Outcome.Refused("the forum refuses this text" + answers.said((Answer.Answered) answer))
                : new Outcome.TryLater(
                        Optional.empty(),
                        "the forum took reply " + reply.id() + " but answered with something other than a post");
    }
}
