package org.earshot.respond.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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

/**
 * Answers with a comment on the issue, once it is sure that the token is that of the account which the source names. GitHub has no
 * idempotency key: before a second attempt the comments since the reply was written are looked at.
 */
@Component
class GithubReplier implements Replier {
    private static final int LIMIT = 65_536;

    /** How far the server's clock may be behind ours. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final ObjectMapper json;
    private final HubAnswers answers;
    private final Standings standings;

    GithubReplier(ObjectMapper json, Clock clock, Standings standings) {
        this.json = json;
        this.answers = new HubAnswers(clock);
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "github";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Length length = length(source, text);
        return Place.closed(mention, source)
                .or(() -> length.counted() <= length.limit()
                        ? Optional.empty()
                        : Optional.of("a comment on GitHub has at most " + length.limit()
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
        Optional<Outcome> settled = standing(source, fetcher).objection();
        if (settled.isEmpty() && reply.attempts() > 0) {
            settled = earlier(reply, place, fetcher);
        }
        return settled.orElseGet(() -> posted(fetcher.fetch(post(reply, place)), reply, place));
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return source.parameter("token").isPresent()
                ? source.parameter("account").map(String::strip)
                : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return standings.of(source, List.of("server", "token", "account"), () -> asked(Place.outside(source), fetcher));
    }

    private Standing asked(Place place, Fetcher fetcher) {
        Answer answer = fetcher.fetch(place.get("/user"));
        Optional<Outcome> trouble = answers.trouble(answer);
        if (trouble.isPresent()) {
            return Standing.of(answer, trouble.get(), "GitHub");
        }
        String login =
                Texts.cut(Texts.clean(ReplyAnswers.tree(answer).path("login").asText("")), 100);
        if (login.isEmpty()) {
            return new Standing.Unsure("GitHub did not say who we are");
        }
        return login.equalsIgnoreCase(place.account())
                ? new Standing.May("@" + login)
                : new Standing.MayNot("the token of source " + place.source().id()
                        + " speaks as another account than account says; give it the token of that account");
    }

    private Optional<Outcome> earlier(Reply reply, Place place, Fetcher fetcher) {
        String since = reply.createdAt()
                .minus(CLOCKS_APART)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Answer answer = fetcher.fetch(place.get(place.path() + "/comments?per_page=100&since=" + since));
        Optional<Outcome> trouble = answers.trouble(answer);
        if (trouble.isPresent()) {
            return trouble;
        }
        JsonNode comments = ReplyAnswers.tree(answer);
        if (!comments.isArray()) {
            return Optional.of(new Outcome.TryLater(Optional.empty(), "GitHub did not show the comments on the issue"));
        }
        for (JsonNode comment : comments) {
            boolean ours = comment.path("user").path("login").asText().equalsIgnoreCase(place.account());
            if (ours && plain(comment.path("body").asText()).equals(plain(reply.text()))) {
                return Optional.of(sent(comment, place));
            }
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private Request post(Reply reply, Place place) {
        byte[] body =
                json.createObjectNode().put("body", reply.text()).toString().getBytes(StandardCharsets.UTF_8);
        return place.signed(Request.post(place.address(place.path() + "/comments"), "application/json", body));
    }

    private Outcome posted(Answer answer, Reply reply, Place place) {
        Optional<Outcome> trouble = answers.trouble(answer);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        JsonNode comment = ReplyAnswers.tree(answer);
        return comment.hasNonNull("id")
                ? sent(comment, place)
                : new Outcome.TryLater(
                        Optional.empty(),
                        "GitHub took reply " + reply.id() + " but answered with something other than a comment");
    }

    private static Outcome sent(JsonNode comment, Place place) {
        String url = comment.path("html_url").asText("");
        return new Outcome.Sent(place.issue() + "/" + comment.path("id").asText(), url.isEmpty() ? null : url);
    }
}
