package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the API with the least role that it needs; a new route without a row fails. */
class RoutesAndRolesTest {
    private static final TreeMap<String, String> LEAST = new TreeMap<>();
    private static final List<String> ROLES = List.of("ann", "sue", "ada");
    private static final TestConsole CONSOLE = TestConsole.start(TestDatabase.derby(), new TestClock());

    @BeforeAll
    static void rows() {
        LEAST.put("POST /api/v1/readings", "ann");
        LEAST.put("POST /api/v1/mentions", "ann");
        LEAST.put("GET /api/v1/mentions", "ann");
        LEAST.put("PUT /api/v1/mentions/{id}/label", "ann");
        LEAST.put("GET /api/v1/cases", "ann");
        LEAST.put("GET /api/v1/cases/{id}", "ann");
        for (String deed :
                List.of("claim", "release", "acknowledge", "note", "reply", "snooze", "resolve", "dismiss", "reopen")) {
            LEAST.put("POST /api/v1/cases/{id}/" + deed, "ann");
        }
        LEAST.put("POST /api/v1/cases/{id}/assign", "sue");
        LEAST.put("POST /api/v1/cases/{id}/replies/{reply}/undo", "ann");
        LEAST.put("POST /api/v1/cases/{id}/replies/{reply}/release", "ann");
        LEAST.put("POST /api/v1/cases/{id}/replies/{reply}/approve", "sue");
        LEAST.put("POST /api/v1/cases/{id}/replies/{reply}/send-back", "sue");
        LEAST.put("GET /api/v1/cases/{id}/suggestions", "ann");
        LEAST.put("POST /api/v1/cases/{id}/holding", "ann");
        LEAST.put("GET /api/v1/articles", "ann");
        LEAST.put("GET /api/v1/articles/{id}", "ann");
        LEAST.put("GET /api/v1/articles/{id}/versions", "ann");
        LEAST.put("POST /api/v1/articles", "sue");
        LEAST.put("PUT /api/v1/articles/{id}", "sue");
        LEAST.put("POST /api/v1/articles/{id}/restore", "sue");
        LEAST.put("GET /api/v1/sources", "ada");
        LEAST.put("POST /api/v1/sources/{id}/poll", "ada");
        LEAST.put("POST /api/v1/sources/{id}/pause", "ada");
        LEAST.put("POST /api/v1/sources/{id}/resume", "ada");
        LEAST.put("GET /api/v1/sources/{id}/try", "ada");
        LEAST.put("POST /api/v1/sources/{id}/try", "ada");
        LEAST.put("GET /api/v1/templates", "ada");
        LEAST.put("GET /api/v1/sources/{id}/definition", "ada");
        LEAST.put("PUT /api/v1/sources/{id}/definition", "ada");
        LEAST.put("DELETE /api/v1/sources/{id}/definition", "ada");
        LEAST.put("POST /api/v1/replays", "ada");
        LEAST.put("GET /api/v1/learning", "ada");
        LEAST.put("POST /api/v1/learning", "ada");
        LEAST.put("POST /api/v1/learning/undo", "ada");
        LEAST.put("GET /api/v1/reports/labels", "sue");
        LEAST.put("GET /api/v1/reports/cases", "sue");
        LEAST.put("GET /api/v1/questions", "ann");
        LEAST.put("GET /api/v1/ledger", "ann");
        LEAST.put("GET /api/v1/users", "ada");
        LEAST.put("POST /api/v1/users", "ada");
        LEAST.put("GET /api/v1/tokens", "ann");
        LEAST.put("POST /api/v1/tokens", "ann");
        LEAST.put("DELETE /api/v1/tokens/{id}", "ann");
        LEAST.put("GET /api/v1/cases/{id}/survey", "ann");
        LEAST.put("GET /api/v1/goodwill", "ann");
        LEAST.put("POST /api/v1/goodwill", "ann");
        LEAST.put("POST /api/v1/goodwill/{id}/undo", "ann");
        LEAST.put("GET /api/v1/goodwill/requests", "ann");
        LEAST.put("POST /api/v1/goodwill/requests/{id}/approve", "sue");
        LEAST.put("POST /api/v1/goodwill/requests/{id}/decline", "sue");
        LEAST.put("POST /api/v1/goodwill/requests/{id}/withdraw", "ann");
        LEAST.put("GET /api/v1/team", "ann");
        LEAST.put("PUT /api/v1/team/presence", "ann");
        LEAST.put("GET /api/v1/configuration/{id}", "ada");
        LEAST.put("PUT /api/v1/configuration/{id}", "ada");
        LEAST.put("GET /api/v1/configuration/{id}/versions", "ada");
        LEAST.put("GET /api/v1/configuration/{id}/versions/{number}", "ada");
        LEAST.put("POST /api/v1/configuration/{id}/versions/{number}/rollback", "ada");
        LEAST.put("GET /v3/api-docs", "ann");
        LEAST.put("GET /actuator/prometheus", "ann");
        LEAST.put("GET /actuator", "ada");
        LEAST.put("GET /actuator/info", "ada");
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void everyRouteOfTheApiHasARow() {
        Set<String> mapped = new TreeSet<>();
        CONSOLE.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method + " " + path))));

        assertThat(mapped).hasSizeGreaterThan(20).isSubsetOf(LEAST.keySet());
    }

    @Test
    void everyRouteLetsInTheLeastRoleAndAllAboveItAndNobodyElse() {
        List<String> wrong = new ArrayList<>();
        LEAST.forEach((route, least) -> {
            String method = route.substring(0, route.indexOf(' '));
            String path = route.substring(route.indexOf(' ') + 1)
                    .replace("{id}", "0")
                    .replace("{number}", "0")
                    .replace("{reply}", "0");
            String body = method.equals("GET") ? null : "{}";
            HttpResponse<String> nobody = CONSOLE.send(method, path, null, body);
            if (nobody.statusCode() != 401) {
                wrong.add("nobody " + route + " " + nobody.statusCode());
            }
            for (String user : ROLES) {
                int status = CONSOLE.send(method, path, user, body).statusCode();
                boolean may = ROLES.indexOf(user) >= ROLES.indexOf(least);
                if (status == 401 || status >= 500 || may == (status == 403)) {
                    wrong.add(user + " " + route + " " + status);
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void theHealthAnswerSaysNothingMoreToNobodyAndDetailsToAdmins() {
        HttpResponse<String> nobody = CONSOLE.send("GET", "/actuator/health", null, null);
        HttpResponse<String> agent = CONSOLE.send("GET", "/actuator/health", "ann", null);
        HttpResponse<String> admin = CONSOLE.send("GET", "/actuator/health", "ada", null);

        assertThat(TestConsole.json(nobody).has("components")).isFalse();
        assertThat(TestConsole.json(agent).has("components")).isFalse();
        assertThat(TestConsole.json(admin).has("components")).isTrue();
    }

    @Test
    void theDocumentNamesEveryCallWithASummaryAndItsAnswers() {
        HttpResponse<String> document = CONSOLE.send("GET", "/v3/api-docs", "ann", null);

        var paths = TestConsole.json(document).path("paths");
        assertThat(paths.size()).isGreaterThanOrEqualTo(20);
        assertThat(paths.at("/~1api~1v1~1cases~1{id}~1claim/post/summary").asText())
                .isEqualTo("Takes the case for oneself");
        assertThat(paths.at("/~1api~1v1~1cases~1{id}~1claim/post/responses").has("409"))
                .isTrue();
        paths.fieldNames().forEachRemaining(path -> {
            if (path.startsWith("/api/")) {
                paths.path(path)
                        .forEach(call -> assertThat(call.path("summary").asText())
                                .as(path)
                                .isNotEmpty());
            }
        });
    }
}
