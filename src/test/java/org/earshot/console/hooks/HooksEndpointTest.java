package org.earshot.console.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.admin.TestClock;
import org.earshot.configure.Live;
import org.earshot.console.api.TestConsole;
import org.earshot.listen.SignedJson;
import org.earshot.listen.Sources;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the address of a pushed source says over real HTTP to callers of every kind, and that a refusal leaves no row. */
class HooksEndpointTest {
    private static final String SECRET = "a-secret-of-a-test";
    private static final byte[] KEY = SECRET.getBytes(StandardCharsets.UTF_8);
    private static final String BODY = "{\"externalId\":\"7\",\"text\":\"acme bank is down\"}";
    private static final TestDatabase DATABASE = TestDatabase.derby();
    private static final TestClock CLOCK = new TestClock();
    private static final TestConsole CONSOLE = TestConsole.start(DATABASE, CLOCK);

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void sources() {
        Live<SourceBook> live = CONSOLE.bean("liveSources", Live.class);
        live.swap(new SourceBook(List.of(
                source("shop", "webhook-in", Map.of("secret", SECRET, "match", "all")),
                source("blank", "webhook-in", Map.of("secret", " ", "match", "all")),
                source("none", "webhook-in", Map.of("match", "all")),
                source("polled", "mastodon-tag", Map.of("secret", SECRET)))));
    }

