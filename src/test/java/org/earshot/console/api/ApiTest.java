package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final TestDatabase DATABASE = TestDatabase.derby();
    private static final TestConsole CONSOLE = TestConsole.start(DATABASE, new TestClock());

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void theSameExternalIdTwiceIsOneMention() {
        String one = mention("\"externalId\":\"call-1\",", "acme bank does not answer");

        HttpResponse<String> first = CONSOLE.send("POST", "/api/v1/mentions", "ann", one);
        HttpResponse<String> both =
                CONSOLE.send("POST", "/api/v1/mentions", "ann", "[" + one + "," + mention("", "new") + "]");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(TestConsole.json(first).path("stored").asInt()).isEqualTo(1);
        assertThat(both.statusCode()).isEqualTo(202);
        JsonNode ids = TestConsole.json(both).path("ids");
        assertThat(ids).hasSize(2);
        assertThat(ids.get(0)).isEqualTo(TestConsole.json(first).at("/ids/0"));
        assertThat(ids.get(0).isTextual()).isTrue();
        assertThat(TestConsole.json(both).path("duplicate").asInt()).isEqualTo(1);
    }

    @Test
    void aBadOneAmongManyStoresNone() {
        String body = "[" + mention("\"externalId\":\"lost\",", "zebra text")
                + ",{\"platform\":\"phone\",\"brand\":\"acme\"}]";

        HttpResponse<String> answer = CONSOLE.send("POST", "/api/v1/mentions", "ann", body);
        HttpResponse<String> found = CONSOLE.send("GET", "/api/v1/mentions?q=ZEBRA", "ann", null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestConsole.json(found).path("items")).isEmpty();
    }

    @Test
    void aMentionComesBackWithTheFieldsOfTheContract() {
        CONSOLE.send(
                "POST",
                "/api/v1/mentions",
                "ann",
                mention("\"rating\":2,\"url\":\"https://acme.example/1\",", "giraffe"));

        HttpResponse<String> found =
                CONSOLE.send("GET", "/api/v1/mentions?q=Giraffe&brand=acme&platform=phone", "ann", null);

        JsonNode mention = TestConsole.json(found).at("/items/0");
        assertThat(mention.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "platform",
                        "externalId",
                        "source",
                        "brand",
                        "url",
                        "author",
                        "text",
                        "language",
                        "publishedAt",
                        "heardAt",
                        "rating",
                        "reading",
                        "verdict",
                        "stage",
                        "byBrand",
                        "deletedAt");
        assertThat(mention.path("source").asText()).isEqualTo("api");
        assertThat(mention.path("stage").asText()).isEqualTo("heard");
        assertThat(mention.path("rating").asDouble()).isEqualTo(2);
        assertThat(mention.path("heardAt").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(mention.at("/author/handle").asText()).isEqualTo("eve");
    }

    @Test
    void anAddressThatIsNoWebAddressIsRefused() {
        String body = mention("\"url\":\"javascript:alert(1)\",", "x");

        assertThat(CONSOLE.send("POST", "/api/v1/mentions", "ann", body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoComesSecondIsToldWhoHoldsTheCase() {
        long id = openCase(41);
        HttpResponse<String> first = CONSOLE.send("POST", "/api/v1/cases/" + id + "/claim", "ann", null);
        HttpResponse<String> second = CONSOLE.send("POST", "/api/v1/cases/" + id + "/claim", "sue", null);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(TestConsole.json(first).path("assignee").asText()).isEqualTo("ann");
        assertThat(TestConsole.json(first).path("state").asText()).isEqualTo("claimed");
        assertThat(TestConsole.json(first).path("journal").isArray()).isTrue();
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestConsole.json(second).path("holder").asText()).isEqualTo("ann");
    }

    @Test
    void whatACaseDoesNotAllowIsSaid() {
        long id = openCase(42);

        HttpResponse<String> open = CONSOLE.send("POST", "/api/v1/cases/" + id + "/reopen", "ann", null);
        HttpResponse<String> past =
                CONSOLE.send("POST", "/api/v1/cases/" + id + "/snooze", "ann", "{\"until\":\"2020-01-01T00:00:00Z\"}");
        HttpResponse<String> nobody =
                CONSOLE.send("POST", "/api/v1/cases/" + id + "/assign", "sue", "{\"user\":\"nobody\"}");

        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(TestConsole.json(open).path("detail").asText()).isNotEmpty();
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(nobody.statusCode()).isEqualTo(422);
    }

    @Test
    void theQueueIsAPageOfCases() {
        long id = openCase(43);

        JsonNode page = TestConsole.json(CONSOLE.send("GET", "/api/v1/cases?state=open&limit=200", "ann", null));

        assertThat(page.fieldNames()).toIterable().containsExactly("items", "next", "total");
        assertThat(page.path("items").findValuesAsText("id")).contains(String.valueOf(id));
        assertThat(page.at("/items/0").has("journal")).isFalse();
    }

    @Test
    void aLabelReplacesTheOneBefore() {
        HttpResponse<String> stored = CONSOLE.send("POST", "/api/v1/mentions", "ann", mention("", "labelled"));
        String path =
                "/api/v1/mentions/" + TestConsole.json(stored).at("/ids/0").asText() + "/label";

        HttpResponse<String> first =
                CONSOLE.send("PUT", path, "ann", "{\"sentiment\":\"negative\",\"aboutBrand\":false}");
        HttpResponse<String> second = CONSOLE.send("PUT", path, "sue", "{\"urgency\":\"high\"}");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(TestConsole.json(second).path("urgency").asText()).isEqualTo("high");
        assertThat(CONSOLE.send("PUT", path, "ann", "{\"sentiment\":\"unknown\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(CONSOLE.send("PUT", "/api/v1/mentions/999999999/label", "ann", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAdminAddsAUserWhoMayComeInWithThePasswordThatWasMade() {
        HttpResponse<String> added = CONSOLE.send(
                "POST",
                "/api/v1/users",
                "ada",
                "{\"name\":\"Bob\",\"role\":\"agent\",\"language\":\"pl\",\"zone\":\"Europe/Warsaw\"}");
        String password = TestConsole.json(added).path("password").asText();

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.body()).contains("\"pl\"", "\"Europe/Warsaw\"");
        assertThat(CONSOLE.send("POST", "/api/v1/users", "ada", "{\"name\":\"z\",\"role\":\"agent\",\"zone\":\"Mars\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(CONSOLE.with("Authorization", TestConsole.basic("bob", password), "GET", "/api/v1/cases")
                        .statusCode())
                .isEqualTo(200);
        assertThat(CONSOLE.send("POST", "/api/v1/users", "ada", "{\"name\":\"bob\",\"role\":\"agent\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(CONSOLE.send(
                                "POST",
                                "/api/v1/users",
                                "ada",
                                "{\"name\":\"x\",\"role\":\"agent\",\"password\":\"short\"}")
                        .statusCode())
                .isEqualTo(400);
        String all = CONSOLE.send("GET", "/api/v1/users", "ada", null).body();
        assertThat(all).contains("\"bob\"").doesNotContain("bcrypt", "password");
    }

    private static String mention(String more, String text) {
        return "{\"platform\":\"phone\",\"brand\":\"acme\"," + more + "\"author\":{\"handle\":\"eve\"},\"text\":\""
                + text + "\"}";
    }

    private static long openCase(long id) {
        HttpResponse<String> stored = CONSOLE.send("POST", "/api/v1/mentions", "ann", mention("", "case " + id));
        long mention = TestConsole.json(stored).at("/ids/0").asLong();
        DATABASE.jdbc().sql("""
                        INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank, score,
                                           opened_at, due_at, main_mention, mention_count, changed_at, version)
                        VALUES (?, ?, 'acme', 'phone', ?, 'eve', 'eve', 'OPEN', 1, 60, 1772359200000, 1772362800000, ?, 1, 0, 0)
                        """).params(id, "c" + id, "t" + id, mention).update();
        DATABASE.jdbc()
                .sql("INSERT INTO case_mention (case_id, mention_id) VALUES (?, ?)")
                .params(id, mention)
                .update();
        return id;
    }
}
