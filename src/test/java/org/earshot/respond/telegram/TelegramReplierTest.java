package org.earshot.respond.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
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

class TelegramReplierTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private final TelegramReplier replier =
            new TelegramReplier(Clock.fixed(NOW, ZoneOffset.UTC), new Standings(Clock.fixed(NOW, ZoneOffset.UTC)));
    private final List<Request> asked = new ArrayList<>();

    private static Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("token", "7001:AAsecret_token-1"));
        parameters.putAll(more);
        return new Source("bot", "telegram", "telegram", "acme", parameters);
    }

    private static Mention mention(String own) {
        Post.ReplyTo place = new Post.ReplyTo(null, null, own, true, Visibility.PUBLIC);
        Post post = Post.of(new MentionId("telegram", own), Author.UNKNOWN, "it leaks")
                .with(Post.Details.NONE.answering(place));
        return new Mention(7, post, "bot", "acme", NOW, null, Stage.DONE, 1);
    }

    private Outcome send(String own, Source source, String... bodies) {
        Reply reply = new Reply(
                41, 1, 7, "bot", "kim", "We are sorry", "key", Reply.State.PENDING, NOW, 0, null, null, null, null);
        return replier.send(reply, mention(own), source, request -> {
            String body = bodies[Math.min(asked.size(), bodies.length - 1)];
            asked.add(request);
            int status = body.contains("\"ok\":true") ? 200 : Integer.parseInt(body.replaceAll("\\D*(\\d{3}).*", "$1"));
            return new Answer.Answered(
                    status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), request.address());
        });
    }

    private String body(int request) {
        return new String(Objects.requireNonNull(asked.get(request).body()), StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerInAPublicGroupIsNamedAsItWouldBeHeardAndHasAnAddress() {
        Outcome outcome = send(
                "-1001234567890/31",
                source(Map.of("server", "http://127.0.0.1:8081/")),
                "{\"ok\":true,\"result\":{\"message_id\":40,"
                        + "\"chat\":{\"id\":-1001234567890,\"type\":\"supergroup\",\"username\":\"widgets\"}}}");

        assertThat(outcome).isEqualTo(new Outcome.Sent("-1001234567890/40", "https://t.me/widgets/40"));
        assertThat(asked.get(0).address())
                .isEqualTo(URI.create("http://127.0.0.1:8081/bot7001:AAsecret_token-1/sendMessage"));
        assertThat(asked.get(0).toString()).doesNotContain("AAsecret");
    }

    @Test
    void nothingIsSentWhileTheTokenBelongsToAnotherBot() {
        Outcome outcome = send(
                "-1009/31",
                source(Map.of("account", "acmebankbot")),
                "{\"ok\":true,\"result\":{\"id\":7001,\"username\":\"OtherBot\"}}");

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(asked).hasSize(1);
        assertThat(send("7002:5/1", source(Map.of()), "{\"ok\":true}")).isInstanceOf(Outcome.Refused.class);
        assertThat(asked).hasSize(1);
        assertThat(replier.objection(mention("7002:5/1"), source(Map.of()), "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("another bot"));
    }

    @Test
    void aGroupThatBecameASupergroupIsAnsweredThere() {
        Outcome outcome = send(
                "7001:-77/3",
                source(Map.of()),
                "{\"ok\":false,\"error_code\":400,\"parameters\":{\"migrate_to_chat_id\":-1005}}",
                "{\"ok\":true,\"result\":{\"message_id\":2,\"chat\":{\"id\":-1005,\"type\":\"supergroup\"}}}");

        assertThat(outcome).isEqualTo(new Outcome.Sent("-1005/2", null));
        assertThat(body(1)).contains("\"chat_id\":-1005").doesNotContain("reply_parameters");
    }

    @Test
    void theWaitInTheBodyIsKeptAndABlockIsSaid() {
        Outcome busy = send(
                "-1009/31", source(Map.of()), "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":17}}");
        Outcome blocked = send(
                "-1009/31",
                source(Map.of()),
                "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"}");

        assertThat(((Outcome.TryLater) busy).after()).contains(Duration.ofSeconds(17));
        assertThat(((Outcome.Refused) blocked).why()).contains("bot was blocked by the user");
    }

    @Test
    void lengthIsCountedInUtf16Units() {
        assertThat(replier.objection(mention("-1009/31"), source(Map.of()), "🥔".repeat(2048)))
                .isEmpty();
        assertThat(replier.objection(mention("-1009/31"), source(Map.of()), "🥔".repeat(2048) + "x"))
                .hasValueSatisfying(why -> assertThat(why).contains("4096").contains("4097"));
    }
}
