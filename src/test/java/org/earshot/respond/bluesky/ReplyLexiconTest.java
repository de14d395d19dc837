package org.earshot.respond.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Lexicons;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Outcome;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.earshot.respond.Reply;
import org.earshot.respond.Standings;
import org.junit.jupiter.api.Test;

/** Compares what the replier asks and writes with what Bluesky publishes about its methods and its records. */
class ReplyLexiconTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String ASKED = "at://did:plc:ann/app.bsky.feed.post/3lqa";
    private final List<Request> asked = new ArrayList<>();

    @Test
    void requestsAndTheRecordAreAsTheLexiconsSay() throws IOException {
        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(asked).hasSize(5);
        byte[] body = Objects.requireNonNull(asked.get(4).body());
        JsonNode record = new ObjectMapper().readTree(body).path("record");

        Lexicons.found().ifPresent(lexicons -> {
            assertThat(asked)
                    .allSatisfy(one -> assertThat(lexicons.problems(one)).isEmpty());
            assertThat(lexicons.problems("app.bsky.feed.post", record)).isEmpty();
        });
    }

    private Outcome send() {
        Post.ReplyTo place = new Post.ReplyTo(ASKED, null, ASKED, true, Visibility.PUBLIC);
        Post post = Post.of(
                        new MentionId("bluesky", ASKED), new Author("did:plc:ann", "ann.example", null, null), "help")
                .with(Post.Details.NONE.answering(place));
        Reply reply = new Reply(
                1,
                2,
                3,
                "sky",
                "kim",
                "@ann.example @bob.example https://acme.example #acme",
                "earshot-reply-1",
                Reply.State.PENDING,
                NOW,
                1,
                null,
                null,
                null,
                null);
        Source source = new Source(
                "sky", "bluesky", "bluesky-search", "acme", Map.of("identifier", "brand.example", "password", "p"));
        return new BlueskyReplier(
                        new Sessions(),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        new Standings(Clock.fixed(NOW, ZoneOffset.UTC)))
                .send(reply, new Mention(3, post, "sky", "acme", NOW, null, Stage.DONE, 1), source, this::answer);
    }

    private Answer answer(Request request) {
        asked.add(request);
        String path = request.address().getPath();
        String body = path.endsWith("createSession")
                ? "{\"accessJwt\":\"a\",\"refreshJwt\":\"b\",\"handle\":\"brand.example\",\"did\":\"did:plc:brand\"}"
                : path.endsWith("getPosts")
                        ? "{\"posts\":[{\"uri\":\"" + ASKED + "\",\"cid\":\"c\",\"record\":{}}]}"
                        : path.endsWith("getRecord")
                                ? "{\"error\":\"RecordNotFound\",\"message\":\"none\"}"
                                : "{\"did\":\"did:plc:bob\",\"uri\":\"at://did:plc:brand/app.bsky.feed.post/1\",\"cid\":\"c\"}";
        return new Answer.Answered(
                path.endsWith("getRecord") ? 400 : 200,
                new Headers(Map.of()),
                body.getBytes(StandardCharsets.UTF_8),
                request.address());
    }
}
