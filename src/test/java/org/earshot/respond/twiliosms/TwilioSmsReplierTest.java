package org.earshot.respond.twiliosms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSmsReplierTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private TwilioSmsReplier replier = new TwilioSmsReplier(Clock.fixed(NOW, ZoneOffset.UTC), "");
    private final List<Request> asked = new ArrayList<>();

    private static Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("account-sid", "AC1", "token", "an-auth-token"));
        parameters.putAll(more);
        return new Source("sms", "twilio-sms", "twilio-sms", "acme", parameters);
    }

    private static Mention mention() {
        Post.ReplyTo place = new Post.ReplyTo("+15550001234/+48600100200", null, "SM1", true, Visibility.DIRECT);
        Post post = Post.of(new MentionId("twilio-sms", "SM1"), Author.UNKNOWN, "it leaks")
                .with(Post.Details.NONE.answering(place));
        return new Mention(7, post, "sms", "acme", NOW, null, Stage.DONE, 1);
    }

    private Outcome send(Source source, int attempts, int status, String body) {
        Reply reply = new Reply(
                41,
                1,
                7,
                "sms",
                "kim",
                "We are sorry",
                "key",
                Reply.State.PENDING,
                NOW,
                attempts,
                null,
                null,
                null,
                null);
        return replier.send(reply, mention(), source, request -> {
            asked.add(request);
            return new Answer.Answered(
                    status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), request.address());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"code\":21610,\"message\":\"unsubscribed recipient\"}      | REFUSED | wrote STOP",
                "201 | {\"sid\":\"SM2\",\"status\":\"failed\",\"error_code\":21610} | REFUSED | wrote STOP",
                "400 | {\"code\":21211,\"message\":\"Invalid 'To'\"}                | REFUSED | Invalid 'To'",
                "429 | {\"code\":20429}                                             | LATER   | wait",
                "401 | {\"code\":20003}                                             | REFUSED | account-sid and token",
                "201 | <html></html>                                                | LATER   | other than a message",
            })
    void whatTwilioSaysIsUnderstood(int status, String body, String kind, String said) {
        Outcome outcome = send(source(Map.of()), 0, status, body);

        assertThat(outcome).isInstanceOf(kind.equals("LATER") ? Outcome.TryLater.class : Outcome.Refused.class);
        assertThat(outcome.toString()).contains(said).doesNotContain("an-auth-token");
    }

    @Test
    void aListThatCannotBeSeenSendsNothingAtASecondAttempt() {
        Outcome outcome = send(source(Map.of()), 1, 200, "<html>busy</html>");

        assertThat(outcome).isInstanceOf(Outcome.TryLater.class);
        assertThat(asked).extracting(Request::method).containsExactly("GET");
    }

    @Test
    void twilioIsAskedWhatBecomesOfAMessageOnlyWhereTheDaemonHasAnAddressAndTheSourceOneToo() {
        send(source(Map.of()), 0, 201, "{\"sid\":\"SM2\"}");
        assertThat(form()).doesNotContain("StatusCallback");

        replier = new TwilioSmsReplier(Clock.fixed(NOW, ZoneOffset.UTC), "https://care.acme.example/");
        send(source(Map.of()), 0, 201, "{\"sid\":\"SM2\"}");
        assertThat(form()).endsWith("&StatusCallback=https%3A%2F%2Fcare.acme.example%2Fhooks%2Fsms");
        send(source(Map.of("url", "https://proxy.example/hooks/sms?a=1")), 0, 201, "{\"sid\":\"SM2\"}");
        assertThat(form()).endsWith("&StatusCallback=https%3A%2F%2Fproxy.example%2Fhooks%2Fsms%3Fa%3D1");
        Map<String, String> same = source(Map.of()).parameters();
        send(new Source("sms", "twilio-sms", "twilio-sms-poll", "acme", same), 0, 201, "{\"sid\":\"SM2\"}");
        assertThat(form()).doesNotContain("StatusCallback");
    }

    private String form() {
        return new String(
                java.util.Objects.requireNonNull(asked.get(asked.size() - 1).body()), StandardCharsets.UTF_8);
    }

    @Test
    void onlyTheNumberThatTheCustomerWroteToAnswers() {
        Source other = source(Map.of("account", "+19990000000"));

        assertThat(replier.objection(mention(), other, "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("another number"));
        assertThat(send(other, 0, 201, "{\"sid\":\"SM2\"}")).isInstanceOf(Outcome.Refused.class);
        assertThat(asked).isEmpty();
    }
}
