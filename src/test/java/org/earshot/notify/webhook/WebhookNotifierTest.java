package org.earshot.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.PoliteFetcher;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.mention.Outcome;
import org.earshot.notify.Alert;
import org.earshot.notify.AlertSample;
import org.earshot.notify.Notifier;
import org.earshot.notify.NotifierContractTest;
import org.earshot.notify.Recipient;
import org.earshot.retell.Interpreter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookNotifierTest extends NotifierContractTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String TOKEN = "in-the-query";

    private final StandIn receiver = StandIn.start();
    private final PoliteFetcher fetcher =
            new PoliteFetcher(FetchSettings.usualOnes().every(Duration.ZERO).allowing("127.0.0.1"));

    @AfterEach
    void stop() {
        receiver.close();
        fetcher.close();
    }

    @Override
    protected Notifier notifier() {
        return new WebhookNotifier(
                fetcher, AlertSample.BODIES, new Interpreter(), Clock.fixed(AlertSample.NOW, ZoneOffset.UTC));
    }

    @Override
    protected Recipient recipient() {
        return to(receiver.address("/hook?token=" + TOKEN));
    }

    private static Recipient to(URI address) {
        return new Recipient("care", List.of(), new Recipient.Webhook(address, SECRET));
    }

    @Override
    protected void serverTakes() {
        receiver.answer("/hook", Served.of(204, ""));
    }

    @Test
    void whoNamesALanguageGetsTheReasonsInItAndEveryNameAsItWas() throws IOException {
        serverTakes();
        Recipient english = recipient();
        Recipient spanish = new Recipient("care", List.of(), english.webhook(), "es");
        Alert alert = AlertSample.feared();

        notifier().send(alert, english);
        notifier().send(alert, spanish);

        JsonNode said =
                new ObjectMapper().readTree(receiver.heard("/hook").get(0).text());
        JsonNode retold =
                new ObjectMapper().readTree(receiver.heard("/hook").get(1).text());
        assertThat(said.toString())
                .isEqualTo(new ObjectMapper().readTree(alert.document()).toString());
        assertThat(retold.at("/data/reasons/0/why").asText())
                .isEqualTo("La salud o la seguridad de alguien puede correr peligro");
        assertThat(retold.at("/data/reasons/1/why").asText()).isEqualTo("A rule of the house");
        assertThat(retold.toString()
                        .replace(
                                "La salud o la seguridad de alguien puede correr peligro",
                                "Somebody's health or safety may be in danger"))
                .isEqualTo(said.toString());
    }

    @Override
    protected void serverIsBusy() {
        receiver.answer("/hook", Served.of(503, "busy"));
    }

    @Override
    protected void serverRefuses() {
        receiver.answer("/hook", Served.of(410, "gone"));
    }

    @Override
    protected void serverIsDown() {
        recipient();
        receiver.close();
    }

    @Override
    protected List<String> takenIds() {
        return receiver.heard("/hook").stream()
                .map(request -> request.header("webhook-id").orElseThrow())
                .toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET, TOKEN);
    }

    @Override
    protected void takenIsHarmless() {
        assertThat(receiver.heard("/hook")).hasSize(1).allSatisfy(request -> {
            JsonNode data = json(request.body()).path("data");
            assertThat(data.path("text").textValue())
                    .hasSizeLessThanOrEqualTo(500)
                    .doesNotContain("\u0000");
            assertThat(data.path("caseId").asLong()).isEqualTo(42);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(data.toString()))
                    .isTrue();
            assertThat(request.headers()).doesNotContainKeys("bcc", "x-evil");
        });
    }

    @Test
    void theSignatureIsThatOfThePublishedExample() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        String signature = Signature.of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), body, List.of(SECRET));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aMessageIsSignedAsItGoesOverTheLine() {
        serverTakes();

        notifier().send(AlertSample.saying("It's on fire", "https://social.example/1"), recipient());

        StandIn.Heard heard = receiver.heard("/hook").get(0);
        assertThat(heard.method()).isEqualTo("POST");
        assertThat(heard.header("content-type")).contains("application/json");
        assertThat(heard.header("webhook-timestamp")).contains(String.valueOf(AlertSample.NOW.getEpochSecond()));
        assertThat(heard.header("webhook-signature"))
                .contains(Signature.of("msg_1", AlertSample.NOW, heard.body(), List.of(SECRET)));
        JsonNode message = json(heard.body());
        assertThat(message.path("type").asText()).isEqualTo("case.opened");
        assertThat(message.path("timestamp").asText()).isEqualTo("2026-03-01T10:00:00Z");
        JsonNode data = message.path("data");
        assertThat(data.path("alertId").asText()).isEqualTo("msg_1");
        assertThat(data.path("url").asText()).isEqualTo("https://care.example/cases/42");
        assertThat(data.path("urgency").asText()).isEqualTo("critical");
        assertThat(data.path("score").asInt()).isEqualTo(80);
        assertThat(data.path("reasons").path(0).path("text").asText()).isEqualTo("It's");
        assertThat(data.path("dueAt").asText()).isEqualTo("2026-03-01T10:15:00Z");
        assertThat(data.path("mentionUrl").asText()).isEqualTo("https://social.example/1");
    }

    @Test
    void aReceiverThatChangesItsSecretGetsASignatureForEach() {
        serverTakes();
        Recipient.Webhook two = new Recipient.Webhook(receiver.address("/hook"), List.of(SECRET, "the old one"));

        notifier().send(AlertSample.saying("Hi", "https://social.example/1"), new Recipient("care", List.of(), two));

        StandIn.Heard heard = receiver.heard("/hook").get(0);
        assertThat(heard.header("webhook-signature").orElseThrow().split(" "))
                .containsExactly(
                        Signature.of("msg_1", AlertSample.NOW, heard.body(), List.of(SECRET)),
                        Signature.of("msg_1", AlertSample.NOW, heard.body(), List.of("the old one")))
                .allMatch(signature -> signature.startsWith("v1,"));
    }

    @Test
    void aTextThatIsNoKeyOfTheStandardIsUsedAsItStands() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(Signature.of("a", AlertSample.NOW, body, List.of("žluť")))
                .startsWith("v1,")
                .isNotEqualTo(Signature.of("a", AlertSample.NOW, body, List.of("zlut")));
    }

    @ParameterizedTest
    @CsvSource({
        "200,Sent",
        "299,Sent",
        "301,TryLater",
        "408,TryLater",
        "425,TryLater",
        "429,TryLater",
        "500,TryLater",
        "504,TryLater",
        "400,Refused",
        "401,Refused",
        "404,Refused",
        "410,Refused"
    })
    void aStatusMeansThat(int status, String outcome) {
        receiver.answer("/hook", Served.of(status, "").header("Location", "http://127.0.0.1:1/"));

        Outcome got = notifier().send(AlertSample.saying("fire", "https://social.example/1"), recipient());

        assertThat(got.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(receiver.heard()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
        receiver.answer("/hook", Served.of(429, "").header("Retry-After", "120"));

        Outcome got = notifier().send(AlertSample.saying("fire", "https://social.example/1"), recipient());

        assertThat(got)
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).isEqualTo(Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void anAddressInThePrivateNetworkIsRefusedUnlessAllowed() {
        try (PoliteFetcher guarded = new PoliteFetcher(FetchSettings.usualOnes())) {
            Notifier notifier = new WebhookNotifier(
                    guarded, AlertSample.BODIES, new Interpreter(), Clock.fixed(AlertSample.NOW, ZoneOffset.UTC));

            Outcome got = notifier.send(AlertSample.saying("fire", "https://social.example/1"), recipient());

            assertThat(got).isInstanceOf(Outcome.Refused.class);
            assertThat(receiver.heard()).isEmpty();
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
