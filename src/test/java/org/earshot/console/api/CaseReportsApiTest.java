package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseReportsApiTest {
    private static final TestConsole CONSOLE = TestConsole.start(TestDatabase.derby(), new TestClock());

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void aPeriodWithoutCasesIsAllZerosAndNulls() {
        HttpResponse<String> answer = CONSOLE.send(
                "GET",
                "/api/v1/reports/cases?from=2026-03-01&to=2026-03-31&brand=acme&platform=mastodon&language=en&urgency=high",
                "sue",
                null);

        JsonNode json = TestConsole.json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.path("totals").path("opened").asInt(-1)).isZero();
        assertThat(json.path("resolutionRate").isNull()).isTrue();
        assertThat(json.path("days")).hasSize(31);
        assertThat(json.path("days").get(30).path("date").asText()).isEqualTo("2026-03-31");
        assertThat(json.path("wallClock")
                        .path("firstResponseSinceHeard")
                        .path("medianSeconds")
                        .isNull())
                .isTrue();
        assertThat(json.path("officeHours")
                        .path("steps")
                        .get(0)
                        .path("upToSeconds")
                        .asInt())
                .isEqualTo(900);
        assertThat(json.path("hoursOfTheWeek").path("posted")).hasSize(168);
        assertThat(json.path("complete").asBoolean()).isTrue();
        assertThat(CONSOLE.send("GET", "/v3/api-docs", "ada", null).body()).contains("FigureWaits", "FigureLine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-02-30",
                "from=2026-03-02&to=2026-03-01",
                "from=2020-01-01&to=2026-03-01",
                "urgency=grave"
            })
    void whatMakesNoSenseIsRefused(String asked) {
        assertThat(CONSOLE.send("GET", "/api/v1/reports/cases?" + asked, "sue", null)
                        .statusCode())
                .isEqualTo(400);
    }
}
