package org.earshot.respond.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.GraphDoor;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.GraphOutcomes;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
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

    FacebookReplier(Clock clock) {
        this.clock = clock;
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
        Instant now = clock.instant();
        GraphOutcomes outcomes = new GraphOutcomes(
                "Facebook",
                source.id(),
                "pages_manage_engagement, given by someone who may moderate the page",
                door.get(),
                now);
        GraphOutcomes.Read who = outcomes.read(door.get().get("me?fields=id%2Cname"));
        if (who instanceof GraphOutcomes.Read.Not not) {
            return not.outcome();
        }
        JsonNode me = ((GraphOutcomes.Read.Body) who).json();
        String id = me.path("id").asText("");
        Optional<String> stranger = stranger(id, me.path("name").asText(""), source);
        return stranger.isPresent()
                ? new Outcome.Refused(stranger.get())
                : answer(reply, mention.post(), new Comments(door.get(), outcomes, id));
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

    /** Why the account that the token belongs to must not answer for this source. */
    private static Optional<String> stranger(String id, String name, Source source) {
        String page = source.parameter("account")
                .or(() -> source.parameter("page"))
                .orElse("")
                .strip();
        if (!id.isEmpty() && (page.equals(id) || (!name.isEmpty() && page.equalsIgnoreCase(name)))) {
            return Optional.empty();
        }
        return Optional.of("the token of source " + source.id() + " belongs to "
                + (name.isEmpty() ? "another account" : Texts.cut(Texts.clean(name), 100))
                + ", not to the page " + page + "; give it that page's own token");
    }
}
