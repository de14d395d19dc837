package org.earshot.respond.instagram;

import java.time.Clock;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.respond.GraphOutcomes;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.springframework.stereotype.Component;

/**
 * Answers comments on Instagram. Answers stand below the comment at the top side by side, so one to an answer names its author in front.
 * Instagram knows no idempotency key: before a second attempt the answers are looked at.
 */
@Component
final class InstagramReplier implements Replier {
    private static final String SERVER = "https://graph.facebook.com";
    private static final int LIMIT = 2200;

    private final Clock clock;
    private final Standings standings;

    InstagramReplier(Clock clock, Standings standings) {
        this.clock = clock;
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "instagram";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source);
        int length = addressed(mention.post(), text).length();
        return closed.isPresent() || length <= LIMIT
                ? closed
                : Optional.of("a comment on Instagram has at most " + LIMIT
                        + " characters, and this one with the name in front has " + length);
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (mention.post().details().reply().own() == null) {
            return Optional.of("Instagram takes no answer to a comment on a live video; open the link");
        }
        return source.parameter("token").isEmpty()
                        || source.parameter("account").isEmpty()
                ? Optional.of(
                        "the source " + source.id()
                                + " cannot answer; give it account and a token with instagram_manage_comments, or open the link")
                : Optional.empty();
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.length(), LIMIT);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> closed = closed(mention, source);
        Optional<GraphDoor> door = GraphDoor.of(source.parameters(), SERVER, fetcher);
        if (closed.isPresent() || door.isEmpty()) {
            return new Outcome.Refused(closed.orElse("server of source " + source.id() + " is not an address"));
        }
        TokenReach token = token(source, door.get());
        Standing standing = standing(token);
        String text = addressed(mention.post(), reply.text());
        Errand errand =
                new Errand(door.get(), token.outcomes(), source.need("account").strip(), mention.post(), text);
        return standing.objection().orElseGet(() -> run(errand, reply, TokenReach.username(standing)));
    }

    private static Outcome run(Errand errand, Reply reply, String username) {
        return errand.stranger(username)
                .or(() -> reply.attempts() == 0 ? Optional.empty() : errand.earlier(reply, username))
                .orElseGet(errand::write);
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return source.parameter("token").isPresent()
                ? source.parameter("account").map(String::strip)
                : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return GraphDoor.of(source.parameters(), SERVER, fetcher)
                .map(door -> standing(token(source, door)))
                .orElseGet(() ->
                        new Standing.MayNot("server of source " + source.id() + " is not an address; correct it"));
    }

    private Standing standing(TokenReach token) {
        return standings.of(token.source(), TokenReach.DECISIVE, token::standing);
    }

    private TokenReach token(Source source, GraphDoor door) {
        GraphOutcomes outcomes =
                new GraphOutcomes("Instagram", source.id(), "instagram_manage_comments", door, clock.instant());
        return new TokenReach(source, door, outcomes);
    }

    private static String addressed(Post post, String text) {
        String handle = "@" + post.author().handle();
        Post.ReplyTo place = post.details().reply();
        boolean atTop = place.thread() == null || place.thread().equals(place.own());
        return atTop || handle.equals("@unknown") || text.contains(handle) ? text : handle + " " + text;
    }
}
