package org.earshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One daemon with a heap of 1 GB, a healthy source, and beside it everything that platforms and visitors may throw at it. */
class WeatherIT {
    private static final int SILENT = 15;
    private static final List<String> SECRETS =
            List.of("SECRET-TOKEN", "correct horse battery", "TEXTOF", "acme bank", "emptied my account");

    @TempDir
    private static Path home;

    private static StormTown storm;
    private static TootTown town;
    private static HookTown hook;
    private static Daemon daemon;
    private static Visitor visitor;

    @BeforeAll
    static void start() throws Exception {
        storm = new StormTown();
        town = new TootTown(40);
        hook = new HookTown();
        town.release(15);
        Household house = new Household(home).brand().alertsTo(hook).mastodon(town.url());
        house.file("routes/sources/storm.camel.yaml", sources());
        daemon = Daemon.start(
                home,
                Map.of(
                        "EARSHOT_UNDERSTAND_CORENLP", "false",
                        "EARSHOT_UNDERSTAND_EMBEDDING", "false",
                        "EARSHOT_HTTP_ALLOW_HOSTS", "127.0.0.0/8",
                        "EARSHOT_HTTP_READ_TIMEOUT", "20s",
                        "STORM_TOKEN", "SECRET-TOKEN-4711"));
        visitor = new Visitor(daemon);
        daemon.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        daemon.close();
        storm.close();
        town.close();
        hook.close();
    }

    @Test
    void serversThatAnswerNothingSaySoOnTheirSourceAndHoldUpNobodyElse() {
        daemon.await("all silent servers are asked at once", () -> storm.held() == SILENT);
        int before = stored("toots");
        town.release(10);
        daemon.await("the healthy source goes on", () -> stored("toots") >= before + 10);
        daemon.await(
                "the silent ones say so",
                () -> troubles().keySet().stream()
                                .filter(id -> id.startsWith("silent"))
                                .count()
                        == SILENT);
        assertThat(troubles().get("silent-0")).contains("127.0.0.10").contains("silent for longer than allowed");
    }

    @Test
    void whatIsNoAnswerIsNamedOnItsSourceAndWhatIsCleanIsStored() {
        for (String bad : List.of("truncated", "html", "bomb", "deep", "binary")) {
            daemon.await(bad + " is named", () -> troubles().containsKey(bad));
        }
        daemon.await(
                "the feed of 50,000 items is read",
                () -> ledger("many").path("heard").asInt() >= 50_000);
        daemon.await(
                "the odd posts are read", () -> ledger("odd").path("stored").asInt() >= 7);
        daemon.await(
                "the large post is read",
                () -> stored("large") == 1 || troubles().containsKey("large"));

        assertThat(stored("many")).isEqualTo(10);
        assertThat(ledger("odd").path("refused").asInt()).isEqualTo(3);
        Map<String, String> texts = new TreeMap<>();
        daemon.pages("/api/v1/mentions?limit=100", mention -> {
            texts.put(mention.path("externalId").asText(), mention.path("text").asText());
            assertThat(mention.path("url").asText("")).doesNotStartWith("javascript");
        });
        assertThat(texts.get("https://far.example/100")).contains("half a pair").doesNotContain("\ud83d");
        assertThat(texts.get("https://far.example/101")).doesNotContain("\u0000", "\u0007");
        assertThat(texts.values()).noneMatch(text -> text.contains("root:") || text.contains("hahaha"));
        assertThat(troubles()).doesNotContainKey("toots");
        assertThat(troubles().values())
                .allSatisfy(why -> assertThat(why).doesNotContain("Exception", "SECRET", "TEXTOF", "java."));
    }

    @Test
    void aSecondDaemonOnTheSameFolderIsRefusedInASentence() throws Exception {
        try (Daemon second = Daemon.start(home)) {
            assertThat(second.exitCode(Duration.ofSeconds(60))).isEqualTo(1);
            assertThat(second.log()).contains("Another Earshot runs on").doesNotContain("\tat ");
        }
        assertThat(visitor.get("/actuator/health", true).statusCode()).isEqualTo(200);
    }

