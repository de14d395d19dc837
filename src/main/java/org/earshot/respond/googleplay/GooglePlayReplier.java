package org.earshot.respond.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.google.GoogleError;
import org.earshot.fetch.google.GoogleKey;
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
import org.jsoup.Jsoup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Answers a review on Google Play. A review has one answer, and Google replaces it without asking; so every attempt looks first, takes
 * our own words that stand there for sent, and leaves anybody else's alone.
 */
@Component
final class GooglePlayReplier implements Replier {
    private static final String SERVER = "https://androidpublisher.googleapis.com";
    private static final String SCOPE = "https://www.googleapis.com/auth/androidpublisher";
    private static final int LIMIT = 350;
    private static final Setback SETBACK = new Setback(
            "Google Play",
            "it does not take the source's key; make a new one for the service account",
            "the service account may not answer; give it the permission \"Reply to reviews\" in the Play Console",
            "the review is gone, or too old for the API; look for it in the Play Console");

    private final GoogleSignIn google;
    private final ObjectMapper json;
    private final Clock clock;
    private final StandingAnswer standing;

    GooglePlayReplier(Sessions sessions, ObjectMapper json, Clock clock, ObjectProvider<EarlierReplies> earlier) {
        this.google = new GoogleSignIn(sessions, clock);
        this.json = json;
        this.clock = clock;
        this.standing = new StandingAnswer(earlier);
    }

    @Override
    public String platform() {
        return "google-play";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        return closed(mention, source).or(() -> {
            Length length = length(source, text);
            return length.counted() <= length.limit()
                    ? Optional.empty()
                    : Optional.of("an answer on Google Play has at most " + length.limit()
                            + " characters, and this one has " + length.counted());
        });
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (mention.post().details().reply().own() == null) {
            return Optional.of("this review has no id, so an answer cannot name it; open the link");
        }
        Optional<GoogleKey.ServiceAccount> key = key(source);
        if (key.isEmpty() || source.parameter("app").isEmpty()) {
            return Optional.of("the source " + source.id()
                    + " has no usable key of a service account to answer with; open the link");
        }
        return stranger(source, key.get());
    }

    /** Why the key must not be used: it is another service account's than the one that the source names. */
    private static Optional<String> stranger(Source source, GoogleKey.ServiceAccount key) {
        return source.parameter("account")
                .filter(account -> !account.strip().equalsIgnoreCase(key.email()))
                .map(account -> "the source " + source.id() + " answers as " + account.strip()
                        + ", but its key is that of " + key.email() + "; correct one of them");
    }

    @Override
    public Optional<String> answersAs(Source source) {
        boolean open =
                source.parameter("key").isPresent() && source.parameter("app").isPresent();
        return open ? source.parameter("account").map(String::strip) : Optional.empty();
    }

    /** The key says whose it is; that Google takes it for this app shows at the list of its reviews. */
    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        Optional<GoogleKey.ServiceAccount> key = key(source);
        if (key.isEmpty()) {
            return new Standing.MayNot(
                    "the key of source " + source.id() + " is no key file of a service account; give it a new one");
        }
        Optional<String> stranger = stranger(source, key.get());
        if (stranger.isPresent()) {
            return new Standing.MayNot(stranger.get());
        }
        Visit visit = new Visit(source, fetcher);
        Answer answer = visit.ask(Request.get(URI.create(visit.app() + "/reviews?maxResults=1")));
        if (answer instanceof Answer.Answered answered && answered.status() == 404) {
            return new Standing.MayNot("Google Play knows no app "
                    + source.need("app").strip() + " (404); correct app of source " + source.id());
        }
        return SETBACK.of(answer, words(answer), clock.instant())
                .map(trouble -> Standing.of(answer, trouble, "Google Play"))
                .orElseGet(() -> ReplyAnswers.tree((Answer.Answered) answer).isObject()
                        ? new Standing.May(key.get().email())
                        : new Standing.Unsure("Google Play answered something that is not a list of reviews"));
    }

    private static Optional<GoogleKey.ServiceAccount> key(Source source) {
        return source.parameter("key").flatMap(file -> GoogleKey.ServiceAccount.of(file, SCOPE));
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.length(), LIMIT);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> closed = closed(mention, source);
        if (closed.isPresent()) {
            return new Outcome.Refused(closed.get());
        }
        Visit visit = new Visit(source, fetcher);
        String address = visit.review(mention);
        Answer review = visit.ask(Request.get(URI.create(address)));
        return SETBACK.of(review, words(review), clock.instant())
                .or(() -> standing((Answer.Answered) review, reply, mention))
                .orElseGet(() -> write(visit, reply, mention));
    }

    /** What stands under the review already; nothing where the place is free. */
    private Optional<Outcome> standing(Answer.Answered review, Reply reply, Mention mention) {
        JsonNode tree = ReplyAnswers.tree(review);
        if (!tree.path("reviewId").isTextual()) {
            return Optional.of(
                    new Outcome.TryLater(Optional.empty(), "Google Play answered something that is not a review"));
        }
        for (JsonNode comment : tree.path("comments")) {
            String there = comment.path("developerComment").path("text").asText("");
            StandingAnswer.Whose whose = standing.whose(bare(there), bare(reply.text()), name(mention));
            if (whose == StandingAnswer.Whose.THIS_ONE) {
                return Optional.of(sent(mention));
            }
            if (whose == StandingAnswer.Whose.SOMEBODYS) {
                return Optional.of(
                        new Outcome.Refused("somebody has answered this review on Google Play already, and another"
                                + " answer would replace theirs; change it in the Play Console"));
            }
        }
        return Optional.empty();
    }

    private Outcome write(Visit visit, Reply reply, Mention mention) {
        byte[] body =
                json.valueToTree(Map.of("replyText", reply.text())).toString().getBytes(StandardCharsets.UTF_8);
        Answer answer = visit.ask(Request.post(URI.create(visit.review(mention) + ":reply"), "application/json", body));
        return SETBACK.of(answer, words(answer), clock.instant())
                .orElseGet(() -> ReplyAnswers.tree((Answer.Answered) answer)
                                .path("result")
                                .isObject()
                        ? sent(mention)
                        : new Outcome.TryLater(
                                Optional.empty(),
                                "Google Play took reply " + reply.id()
                                        + " but answered with something other than a reply"));
    }

    /** What is left of a text once Google has taken the HTML out of it. */
    private static String bare(String text) {
        return Jsoup.parse(text).text();
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

    /** The way to one app with one key. */
    private final class Visit {
        private final GoogleSignIn.Pass pass;
        private final String app;
        private final Fetcher fetcher;

        Visit(Source source, Fetcher fetcher) {
            String server = source.parameter("server").orElse(SERVER).strip().replaceAll("/+$", "");
            this.pass = new GoogleSignIn.Pass(
                    key(source).orElseThrow(), source.parameter("auth-server").orElse(GoogleSignIn.SERVER));
            this.app = server + "/androidpublisher/v3/applications/"
                    + encoded(source.need("app").strip());
            this.fetcher = fetcher;
        }

        String app() {
            return app;
        }

        String review(Mention mention) {
            return app + "/reviews/"
                    + encoded(String.valueOf(mention.post().details().reply().own()));
        }

        Answer ask(Request request) {
            return google.fetch(pass, request.header("Accept", "application/json"), fetcher);
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
