package org.earshot.respond.googlebusiness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.Validators;
import org.earshot.fetch.google.GoogleError;
import org.earshot.fetch.google.GoogleSignIn;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.EarlierReplies;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Setback;
import org.earshot.respond.Standing;
import org.earshot.respond.StandingAnswer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Answers a review of a location. A review has one answer, and Google replaces it without asking; so every attempt looks first, takes
 * our own words that stand there for sent, and leaves anybody else's alone.
 */
@Component
final class GoogleBusinessReplier implements Replier {
    private static final int LIMIT = 4096;
    private static final Setback SETBACK = new Setback(
            "Google",
            "it does not take the source's refresh token; agree again and put the new one in place",
            "the token's person may not answer for this location; make them a manager of it in Google Business Profile",
            "the review is gone, or its location is not verified");

    private static final Outcome TAKEN_DOWN =
            new Outcome.Refused("Google took this answer down because it breaks its rules; write it differently");
    private static final Outcome ANSWERED =
            new Outcome.Refused("somebody has answered this review on Google already, and another answer would"
                    + " replace theirs; change it in Google Business Profile");

    private final GoogleSignIn google;
    private final ObjectMapper json;
    private final Clock clock;
    private final StandingAnswer standing;

    GoogleBusinessReplier(Sessions sessions, ObjectMapper json, Clock clock, ObjectProvider<EarlierReplies> earlier) {
        this.google = new GoogleSignIn(sessions, clock);
        this.json = json;
        this.clock = clock;
        this.standing = new StandingAnswer(earlier);
    }

    @Override
    public String platform() {
        return "google-business";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        return OwnersPlace.closed(mention, source).or(() -> {
            Length length = length(source, text);
            return length.counted() <= length.limit()
                    ? Optional.empty()
                    : Optional.of("an answer on Google has at most " + length.limit() + " bytes, and this one has "
                            + length.counted() + "; letters beyond English take two or more");
        });
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.getBytes(StandardCharsets.UTF_8).length, LIMIT);
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return OwnersPlace.hasKey(source) ? source.parameter("account").map(String::strip) : Optional.empty();
    }

    /** Whoever may see the reviews of a location in the account's name manages it, and may answer. */
    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        Optional<OwnersPlace> place = OwnersPlace.first(source);
        if (place.isEmpty()) {
            return new Standing.MayNot("account or locations of source " + source.id()
                    + " are not numbers such as accounts/123 and locations/456; correct them");
        }
        Answer answer = google.fetch(
                place.get().pass(), Request.get(URI.create(place.get().address())), fetcher);
        if (answer instanceof Answer.Answered answered && answered.status() == 404) {
            return new Standing.MayNot("the first location of source " + source.id() + " is not one of "
                    + source.need("account").strip() + ", or not verified (404); correct account or locations");
        }
        return SETBACK.of(answer, words(answer), clock.instant())
                .map(trouble -> Standing.of(answer, trouble, "Google"))
                .orElseGet(() -> ReplyAnswers.tree((Answer.Answered) answer).isObject()
                        ? new Standing.May(source.need("account").strip())
                        : new Standing.Unsure("Google answered something that is not a list of reviews"));
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> closed = OwnersPlace.closed(mention, source);
        if (closed.isPresent()) {
            return new Outcome.Refused(closed.get());
        }
        OwnersPlace place = OwnersPlace.of(mention, source);
        Answer review = google.fetch(place.pass(), Request.get(URI.create(place.address())), fetcher);
        return SETBACK.of(review, words(review), clock.instant())
                .or(() -> standing((Answer.Answered) review, reply, mention))
                .orElseGet(() -> write(place, reply, mention, fetcher));
    }

    /** What stands under the review already; nothing where the place is free, or where Google took down what stood there. */
    private Optional<Outcome> standing(Answer.Answered review, Reply reply, Mention mention) {
        JsonNode tree = ReplyAnswers.tree(review);
        if (!tree.has("reviewId") && !tree.has("name")) {
            return Optional.of(
                    new Outcome.TryLater(Optional.empty(), "Google answered something that is not a review"));
        }
        JsonNode there = tree.path("reviewReply");
        String text = there.path("comment").asText("");
        boolean rejected = there.path("reviewReplyState")
                .asText(there.path("state").asText(""))
                .toUpperCase(Locale.ROOT)
                .contains("REJECTED");
        return switch (standing.whose(text, reply.text(), name(mention))) {
            case NOBODYS, OURS -> Optional.empty();
            case THIS_ONE -> Optional.of(rejected ? TAKEN_DOWN : sent(mention));
            case SOMEBODYS -> rejected ? Optional.empty() : Optional.of(ANSWERED);
        };
    }

    private Outcome write(OwnersPlace place, Reply reply, Mention mention, Fetcher fetcher) {
        byte[] body =
                json.valueToTree(Map.of("comment", reply.text())).toString().getBytes(StandardCharsets.UTF_8);
        Request request = new Request(
                "PUT",
                URI.create(place.address() + "/reply"),
                Map.of("Content-Type", "application/json"),
                body,
                false,
                Validators.NONE);
        Answer answer = google.fetch(place.pass(), request, fetcher);
        return SETBACK.of(answer, words(answer), clock.instant())
                .orElseGet(() -> ReplyAnswers.tree((Answer.Answered) answer).has("comment")
                        ? sent(mention)
                        : new Outcome.TryLater(
                                Optional.empty(),
                                "Google took reply " + reply.id() + " but answered with something other than a reply"));
    }

    private static Outcome sent(Mention mention) {
        return new Outcome.Sent(name(mention), mention.post().details().url());
    }

    /** As the reader names it, so that our own answer is known when it is heard. */
    private static String name(Mention mention) {
        return mention.post().id().externalId() + "/reply";
    }

    private static String words(Answer answer) {
        return answer instanceof Answer.Answered answered ? GoogleError.words(answered) : "";
    }
}
