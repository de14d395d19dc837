package org.earshot.console.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.admin.TestClock;
import org.earshot.configure.Live;
import org.earshot.console.api.TestConsole;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What WhatsApp and Twilio were recorded to say of a message, from the address of the source to the reply in the API. */
class ReceiptHookTest {
    private static final String SMS = "SM00000000000000000000000000000077";
    private static final String TWILIO_URL = "https://earshot.example/hooks/acme-sms";

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsSignedBecomesTheStateOfTheReplyAndWhatIsNotChangesNothing(TestDatabase database) {
        TestClock clock = new TestClock();
        clock.move(Duration.between(clock.instant(), Instant.parse("2026-06-01T00:00:00Z")));
        try (TestConsole console = TestConsole.start(database, clock)) {
            listen(console);
            assertThat(post(console, "acme-wa", "whatsapp/recorded/messages", ".json"))
                    .isEqualTo(200);
            replied(database, 7, "acme-wa", "wamid.OUT1");
            replied(database, 8, "acme-wa", "wamid.OUT2");
            replied(database, 9, "acme-sms", SMS);

            HttpRequest.Builder forged =
                    console.request("POST", "/hooks/acme-wa", body("whatsapp/recorded/statuses.body.json"));
            assertThat(console.send(forged.header("X-Hub-Signature-256", "sha256=" + "0".repeat(64)))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(reply(console, 7).path("deliveredAt").isNull()).isTrue();

            for (int times = 0; times < 2; times++) {
                assertThat(post(console, "acme-wa", "whatsapp/recorded/statuses", ".json"))
                        .isEqualTo(200);
                assertThat(post(console, "acme-sms", "twilio-sms/recorded/delivered", ".form"))
                        .isEqualTo(200);
                assertThat(post(console, "acme-sms", "twilio-sms/recorded/undelivered", ".form"))
                        .isEqualTo(200);
            }
            assertThat(reply(console, 7).path("state").asText()).isEqualTo("sent");
            assertThat(reply(console, 7).path("deliveredAt").asText()).isEqualTo("2026-05-31T23:43:32Z");
            assertThat(reply(console, 7).path("readAt").asText()).isEqualTo("2026-05-31T23:43:40Z");
            assertThat(reply(console, 9).path("deliveredAt").asText()).isEqualTo("2026-06-01T00:00:00Z");
            assertThat(reply(console, 9).path("state").asText()).isEqualTo("sent");
            assertThat(reply(console, 8).path("state").asText()).isEqualTo("failed");
            assertThat(reply(console, 8).path("trouble").asText())
                    .isEqualTo("WhatsApp could not deliver this message (code 131026): Message Undeliverable.");
            assertThat(at(console, 8).path("state").asText()).isEqualTo("claimed");
            assertThat(at(console, 8).path("assignee").asText()).isEqualTo("ann");
            assertThat(at(console, 8).path("journal").findValuesAsText("deed")).containsOnlyOnce("reply failed");
        }
    }

    @SuppressWarnings("unchecked")
    private static void listen(TestConsole console) {
        Live<SourceBook> live = console.bean("liveSources", Live.class);
        Map<String, String> wa = Map.of("app-secret", "an-app-secret", "account", "123456789", "match", "all");
        Map<String, String> sms =
                new HashMap<>(Map.of("account-sid", "AC0123456789abcdef", "token", "an-auth-token", "url", TWILIO_URL));
        live.swap(new SourceBook(List.of(
                new Source("acme-wa", "whatsapp", "whatsapp", "acme", wa),
                new Source("acme-sms", "twilio-sms", "twilio-sms", "acme", sms))));
    }

    /** Sends a recorded delivery with its recorded signature. */
    private static int post(TestConsole console, String source, String name, String ending) {
        Matcher header = Pattern.compile("(X-[A-Za-z0-9-]+ignature[0-9-]*): \"([^\"]+)\"")
                .matcher(body(name + ".hook.yaml"));
        assertThat(header.find()).isTrue();
        HttpRequest.Builder request = console.request("POST", "/hooks/" + source, null)
                .POST(BodyPublishers.ofString(body(name + ".body" + ending)))
                .header(header.group(1), header.group(2));
        HttpResponse<String> answer = console.send(request);
        return answer.statusCode();
    }

    private static String body(String file) {
        try {
            return Files.readString(Path.of("routes", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case that waits for its customer, with a reply that the platform took an hour ago. */
    private static void replied(TestDatabase database, long id, String source, String externalId) {
        long sent = Instant.parse("2026-05-31T23:00:00Z").toEpochMilli();
        long mention = database.jdbc()
                .sql("SELECT MIN(id) FROM mention WHERE platform = 'whatsapp'")
                .query(Long.class)
                .single();
        database.jdbc().sql("""
                        INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank, score,
                                           opened_at, due_at, assignee, main_mention, mention_count, changed_at, version)
                        VALUES (?, ?, 'acme', 'whatsapp', 't', 'k', 'zoe', 'WAITING', 1, 50, 0, 0, 'ann', ?, 1, 0, 0)
                        """).params(id, "conversation " + id, mention).update();
        database.jdbc()
                .sql(
                        "INSERT INTO reply (id, case_id, mention_id, source, author, body, idempotency_key, state, created_at,"
                                + " next_at, attempts, sent_at, external_id) VALUES (?, ?, ?, ?, 'ann', 'hello', ?, 'SENT', ?, ?, 1, ?, ?)")
                .params(id, id, mention, source, "key " + id, sent, sent, sent, externalId)
                .update();
    }

    private static JsonNode at(TestConsole console, long id) {
        return TestConsole.json(console.send("GET", "/api/v1/cases/" + id, "ann", null));
    }

    private static JsonNode reply(TestConsole console, long id) {
        return at(console, id).path("replies").path(0);
    }
}
