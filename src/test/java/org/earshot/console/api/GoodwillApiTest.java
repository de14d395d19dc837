package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.earshot.admin.TestClock;
import org.earshot.configure.Live;
import org.earshot.grant.Allowance;
import org.earshot.grant.GoodwillPolicy;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GoodwillApiTest {
    private static final String GOODWILL = "/api/v1/goodwill";
    private static final TestDatabase DATABASE = TestDatabase.derby();
    private static final TestConsole CONSOLE = TestConsole.start(DATABASE, new TestClock());

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void aCaseAndWhatMayBeGiven() {
        DATABASE.jdbc().sql("""
                        INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank, score,
                                           opened_at, due_at, main_mention, mention_count, changed_at, version)
                        VALUES (1, 'c', 'acme', 'phone', 't', 'eve', 'eve', 'OPEN', 1, 60, 0, 0, 1, 1, 0, 0)
                        """).update();
        Allowance two = new Allowance(2, Map.of("EUR", new BigDecimal("200")), Map.of());
        CONSOLE.bean("goodwillPolicy", Live.class)
                .swap(new GoodwillPolicy(List.of(new GoodwillPolicy.Kind("refund", null, Map.of("agent", two)))));
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void whatIsAboveTheLimitIsRefusedOrWaitsAndIsDecidedOnce() {
        HttpResponse<String> given = give("ann", "199.99", "\"key\":\"k1\"");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        assertThat(TestConsole.json(given).at("/given/amount").decimalValue()).isEqualByComparingTo("199.99");
        assertThat(give("ann", "199.99", "\"key\":\"k1\"").statusCode()).isEqualTo(200);
        HttpResponse<String> above = give("ann", "200.00", "\"ask\":false");
        assertThat(above.statusCode()).isEqualTo(422);
        assertThat(TestConsole.json(above).path("detail").asText())
                .isEqualTo("a gesture must be below 200.00 EUR to be given alone");

        HttpResponse<String> waits = give("ann", "200.00", "\"ask\":true");
        assertThat(waits.statusCode()).isEqualTo(202);
        String request = GOODWILL + "/requests/"
                + TestConsole.json(waits).at("/waits/id").asText();
        assertThat(CONSOLE.send("POST", request + "/approve", "ann", null).statusCode())
                .isEqualTo(403);
        assertThat(CONSOLE.send("POST", request + "/decline", "sue", "{}").statusCode())
                .isEqualTo(422);
        assertThat(CONSOLE.send("POST", request + "/approve", "sue", null).statusCode())
                .isEqualTo(204);
        assertThat(CONSOLE.send("POST", request + "/decline", "ada", "{\"text\":\"no\"}")
                        .statusCode())
                .isEqualTo(409);

        JsonNode ledger = TestConsole.json(CONSOLE.send("GET", GOODWILL + "?limit=1", "ann", null));
        assertThat(ledger.at("/left/0/left").asInt()).isEqualTo(1);
        assertThat(ledger.at("/items/0/alone").asBoolean()).isFalse();
        String more = GOODWILL + "?limit=1&cursor=" + ledger.path("next").asText();
        JsonNode second = TestConsole.json(CONSOLE.send("GET", more, "ann", null));
        assertThat(second.path("next").isNull()).isTrue();
        String undo = GOODWILL + "/" + second.at("/items/0/id").asText() + "/undo";
        assertThat(CONSOLE.send("POST", undo, "ann", "{\"text\":\"wrong case\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(CONSOLE.send("POST", undo, "ann", "{\"text\":\"wrong case\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void othersSeeNothingOfItAndNonsenseIsRefused() {
        JsonNode own = TestConsole.json(give("sue", "5", "\"ask\":false"));
        String id = own.at("/given/id").asText();
        assertThat(CONSOLE.send("GET", GOODWILL + "?person=sue", "ann", null).body())
                .doesNotContain("\"id\":\"" + id);
        assertThat(CONSOLE.send("GET", GOODWILL + "?person=sue", "ada", null).body())
                .contains("\"id\":\"" + id);
        assertThat(CONSOLE.send("POST", GOODWILL + "/" + id + "/undo", "ann", "{\"text\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        for (String bad : List.of("{}", "{\"caseId\":1}", "{\"unknown\":1}", "[]")) {
            assertThat(CONSOLE.send("POST", GOODWILL, "ann", bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(give("ann", "1e5", "\"ask\":true").statusCode()).isEqualTo(422);
        assertThat(CONSOLE.send("GET", GOODWILL + "?month=soon", "ann", null).statusCode())
                .isEqualTo(400);
        String nowhere = "{\"caseId\":\"99\",\"kind\":\"refund\",\"amount\":\"1\",\"unit\":\"EUR\",\"why\":\"w\"}";
        assertThat(CONSOLE.send("POST", GOODWILL, "ann", nowhere).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> give(String user, String amount, String more) {
        String body = "{\"caseId\":\"1\",\"kind\":\"refund\",\"amount\":\"" + amount
                + "\",\"unit\":\"EUR\",\"why\":\"late parcel\"," + more + "}";
        return CONSOLE.send("POST", GOODWILL, user, body);
    }
}