    @Test
    void healthNamesTroublesToAdminsAndNothingToStrangers() {
        daemon.await(
                "health names the sources",
                () -> daemon.get("/actuator/health")
                        .at("/components/line/details/troubles")
                        .has("truncated"));
        JsonNode health = daemon.get("/actuator/health");

        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.at("/components/line/details/sources/failing").asInt())
                .isPositive();
        assertThat(health.at("/components/house/details/configurationProblems").isArray())
                .isTrue();
        assertThat(visitor.get("/actuator/health", false).body()).doesNotContain("components", "toots");
    }

    @Test
    void theDoorsAreShut() throws Exception {
        for (String path : List.of("/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/prometheus")) {
            assertThat(visitor.get(path, false).statusCode()).as(path).isIn(401, 404);
        }
        assertThat(visitor.get("/actuator/heapdump", true).statusCode()).isEqualTo(404);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data/control.json"))))
                .isEqualTo("rw-------");
        assertThat(visitor.listening())
                .as("addresses that the process listens on")
                .allMatch(address -> address.equals("127.0.0.1:" + visitor.port()))
                .isNotEmpty();
    }

    @Test
    void everyAnswerCarriesThePolicyAndNoneATrace() throws IOException {
        for (String request : Visitor.HOSTILE) {
            String answer = visitor.raw(request);
            assertThat(answer.lines().findFirst().orElse(""))
                    .as(request)
                    .doesNotContain(request.startsWith("GET /error") ? "HTTP/1.1 200" : " 500")
                    .startsWith("HTTP/1.1");
            assertThat(answer)
                    .as(request)
                    .doesNotContain("\tat ", "Exception", "root:", "earshot:\n", "org.apache", "Tomcat/");
            // What Tomcat itself cannot take for a request never comes to our filters.
            if (!answer.startsWith("HTTP/1.1 400") && !answer.startsWith("HTTP/1.1 501")) {
                assertThat(answer).as(request).containsIgnoringCase("Content-Security-Policy: default-src 'none'");
            }
        }
    }

    @Test
    void hostileTextIsTextInTheConsole() throws Exception {
        daemon.await(
                "the hostile post is judged", () -> ledger("odd").path("held").asInt(1) == 0);
        visitor.login("admin", "correct horse battery");
        List<String> pages = new java.util.ArrayList<>(List.of("/", "/sources", "/ledger", "/settings"));
        daemon.pages(
                "/api/v1/cases?limit=100",
                one -> pages.add("/cases/" + one.path("id").asText()));
        for (String page : pages) {
            String html = visitor.browse(page);
            assertThat(html)
                    .as(page)
                    .contains("<html")
                    .doesNotContain("<script>", "<img src=x", "<b>u</b>", "javascript:", "SECRET-TOKEN", hook.secret());
        }
        assertThat(visitor.cookies())
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("JSESSIONID")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
        assertThat(visitor.formWithoutToken("/cases/1/claim")).isEqualTo(403);
        assertThat(visitor.formWithoutToken("/logout")).isEqualTo(403);
    }

    @Test
    void theLogNamesNoSecretAndNoText() {
        daemon.await("the storm has passed through", () -> troubles().containsKey("truncated") && stored("odd") > 0);
        assertThat(daemon.log().lines().filter(line -> SECRETS.stream().anyMatch(line::contains)))
                .isEmpty();
        assertThat(daemon.log()).doesNotContain(hook.secret(), "OutOfMemory");
    }

    private static String sources() throws IOException {
        StringBuilder file = new StringBuilder();
        for (String tag : List.of("truncated", "html", "large", "bomb", "deep", "odd")) {
            file.append(source(tag, "mastodon-tag", "server", storm.url(), tag));
        }
        for (String feed : List.of("many", "laughs", "outside", "binary")) {
            file.append(source(feed, "rss", "url", storm.url() + "/feed/" + feed, ""));
        }
        file.append(source("broken", "review-page", "url", storm.url() + "/reviews/broken", ""));
        int number = 0;
        for (String silent : storm.silence(SILENT)) {
            file.append(source("silent-" + number++, "mastodon-tag", "server", silent, "acmebank"));
        }
        return file.toString();
    }

    private static String source(String id, String template, String place, String address, String tag) {
        String more = tag.isEmpty()
                ? ""
                : "\n      - { name: tag, value: " + tag + " }"
                        + "\n      - { name: token, value: \"{{env:STORM_TOKEN}}\" }";
        return """
                - templatedRoute:
                    routeId: %s
                    routeTemplateRef: %s
                    parameters:
                      - { name: brand, value: acme }
                      - { name: every, value: %s }
                      - { name: %s, value: "%s" }%s
                """.formatted(id, template, tag.isEmpty() ? "1h" : "1s", place, address, more);
    }

    private static JsonNode ledger(String source) {
        return daemon.get("/api/v1/ledger?source=" + source).path("items").path(0);
    }

    private static int stored(String source) {
        return ledger(source).path("stored").asInt();
    }

    private static Map<String, String> troubles() {
        Map<String, String> troubles = new TreeMap<>();
        JsonNode answer = daemon.get("/api/v1/sources");
        (answer.isArray() ? answer : answer.path("items")).forEach(source -> {
            if (source.path("trouble").isTextual()) {
                troubles.put(source.path("id").asText(), source.path("trouble").asText());
            }
        });
        return troubles;
    }
}