    private static Source source(String id, String template, Map<String, String> parameters) {
        return new Source(id, template.replace("mastodon-tag", "mastodon"), template, "acme", parameters);
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    /** Refusals are counted by the minute, and each test shall have its own. */
    @BeforeEach
    void aNewMinute() {
        CLOCK.move(Duration.ofMinutes(2));
    }

    private static Map<String, String> signed(String id, Instant at, String body) {
        return new HashMap<>(SignedJson.headers(id, at, body, KEY));
    }

    private static HttpResponse<String> post(String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = CONSOLE.request("POST", path, body);
        headers.forEach(request::header);
        return CONSOLE.send(request);
    }

    private static long rows() {
        long rows = 0;
        for (String table : List.of("mention", "delivery", "ledger", "source_state", "source_gap", "audit")) {
            rows += DATABASE.jdbc()
                    .sql("SELECT COUNT(*) FROM " + table)
                    .query(Long.class)
                    .single();
        }
        return rows;
    }

    private static void assertRefused(int status, HttpResponse<String> answer, long before) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).doesNotContain(SECRET, "Exception", "java.");
        assertThat(rows()).as("rows after " + answer.body()).isEqualTo(before);
    }

    @Test
    void aSignedDeliveryIsTakenWithoutLoginAndIsThereWhenTheAnswerComes() {
        HttpResponse<String> answer = post("/hooks/shop", signed("msg_ok", CLOCK.instant(), BODY), BODY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        HttpResponse<String> found = CONSOLE.send("GET", "/api/v1/mentions?platform=webhook-in", "ann", null);
        assertThat(TestConsole.json(found).at("/items/0/text").asText()).isEqualTo("acme bank is down");
        assertThat(TestConsole.json(found).at("/items/0/source").asText()).isEqualTo("shop");
    }

    @Test
    void whatIsNotSignedForThisBodyAndThisTimeIsUnauthorizedAndLeavesNoRow() {
        long before = rows();
        Instant now = CLOCK.instant();

        assertRefused(401, post("/hooks/shop", Map.of(), BODY), before);
        for (String name : signed("m", now, BODY).keySet()) {
            Map<String, String> fewer = signed("m", now, BODY);
            fewer.remove(name);
            assertRefused(401, post("/hooks/shop", fewer, BODY), before);
        }
        Map<String, String> wrong = signed("m", now, BODY);
        wrong.put("webhook-signature", "v1," + "A".repeat(43) + "=");
        assertRefused(401, post("/hooks/shop", wrong, BODY), before);
        Map<String, String> older = signed("m", now, BODY);
        older.put(
                "webhook-signature",
                Objects.requireNonNull(older.get("webhook-signature")).replace("v1,", "v0,"));
        assertRefused(401, post("/hooks/shop", older, BODY), before);
        Map<String, String> otherId = signed("m", now, BODY);
        otherId.put("webhook-id", "n");
        assertRefused(401, post("/hooks/shop", otherId, BODY), before);
        assertRefused(401, post("/hooks/shop", signed("m", now, BODY), BODY.replace("down", "fine")), before);
        assertRefused(401, post("/hooks/shop", signed("m", now, BODY), ""), before);
    }

    @Test
    void aTimeMoreThanFiveMinutesAwayIsUnauthorizedInBothDirections() {
        long before = rows();
        Instant now = CLOCK.instant();

        for (int seconds : List.of(-86_400, -301, 301, 86_400)) {
            assertRefused(401, post("/hooks/shop", signed("m", now.plusSeconds(seconds), BODY), BODY), before);
        }
        Map<String, String> odd = signed("m", now, BODY);
        for (String stamp : List.of("99999999999999999999", "-1", "1e9", "now", "٣")) {
            odd.put("webhook-timestamp", stamp);
            assertRefused(401, post("/hooks/shop", ascii(odd), BODY), before);
        }
    }

    private static Map<String, String> ascii(Map<String, String> headers) {
        Map<String, String> plain = new HashMap<>(headers);
        plain.replaceAll((name, value) -> value.replaceAll("[^\\x20-\\x7e]", "?"));
        return plain;
    }

    @Test
    void aDeliveryThatWasTakenBeforeIsUnauthorizedAlsoWithAnotherBodyAndTime() {
        post("/hooks/shop", signed("msg_twice", CLOCK.instant(), BODY), BODY);
        long before = rows();

        assertRefused(401, post("/hooks/shop", signed("msg_twice", CLOCK.instant(), BODY), BODY), before);
        String other = BODY.replace("7", "8");
        Instant later = CLOCK.instant().plusSeconds(60);
        assertRefused(401, post("/hooks/shop", signed("msg_twice", later, other), other), before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blank", "none", "polled", "unknown", "Shop", "%2e%2e", "shop%00", "shop/more", ""})
    void withoutAConfiguredSecretThereIsNoSuchAddress(String source) {
        long before = rows();

        HttpResponse<String> answer = post("/hooks/" + source, signed("m", CLOCK.instant(), BODY), BODY);

        assertThat(answer.statusCode()).isIn(404, 400);
        assertThat(answer.statusCode() == 400).isEqualTo(source.contains("%"));
        assertThat(answer.body()).doesNotContain("secret", "Exception");
        assertThat(rows()).isEqualTo(before);
        byte[] empty = " ".getBytes(StandardCharsets.UTF_8);
        Map<String, String> byBlank = SignedJson.headers("m", CLOCK.instant(), BODY, empty);
        assertThat(post("/hooks/" + source, byBlank, BODY).statusCode()).isIn(404, 400);
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsRefusedWhetherItSaysSoOrNot() {
        String large = "{\"text\":\"" + "x".repeat(1_100_000) + "\"}";
        long before = rows();
        HttpRequest.Builder chunked = CONSOLE.request("POST", "/hooks/shop", large)
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));
        signed("m", CLOCK.instant(), large).forEach(chunked::header);

        assertRefused(413, post("/hooks/shop", signed("m", CLOCK.instant(), large), large), before);
        assertRefused(413, CONSOLE.send(chunked), before);
    }

    @Test
    void signedNonsenseIsABadRequest() {
        long before = rows();
        for (String body : List.of("", "nonsense", "{\"text\":", "[".repeat(10_000), "{} {}")) {
            assertRefused(400, post("/hooks/shop", signed("m", CLOCK.instant(), body), body), before);
        }
        String body = BODY;
        assertRefused(400, post("/hooks/shop", signed("m".repeat(201), CLOCK.instant(), body), body), before);
    }

    @Test
    void otherMethodsAndAGetBringNothing() {
        long before = rows();

        assertRefused(400, CONSOLE.send("GET", "/hooks/shop?hub.mode=subscribe&hub.challenge=1", null, null), before);
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            assertThat(CONSOLE.send(method, "/hooks/shop", null, BODY).statusCode())
                    .isEqualTo(405);
        }
        assertThat(CONSOLE.send("GET", "/hooks/unknown", null, null).statusCode())
                .isEqualTo(404);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void headersThatAreRepeatedOrFullOfSignaturesProveNothing() {
        long before = rows();
        Map<String, String> good = signed("m", CLOCK.instant(), BODY);
        HttpRequest.Builder twice = CONSOLE.request("POST", "/hooks/shop", BODY);
        good.forEach(twice::header);
        twice.header("webhook-id", "other");
        assertRefused(401, CONSOLE.send(twice), before);

        good.put("webhook-signature", ("v1,%% v1, v9,x , v1," + "A".repeat(44) + " ").repeat(60));
        assertRefused(401, post("/hooks/shop", good, BODY), before);
    }

    @Test
    void aFormIsReadByteByByteAndNeverTakenForParameters() {
        String form = "From=%2B1555&Body=acme+bank";
        Map<String, String> headers = signed("m", CLOCK.instant(), form);
        HttpRequest.Builder request = CONSOLE.request("POST", "/hooks/shop", null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        headers.forEach(request::header);

        // 401 would mean that the body was gone before its signature was looked at.
        assertRefused(400, CONSOLE.send(request), rows());
    }

    @Test
    void aBrowsersSessionAndALoginChangeNothing() {
        CONSOLE.login("ada", TestConsole.PASSWORD);
        long before = rows();

        assertRefused(401, post("/hooks/shop", Map.of(), BODY), before);
        Map<String, String> login = Map.of("Authorization", TestConsole.basic("ada", TestConsole.PASSWORD));
        assertRefused(401, post("/hooks/shop", login, BODY), before);
        assertThat(post("/hooks/shop", signed("msg_browser", CLOCK.instant(), BODY), BODY)
                        .statusCode())
                .isEqualTo(200);
        CONSOLE.forget();
    }

    @Test
    void aFloodOfRefusedOnesIsAnsweredShortlyAndAGenuineOneStillTaken() {
        for (int i = 0; i < RefusalCount.MOST; i++) {
            assertThat(post("/hooks/shop", Map.of(), BODY).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> oneMore = post("/hooks/shop", Map.of(), BODY);
        HttpResponse<String> genuine = post("/hooks/shop", signed("msg_flood", CLOCK.instant(), BODY), BODY);

        assertThat(oneMore.statusCode()).isEqualTo(429);
        assertThat(oneMore.headers().firstValue("Retry-After")).contains("60");
        assertThat(genuine.statusCode()).isEqualTo(200);
    }

    @Test
    void aPausedSourceAsksToBeSentAgain() {
        CONSOLE.bean(Sources.class).pause("shop");
        long before = rows();

        HttpResponse<String> paused = post("/hooks/shop", signed("msg_pause", CLOCK.instant(), BODY), BODY);
        assertRefused(503, paused, before);
        assertThat(paused.headers().firstValue("Retry-After")).isPresent();
        CONSOLE.bean(Sources.class).resume("shop");

        assertThat(post("/hooks/shop", signed("msg_pause", CLOCK.instant(), BODY), BODY)
                        .statusCode())
                .isEqualTo(200);
    }
}
