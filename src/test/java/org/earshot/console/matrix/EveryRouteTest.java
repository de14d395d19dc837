package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.earshot.console.pages.ConsoleTown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route for everybody, with and without the token of a form, and the headers of every answer. A route without a row fails. */
class EveryRouteTest {
    /** What filters answer, before any controller. */
    private static final Set<String> FILTERS =
            Set.of("POST /login", "POST /logout", "GET /login/oauth2/code/sso", "GET /oauth2/authorization/sso");

    @TempDir
    private static Path home;

    private static MatrixTown town;
    private static String item;
    private static final Map<String, Walker> PEOPLE = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        town = MatrixTown.start(home, Map.of());
        ConsoleTown.Mouth mouth = town.mouth();
        item = String.valueOf(mouth.say("mastodon", "zoe", "Acme Bank blocked my card, this is terrible!")
                .id());
        PEOPLE.put("public", town.walker(Walker.NOBODY));
        PEOPLE.put("agent", town.walker("anna"));
        PEOPLE.put("supervisor", town.walker("sam"));
        PEOPLE.put("admin", town.walker("root"));
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> mapped = new TreeSet<>(FILTERS);
        town.beans(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> mapped.addAll(routes(info))));
        Set<String> rows = Row.all().stream().map(Row::route).collect(Collectors.toCollection(TreeSet::new));

        assertThat(mapped).as("routes without a row").isSubsetOf(rows).hasSizeGreaterThan(200);
        assertThat(rows).as("rows without a route").isSubsetOf(mapped);
        assertThat(Row.all()).doesNotHaveDuplicates();
    }

    private static List<String> routes(RequestMappingInfo info) {
        List<String> found = new ArrayList<>();
        List<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? List.of("GET")
                : info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .toList();
        for (String method : methods) {
            info.getPatternValues().forEach(pattern -> found.addAll(Row.routes(method, pattern)));
        }
        return found;
    }

    @Test
    void everyRouteOpensToTheLeastRoleAndAllAboveAndToNobodyElseAndEveryAnswerIsSafe() {
        List<String> wrong = new ArrayList<>();
        for (Row row : Row.all()) {
            PEOPLE.forEach((role, walker) -> {
                if (!row.method().equals("GET")) {
                    wrong.addAll(faults(row, role, ask(row, walker, false), false));
                }
                wrong.addAll(faults(row, role, ask(row, walker, true), true));
            });
            if (row.path().equals("/me/account/sessions") || row.path().equals("/logout")) {
                town.forgetTries();
                PEOPLE.values().forEach(Walker::login);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Walker.Answer ask(Row row, Walker walker, boolean withToken) {
        String path = row.path()
                .replaceFirst("/cases/\\{id}", "/cases/" + item)
                .replaceAll("\\{(id|reply|number)}", "0")
                .replaceAll("\\{\\w+}|\\*\\*", "none");
        if (row.method().equals("GET")) {
            return walker.get(path);
        }
        if (row.script()) {
            return walker.call(row.method(), path, withToken);
        }
        return withToken ? walker.post(path, Map.of()) : walker.bare(path, Map.of());
    }

    private static List<String> faults(Row row, String role, Walker.Answer answer, boolean withToken) {
        Headers.assertSafe(answer);
        boolean nobody = role.equals("public");
        int status = answer.status();
        boolean right;
        if (!withToken && !row.open()) {
            right = status == 403;
        } else if (row.isPublic()) {
            // The health of a daemon without routes is bad.
            right = status < 500 && status != 403 || row.path().startsWith("/actuator/health");
        } else if (nobody) {
            right = row.script() ? status == 401 : answer.toLogin();
        } else if (row.mayBe(role)) {
            boolean out = answer.toLogin() && !row.path().equals("/me/account/sessions");
            right = status < 500 && status != 401 && status != 403 && !out;
        } else {
            right = status == 403;
        }
        return right ? List.of() : List.of(answer.asked() + (withToken ? "" : " without token") + " " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/earshot.css",
                "/assets/earshot.js",
                "/assets/earshot.svg",
                "/assets/none.js",
                "/favicon.ico",
                "/webjars/htmx.org/2.0.8/dist/htmx.min.js",
                "/webjars/none",
                "/nothing",
                "/cases/none",
                "/cases/99999999",
                "/cases/1;v=1",
                "/cases//1",
                "/..%2f..%2fetc/passwd",
                "/login?error",
                "/figures?from=x",
                "/figures.csv?what=none",
                "/api/v1/none",
                "/actuator/env",
                "/actuator/none",
                "/v3/none",
                "/hooks/none",
                "/hooks/%00",
                "/s/%00"
            })
    void everyOtherAnswerIsSafeToo(String path) {
        PEOPLE.values().forEach(walker -> Headers.assertSafe(walker.get(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /cases/1", "DELETE /", "PATCH /me", "OPTIONS /", "HEAD /", "TRACE /", "PROPFIND /"})
    void soIsTheAnswerToAMethodThatIsNotServed(String asked) {
        String[] part = asked.split(" ", -1);
        PEOPLE.values()
                .forEach(walker -> Headers.assertSafe(walker.send(
                        part[0],
                        part[1],
                        java.net.http.HttpRequest.newBuilder()
                                .method(part[0], java.net.http.HttpRequest.BodyPublishers.noBody()))));
    }
}
