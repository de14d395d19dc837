package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ArticlesApiTest {
    private static final TestDatabase DATABASE = TestDatabase.derby();
    private static final TestConsole CONSOLE = TestConsole.start(DATABASE, new TestClock());

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void supervisorsWriteArticlesAndAgentsReadThem() {
        String body = article("Giraffes", "Hi {customer}, see {brand}.", "");
        assertThat(CONSOLE.send("POST", "/api/v1/articles", "ann", body).statusCode())
                .isEqualTo(403);

        HttpResponse<String> made = CONSOLE.send("POST", "/api/v1/articles", "sue", body);

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode article = TestConsole.json(made);
        assertThat(article.path("owner").asText()).isEqualTo("sue");
        assertThat(article.path("reviewBy").asText()).isEqualTo("2030-01-31");
        String path = "/api/v1/articles/" + article.path("id").asText();
        HttpResponse<String> changed =
                CONSOLE.send("PUT", path, "ada", article("Giraffes", "Hello.", "\"owner\":\"ann\",\"version\":1,"));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        HttpResponse<String> late = CONSOLE.send("PUT", path, "sue", article("x", "y", "\"version\":1,"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(TestConsole.json(late).path("version").asInt()).isEqualTo(2);
        HttpResponse<String> back = CONSOLE.send("POST", path + "/restore", "sue", "{\"version\":2,\"former\":1}");
        assertThat(TestConsole.json(back).path("body").asText()).isEqualTo("Hi {customer}, see {brand}.");
        JsonNode versions = TestConsole.json(CONSOLE.send("GET", path + "/versions", "ann", null));
        assertThat(versions.findValuesAsText("changedBy")).containsExactly("sue", "ada", "sue");
        JsonNode found =
                TestConsole.json(CONSOLE.send("GET", "/api/v1/articles?q=giraffe&brand=zen&language=en", "ann", null));
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/version").asInt()).isEqualTo(3);
        assertThat(found.path("next").isNull()).isTrue();
    }

    @Test
    void whatCannotBeIsRefusedByField() {
        HttpResponse<String> variable =
                CONSOLE.send("POST", "/api/v1/articles", "sue", article("t", "Hi {name}", "\"intents\":[\"joy\"],"));
        assertThat(variable.statusCode()).isEqualTo(422);
        assertThat(TestConsole.json(variable).path("problems").findValuesAsText("detail"))
                .containsExactly("{name}", "joy");
        HttpResponse<String> owner =
                CONSOLE.send("POST", "/api/v1/articles", "sue", article("t", "b", "\"owner\":\"nobody\","));
        assertThat(TestConsole.json(owner).at("/problems/0/field").asText()).isEqualTo("owner");
        for (String bad : List.of("{}", "{\"reviewBy\":\"soon\"}", "{\"unknown\":1}", "[]", "nonsense")) {
            assertThat(CONSOLE.send("POST", "/api/v1/articles", "sue", bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(CONSOLE.send("PUT", "/api/v1/articles/1", "sue", article("t", "b", ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(CONSOLE.send("GET", "/api/v1/articles?show=all", "ann", null).statusCode())
                .isEqualTo(400);
        assertThat(CONSOLE.send("GET", "/api/v1/articles?cursor=-1", "ann", null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(CONSOLE.send("GET", "/api/v1/articles?limit=2&cursor=4", "ann", null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCaseIsGivenItsSuggestionsWithTheTextFilledIn() {
        long id = openCase("Where is my zebra refund?");
        CONSOLE.send(
                "POST", "/api/v1/articles", "sue", article("Zebra refund", "Hi {customer}, {agent} of {brand}.", ""));

        HttpResponse<String> answer = CONSOLE.send("GET", "/api/v1/cases/" + id + "/suggestions", "ann", null);

        JsonNode one = TestConsole.json(answer).at("/items/0");
        assertThat(one.path("text").asText()).as(answer.body()).isEqualTo("Hi eve, ann of Acme Bank.");
        assertThat(one.at("/why/0/code").asText()).isEqualTo("words");
        assertThat(one.at("/why/0/detail").asText()).isEqualTo("zebra, refund");
        assertThat(one.path("stale").asBoolean()).isFalse();
    }

    @Test
    void aHoldingReplyIsRefusedWithTheReasonWhereItCannotBe() {
        long id = openCase("Hello?");

        HttpResponse<String> nowhere = CONSOLE.send("POST", "/api/v1/cases/" + id + "/holding", "ann", null);
        DATABASE.jdbc()
                .sql(
                        "INSERT INTO reply (id, case_id, mention_id, source, author, body, idempotency_key, state, created_at,"
                                + " next_at, attempts) SELECT ?, id, main_mention, 's', 'ann', 'b', 'key', 'SENT', 0, 0, 1 FROM case_"
                                + " WHERE id = ?")
                .params(id + 1, id)
                .update();
        DATABASE.jdbc()
                .sql("INSERT INTO holding_reply (case_id, reply_id, author, written_at) VALUES (?, ?, 'ann', 0)")
                .params(id, id + 1)
                .update();
        HttpResponse<String> second =
                CONSOLE.send("POST", "/api/v1/cases/" + id + "/holding", "sue", "{\"text\":\"Wait.\"}");

        assertThat(nowhere.statusCode()).as(nowhere.body()).isEqualTo(422);
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(TestConsole.json(second).path("detail").asText())
                .isEqualTo(
                        "case " + id + " had its holding reply already, by ann; a customer is asked to wait once only");
    }

    private static String article(String title, String body, String more) {
        return "{" + more + "\"title\":\"" + title + "\",\"body\":\"" + body
                + "\",\"language\":\"en\",\"reviewBy\":\"2030-01-31\"}";
    }

    private static long openCase(String text) {
        HttpResponse<String> stored = CONSOLE.send(
                "POST",
                "/api/v1/mentions",
                "ann",
                "{\"platform\":\"phone\",\"brand\":\"acme\",\"author\":{\"handle\":\"eve\"},\"text\":\"" + text
                        + "\"}");
        long mention = TestConsole.json(stored).at("/ids/0").asLong();
        long id = mention + 7_000_000;
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
