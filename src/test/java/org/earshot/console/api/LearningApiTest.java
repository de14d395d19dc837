package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LearningApiTest {
    private static final TestConsole CONSOLE = TestConsole.start(TestDatabase.derby(), new TestClock());

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void withoutCorrectionsNothingIsLearnedAndTheAnswerSaysSo() {
        HttpResponse<String> dry = CONSOLE.send("POST", "/api/v1/learning", "ada", "{\"dryRun\":true}");
        HttpResponse<String> real = CONSOLE.send("POST", "/api/v1/learning", "ada", null);
        JsonNode standing = TestConsole.json(CONSOLE.send("GET", "/api/v1/learning", "ada", null));

        assertThat(dry.statusCode()).as(dry.body()).isEqualTo(200);
        assertThat(real.statusCode()).as(real.body()).isEqualTo(200);
        assertThat(TestConsole.json(real).path("live").asBoolean()).isFalse();
        assertThat(TestConsole.json(real).path("version").isNull()).isTrue();
        assertThat(TestConsole.json(real).path("says").asText()).isNotEmpty();
        assertThat(TestConsole.json(real).at("/moves/items")).isEmpty();
        assertThat(standing.path("versions").isArray()).isTrue();
        assertThat(standing.path("live").isNull()).isTrue();
    }

    @Test
    void whereNothingIsLiveThereIsNothingToUndo() {
        HttpResponse<String> undo = CONSOLE.send("POST", "/api/v1/learning/undo", "ada", null);

        assertThat(undo.statusCode()).isEqualTo(409);
        assertThat(TestConsole.json(undo).path("detail").asText()).contains("nothing learned is live");
    }

    @Test
    void theReportOnLabelsHasASentenceWhereThereAreTooFew() {
        JsonNode report = TestConsole.json(CONSOLE.send("GET", "/api/v1/reports/labels", "sue", null));

        assertThat(report.at("/periods/0/name").asText()).isEqualTo("30d");
        assertThat(report.at("/periods/1/total/note").asText()).isEqualTo("Only 0 labels; figures start at 10");
        assertThat(report.at("/periods/1/total/precision").isNull()).isTrue();
    }

    @Test
    void aReplayWithoutAPolicyReadsAgain() {
        HttpResponse<String> replay = CONSOLE.send("POST", "/api/v1/replays", "ada", "{\"since\":\"7d\"}");

        assertThat(replay.statusCode()).as(replay.body()).isEqualTo(200);
        assertThat(TestConsole.json(replay).path("judged").asInt()).isZero();
        assertThat(TestConsole.json(replay).path("readNow").isArray()).isTrue();
    }
}
