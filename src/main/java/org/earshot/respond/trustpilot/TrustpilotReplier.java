package org.earshot.respond.trustpilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.EarlierReplies;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.StandingAnswer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Answers reviews on Trustpilot in the name of a business user. A review has one reply, and another may take its place; so every attempt
 * looks at the review first, takes its own text for sent, and leaves alone what somebody wrote elsewhere.
 */
@Component
class TrustpilotReplier implements Replier {
    /** Trustpilot does not say how much it takes; this much it took so far. Counted in UTF-16 units. */
    private static final int LIMIT = 4096;

    private final ObjectMapper json;
    private final Clock clock;
    private final Sessions sessions;
    private final StandingAnswer standing;

    TrustpilotReplier(ObjectMapper json, Clock clock, Sessions sessions, ObjectProvider<EarlierReplies> earlier) {
        this.json = json;
        this.clock = clock;
        this.sessions = sessions;
        this.standing = new StandingAnswer(earlier);
    }

    @Override
    public String platform() {
        return "trustpilot";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source);
        return closed.isPresent() || text.length() <= LIMIT
                ? closed
                : Optional.of("a reply on Trustpilot has at most " + LIMIT + " characters, and this one has "
                        + text.length());
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (mention.post().details().reply().own() == null) {
            return Optional.of("this review has no id on Trustpilot, so an answer cannot name it; open the link");
        }
        if (!hasKey(source)) {
            return Optional.of("the source " + source.id()
                    + " only reads; give it api-key and api-secret of an application, or open the link");
        }
        return source.parameter("account").isEmpty()
                ? Optional.of("the source " + source.id()
                        + " has no account; give it the user id of the business user who answers, or open the link")
                : Optional.empty();
    }

    private static boolean hasKey(Source source) {
        return source.parameter("api-key").isPresent()
                && source.parameter("api-secret").isPresent();
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return hasKey(source) ? source.parameter("account").map(String::strip) : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return new AnsweredReview(source, json, sessions, fetcher, clock.instant()).standing();
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.length(), LIMIT);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        String id = mention.post().details().reply().own();
        Optional<String> closed = closed(mention, source);
        if (id == null || closed.isPresent()) {
            return new Outcome.Refused(closed.orElse("this review cannot be answered"));
        }
        AnsweredReview review = new AnsweredReview(source, json, sessions, fetcher, clock.instant());
        AnsweredReview.Seen seen = review.look(id);
        if (seen instanceof AnsweredReview.Seen.Unknown unknown) {
            return unknown.why();
        }
        JsonNode there = ((AnsweredReview.Seen.Review) seen).node();
        Outcome.Sent sent = new Outcome.Sent(
                Texts.cut(id + "/reply", 700), mention.post().details().url());
        return standing(there, reply, source, sent).orElseGet(() -> review.post(id, reply.text(), sent));
    }

    /** What the review as it stands says about the reply: sent already, not ours to answer, answered by somebody else; else empty. */
    private Optional<Outcome> standing(JsonNode review, Reply reply, Source source, Outcome.Sent sent) {
        if (!ofUnit(review.path("businessUnit"), source.need("unit").strip())) {
            return Optional.of(new Outcome.Refused("this review is of another business than unit of source "
                    + source.id() + " names; correct unit, or open the link"));
        }
        String text = review.path("companyReply").path("text").asText("");
        return switch (standing.whose(text, reply.text(), String.valueOf(sent.externalId()))) {
            case NOBODYS, OURS -> Optional.empty();
            case THIS_ONE -> Optional.of(sent);
            case SOMEBODYS ->
                Optional.of(new Outcome.Refused(
                        "somebody has answered this review on Trustpilot already, and a second answer would"
                                + " take the place of theirs; open the link to change it"));
        };
    }

    /** A unit is named by its id or by its domain; what the review does not say cannot be compared. */
    private static boolean ofUnit(JsonNode unit, String wanted) {
        boolean byId = wanted.matches("[0-9a-fA-F]{24}");
        String said = unit.path(byId ? "id" : "identifyingName").asText("");
        return said.isEmpty() || said.replaceFirst("^www\\.", "").equalsIgnoreCase(wanted.replaceFirst("^www\\.", ""));
    }
}
