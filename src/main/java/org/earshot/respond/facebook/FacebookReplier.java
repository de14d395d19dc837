package org.earshot.respond.facebook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
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
 * Answers on Facebook with a comment, as the page whose token the source has. Facebook knows no idempotency key: before a second attempt
 * the comments under what is answered are looked at.
 */
@Component
final class FacebookReplier implements Replier {
    private static final String SERVER = "https://graph.facebook.com";
    private static final int LIMIT = 8000;

    private final Clock clock;
    private final Standings standings;

    FacebookReplier(Clock clock, Standings standings) {
        this.clock = clock;
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "facebook";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source);
        return closed.isPresent() || text.length() <= LIMIT
                ? closed
                : Optional.of("a comment on Facebook has at most " + LIMIT + " characters, and this one has "
                        + text.length());
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (mention.post().details().reply().own() == null) {
            return Optional.of("this has no id on Facebook that an answer could name; open the link");
        }
        return source.parameter("token").isEmpty()
                ? Optional.of(
                        "the source " + source.id()
                                + " has no token to answer with; give it the page's, with pages_manage_engagement, or open the link")
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
        TokenPage token = token(source, door.get());
        // A second attempt looks for what the page said, so it has to know its id.
        TokenPage.Found me = reply.attempts() == 0 ? new TokenPage.Found(standing(token), "") : found(token);
        Comments comments = new Comments(door.get(), token.outcomes(), me.id());
        return me.standing().objection().orElseGet(() -> answer(reply, mention.post(), comments));
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return source.parameter("token").isPresent() ? TokenPage.named(source) : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return GraphDoor.of(source.parameters(), SERVER, fetcher)
                .map(door -> standing(token(source, door)))
                .orElseGet(() ->
                        new Standing.MayNot("server of source " + source.id() + " is not an address; correct it"));
    }

    private Standing standing(TokenPage token) {
        return standings.of(
                token.source(), TokenPage.DECISIVE, () -> token.ask().standing());
    }

    private TokenPage.Found found(TokenPage token) {
        TokenPage.Found found = token.ask();
        standings.note(token.source(), found.standing());
        return found;
    }

    private TokenPage token(Source source, GraphDoor door) {
        String permissions = "pages_manage_engagement, given by someone who may moderate the page";
        return new TokenPage(
                source, door, new GraphOutcomes("Facebook", source.id(), permissions, door, clock.instant()));
    }

    private static Outcome answer(Reply reply, Post post, Comments comments) {
        String own = String.valueOf(post.details().reply().own());
        String thread = post.details().reply().thread();
        Optional<Outcome> before = reply.attempts() == 0 ? Optional.empty() : comments.earlier(own, reply);
        if (before.isEmpty() && reply.attempts() > 0 && thread != null && !thread.equals(own)) {
            // An answer to an answer may come to stand beside it.
            before = comments.earlier(thread, reply);
        }
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("message", reply.text())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return before.orElseGet(() -> comments.post(own, body));
    }
}
