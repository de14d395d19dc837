package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What GET /api/v1/cases narrows the queue by. */
class CaseFilterApiTest {
    private static final TestDatabase DATABASE = TestDatabase.derby();
    private static final TestConsole CONSOLE = TestConsole.start(DATABASE, new TestClock());

    @BeforeAll
    static void cases() {
        open(1, "mastodon", "en", "Ann", "OPEN", true);
        open(2, "x", "pl", "Anna", "OPEN", false);
        open(3, "x", "en", "Ben", "CLAIMED", false);
        DATABASE.jdbc()
                .sql("INSERT INTO case_word (case_id, word, mention_id) VALUES (2, 'zwrot', 2), (3, 'refund', 3)")
                .update();
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "platform=x, 2 3",
        "platform=x&language=pl, 2",
        "source=two, 2",
        "customer=ANN, 1 2",
        "q=ZWROT, 2",
        "q=refund%20zwrot, ''",
        "view=praise, 1",
        "view=unassigned, 1 2",
        "view=unassigned&platform=x, 2",
        "openedSince=1970-01-01T00:00:00.002Z, 2 3",
        "openedBefore=1970-01-01T01:00:00.002%2B01:00, 1",
        "customer=ann&state=claimed, ''",
        "brand=volta&q=zwrot, ''"
    })
    void everyFilterOfTheQueueIsAParameter(String asked, String ids) {
        JsonNode page = TestConsole.json(CONSOLE.send("GET", "/api/v1/cases?" + asked, "ann", null));
        List<String> found = new ArrayList<>();
        page.path("items").forEach(item -> found.add(item.path("id").asText()));

        assertThat(found).containsExactlyInAnyOrder(ids.isEmpty() ? new String[0] : ids.split(" "));
        assertThat(page.path("total").asInt()).isEqualTo(found.size());
        assertThat(page.has("partly")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"view=nice", "openedSince=yesterday", "view=unassigned&state=claimed", "platform=x&cursor=x"})
    void whatIsNotUnderstoodIsRefused(String asked) {
        assertThat(CONSOLE.send("GET", "/api/v1/cases?" + asked, "ann", null).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theDocumentNamesEveryFilter() {
        JsonNode document = TestConsole.json(CONSOLE.send("GET", "/v3/api-docs", "ann", null));
        List<String> names = new ArrayList<>();
        document.at("/paths/~1api~1v1~1cases/get/parameters")
                .forEach(one -> names.add(one.path("name").asText()));

        assertThat(names)
                .contains("state", "urgency", "brand", "assignee", "order", "limit", "cursor")
                .contains("platform", "language", "source", "customer", "q", "openedSince", "openedBefore", "view");
    }

    private static void open(long id, String platform, String language, String customer, String state, boolean praise) {
        JdbcClient jdbc = DATABASE.jdbc();
        jdbc.sql("""
                        INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, customer_lower, state,
                                           urgency_rank, score, opened_at, due_at, assignee, main_mention, mention_count, changed_at,
                                           version, source, language, praise)
                        VALUES (?, ?, 'acme', ?, 't', 'k', ?, ?, ?, 2, 30, ?, 9, ?, 0, 1, 0, 0, ?, ?, ?)
                        """)
                .params(id, "c" + id, platform, customer, customer.toLowerCase(java.util.Locale.ROOT), state, id)
                .param(state.equals("CLAIMED") ? "ann" : null)
                .params(id == 2 ? "two" : "one", language, praise)
                .update();
    }
}
