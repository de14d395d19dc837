package org.earshot.respond.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Headers;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Outcome;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.earshot.respond.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppReplierTest {
    private static final Instant SAID = Instant.parse("2026-06-01T10:00:00Z");
    private static final Source SOURCE = source(Map.of());

    private static Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("app-secret", "s", "token", "an-access-token"));
        parameters.putAll(more);
        return new Source("wa", "whatsapp", "whatsapp", "acme", parameters);
    }

    private static Mention mention() {
        Post.ReplyTo place = new Post.ReplyTo("123456789:48600100200", null, "wamid.1", true, Visibility.DIRECT);
        Post post = Post.of(new MentionId("whatsapp", "wamid.1"), Author.UNKNOWN, "it leaks")
                .with(Post.Details.NONE.answering(place).on(SAID));
        return new Mention(7, post, "wa", "acme", SAID.plusSeconds(5), null, Stage.DONE, 1);
    }

    private static WhatsAppReplier at(Instant now) {
        return new WhatsAppReplier(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Outcome send(Source source, int status, String body) {
        Reply reply = new Reply(
                41, 1, 7, "wa", "kim", "We are sorry", "key", Reply.State.PENDING, SAID, 0, null, null, null, null);
        return at(SAID).send(
                        reply,
                        mention(),
                        source,
                        request -> new Answer.Answered(
                                status,
                                new Headers(Map.of("Retry-After", List.of("90"))),
                                body.getBytes(StandardCharsets.UTF_8),
                                request.address()));
    }

    @Test
    void afterADayTheObjectionSaysWhenTheWindowClosed() {
        assertThat(at(SAID.plusSeconds(86_399)).objection(mention(), SOURCE, "hello"))
                .isEmpty();
        assertThat(at(SAID.plusSeconds(86_400)).objection(mention(), SOURCE, "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("2026-06-02 at 10:00 UTC"));
    }

    @Test
    void onlyTheNumberThatTheCustomerWroteToAnswers() {
        Source other = source(Map.of("account", "999"));

        assertThat(at(SAID).objection(mention(), other, "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("another number"));
        assertThat(send(other, 200, "{\"messages\":[{\"id\":\"wamid.X\"}]}")).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | 131047 | REFUSED | 24 hours",
                "400 | 130429 | LATER   | wait",
                "400 | 131056 | LATER   | wait",
                "500 | 131000 | LATER   | wait",
                "401 | 190    | REFUSED | give the source a new one",
                "400 | 190    | REFUSED | give the source a new one",
                "403 | 10     | REFUSED | whatsapp_business_messaging",
                "400 | 131026 | REFUSED | Message undeliverable",
                "200 | 131026 | REFUSED | Message undeliverable",
            })
    void theCodeInTheBodyDecides(int status, int code, String kind, String said) {
        Outcome outcome = send(
                SOURCE,
                status,
                "{\"error\":{\"code\":" + code
                        + ",\"message\":\"x\",\"error_data\":{\"details\":\"Message undeliverable\"}}}");

        assertThat(outcome).isInstanceOf(kind.equals("LATER") ? Outcome.TryLater.class : Outcome.Refused.class);
        assertThat(outcome.toString()).contains(said).doesNotContain("an-access-token");
        if (outcome instanceof Outcome.TryLater later) {
            assertThat(later.after()).isEqualTo(Optional.of(java.time.Duration.ofSeconds(90)));
        }
    }
}
