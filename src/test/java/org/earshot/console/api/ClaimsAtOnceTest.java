package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.earshot.admin.TestClock;
import org.earshot.admit.Role;
import org.earshot.admit.Users;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsAtOnceTest {
    private static final int CALLERS = 24;

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofManyCallersOneHasTheCaseAndTheOthersAreToldWhoAndSinceWhen(TestDatabase database) throws Exception {
        try (TestConsole console = TestConsole.start(database, new TestClock())) {
            console.bean(Users.class).add("bob", Role.AGENT, TestConsole.PASSWORD);
            openCase(database);
            List<HttpResponse<String>> answers = atOnce(console);

            List<Integer> codes =
                    answers.stream().map(HttpResponse::statusCode).distinct().toList();
            HttpResponse<String> done = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .findFirst()
                    .orElseThrow();
            String owner = TestConsole.json(done).path("assignee").asText();
            assertThat(codes).containsExactlyInAnyOrder(200, 409);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(refused -> {
                JsonNode problem = TestConsole.json(refused);
                assertThat(problem.path("holder").asText()).isEqualTo(owner);
                assertThat(problem.path("since").asText()).isEqualTo("2026-03-01T10:00:00Z");
                assertThat(problem.path("until").asText()).isEqualTo("2026-03-01T10:30:00Z");
            });
            assertThat(claims(database)).isEqualTo(1);
        }
    }

    private static List<HttpResponse<String>> atOnce(TestConsole console) throws Exception {
        List<String> users = List.of("ann", "bob", "sue", "ada");
        ExecutorService pool = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<HttpResponse<String>>> calls = IntStream.range(0, CALLERS)
                    .mapToObj(number -> pool.submit(() ->
                            console.send("POST", "/api/v1/cases/7/claim", users.get(number % users.size()), null)))
                    .toList();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> call : calls) {
                answers.add(call.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private static long claims(TestDatabase database) {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM journal WHERE case_id = 7 AND deed = 'claimed'")
                .query(Long.class)
                .single();
    }

    private static void openCase(TestDatabase database) {
        database.jdbc().sql("""
                        INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank, score,
                                           opened_at, due_at, main_mention, mention_count, changed_at, version)
                        VALUES (7, 'c7', 'acme', 'phone', 't7', 'eve', 'eve', 'OPEN', 1, 60, 1772359200000, 1772362800000, 1, 0, 0, 0)
                        """).update();
    }
}
