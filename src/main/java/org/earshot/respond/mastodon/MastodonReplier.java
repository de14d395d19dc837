package org.earshot.respond.mastodon;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.springframework.stereotype.Component;

/** Answers with the account whose token the source uses, on the server where the source read the post. */
@Component
class MastodonReplier implements Replier {
    private final StatusAnswers answers;
    private final ObjectMapper json;
    private final StatusLimits limits;
    private final Standings standings;
    private final Clock clock;

    MastodonReplier(ObjectMapper json, Clock clock, StatusLimits limits, Standings standings) {
        this.answers = new StatusAnswers(clock);
        this.json = json;
        this.limits = limits;
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "mastodon";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source);
        if (closed.isPresent()) {
            return closed;
        }
        Length length = length(source, StatusText.to(mention.post().author().handle(), text));
        return length.counted() <= length.limit()
                ? Optional.empty()
                : Optional.of("a post on mastodon has at most " + length.limit()
                        + " characters, and this one with the name in front has " + length.counted());
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (mention.post().details().reply().own() == null) {
            return Optional.of(
                    "this post has no id on the source's server, so an answer cannot name it; open the link");
        }
        if (source.parameter("server").isEmpty() || source.parameter("token").isEmpty()) {
            return Optional.of("the source " + source.id()
                    + " has no account; give it a token with the scope write:statuses, or open the link");
        }
        return Optional.empty();
    }

    @Override
    public Length length(Source source, String text) {
        StatusLimits.Limit limit = limits.of(source);
        return new Length(StatusText.length(text, limit.perLink()), limit.characters());
    }

    @Override
    public Optional<String> answersAs(Source source) {
        boolean open = source.parameter("server").isPresent()
                && source.parameter("token").isPresent();
        return open ? source.parameter("account").map(String::strip) : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return standings.of(
                source, TokenOwner.DECISIVE, () -> new TokenOwner(source, fetcher, clock.instant()).standing());
    }

    /**
     * The length was measured when the reply was written; what the server allows by now, it says itself. Servers remember an
     * idempotency key for an hour only, so every attempt after the first looks whether the answer is there already.
     */
    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        String own = mention.post().details().reply().own();
        Optional<String> objection = closed(mention, source);
        if (own == null || objection.isPresent()) {
            return new Outcome.Refused(objection.orElse("this post has no id on the source's server"));
        }
        Optional<Outcome> stranger =
                answersAs(source).flatMap(account -> standing(source, fetcher).objection());
        if (stranger.isPresent()) {
            return stranger.get();
        }
        if (reply.attempts() > 0) {
            Request context = signed(Request.get(address(source, "/api/v1/statuses/" + own + "/context")), source);
            Optional<Outcome> seen = answers.lookedBack(fetcher.fetch(context), own, reply);
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        Answer answer = fetcher.fetch(signed(post(reply, mention, source), source));
        return answers.posted(answer, reply);
    }

    private Request post(Reply reply, Mention mention, Source source) {
        Map<String, String> status = Map.of(
                "status", StatusText.to(mention.post().author().handle(), reply.text()),
                "in_reply_to_id",
                        String.valueOf(mention.post().details().reply().own()),
                "visibility", audience(mention.post().details().reply().visibility()));
        byte[] body = json.valueToTree(status).toString().getBytes(StandardCharsets.UTF_8);
        return Request.post(address(source, "/api/v1/statuses"), "application/json", body)
                .header("Idempotency-Key", reply.idempotencyKey());
    }

    private static Request signed(Request request, Source source) {
        return request.header("Authorization", "Bearer " + source.need("token"));
    }

    private static URI address(Source source, String path) {
        String server = source.need("server");
        return URI.create((server.endsWith("/") ? server.substring(0, server.length() - 1) : server) + path);
    }

    /** Never wider than the post was. */
    private static String audience(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> "public";
            case UNLISTED -> "unlisted";
            case FOLLOWERS -> "private";
            case DIRECT -> "direct";
        };
    }
}
