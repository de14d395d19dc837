package org.earshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and files of the contract, against one real jar that runs all the while. */
class ContractIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path home;

    private static TootTown town;
    private static HookTown hook;
    private static Daemon daemon;

    @BeforeAll
    static void open() throws IOException {
        town = new TootTown(60);
        hook = new HookTown();
        town.release(5);
        new Household(home).brand().alertsTo(hook).mastodon(town.url());
        daemon = Daemon.start(home);
        daemon.awaitReady();
        daemon.await(
                "the first posts are judged", () -> line("toots").path("judged").asInt() == 5);
    }

    @AfterAll
    static void close() throws InterruptedException {
        daemon.close();
        town.close();
        hook.close();
    }

    @Test
    void tryingASourceBesideTheDaemonShowsEachPostAndStoresNothing() throws Exception {
        daemon.post("/api/v1/sources/toots/pause", "");
        int before = line("toots").path("stored").asInt();
        town.release(10);

        Ran ran = run("try", "toots");
        JsonNode asked = daemon.get("/api/v1/sources/toots/try");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("stored", "critical", "alerts hook", " refused");
        assertThat(asked.path("stored").asInt())
                .isEqualTo(asked.path("posts").size())
                .isPositive();
        assertThat(asked.at("/posts/0/verdict/reasons").isArray()).isTrue();
        assertThat(asked.path("trouble").isNull()).isTrue();
        assertThat(asked.path("stored").asInt()).as("of " + (before + 10)).isEqualTo(10);
        assertThat(line("toots").path("stored").asInt()).isEqualTo(before);
        daemon.post("/api/v1/sources/toots/resume", "");
        daemon.await("the ten are stored", () -> line("toots").path("stored").asInt() == before + 10);
        assertThat(run("try", "nobody")).satisfies(nobody -> {
            assertThat(nobody.code()).isEqualTo(1);
            assertThat(nobody.err()).contains("there is no source 'nobody'");
        });
    }

    @Test
    void importingAFileTwiceAddsNothing() throws Exception {
        Path file = home.resolve("calls.jsonl");
        Files.writeString(file, """
                {"platform": "phone", "externalId": "call-1", "brand": "acme", "author": {"handle": "ann"}, "text": "acme bank, hello"}
                {"platform": "phone", "externalId": "call-2", "brand": "acme", "author": {"handle": "bob"}, "text": "acme bank, bye"}
                """);

        assertThat(run("import", file.toString()).out()).contains("2 mentions", "2 of them new");
        assertThat(run("import", file.toString()).out()).contains("2 mentions", "0 of them new");
        assertThat(line("api").path("stored").asInt()).isEqualTo(2);
    }

    @Test
    void aReplaySaysWhatAnotherPolicyWouldChangeAndTheScoreIsPlainJson() throws Exception {
        Path policy = home.resolve("strict.yaml");
        Files.writeString(policy, "urgency:\n  high: { first-response: 30m }\n");

        Ran replay = run("replay", "--since", "7d", "--policy", policy.toString());
        Ran wrong = run("replay", "--since", "yesterday", "--policy", policy.toString());
        Ran score = run("score", "--brand", "acme", "acme bank charged me twice");

        assertThat(replay.code()).as(replay.err()).isZero();
        assertThat(replay.out()).contains("judged again", "would change");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("'yesterday' is neither a time");
        assertThat(JSON.readTree(score.out()).at("/verdict/urgency").asText()).isEqualTo("high");
    }

    @Test
    void evaluatePrintsTheTableAndNothingElse() throws Exception {
        Path good = home.resolve("good.jsonl");
        Path bad = home.resolve("bad.jsonl");
        Files.writeString(good, "{\"text\":\"you charged me twice\",\"language\":\"en\",\"urgency\":\"high\"}\n");
        Files.writeString(bad, "{\"text\":\"you charged me twice\",\"urgency\":\"soon\"}\n");

        Ran table = run("evaluate", "--data", good.toString());
        Ran wrong = run("evaluate", "--data", bad.toString());

        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out())
                .startsWith("figure")
                .contains("urgent, recall", "1.000")
                .doesNotContain("INFO");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("bad.jsonl:1", "soon");
    }

    @Test
    void aBrokenFileChangesNothingAndIsNamedToAdminsUntilItIsMended() throws Exception {
        Path brands = home.resolve("config/brands.yaml");
        String good = Files.readString(brands);
        HttpClient browser = loggedIn();

        Files.writeString(brands, good.replace("terms:", "trems:"));
        daemon.await(
                "the settings page names the file",
                () -> page(browser, "/settings").contains("trems"));

        assertThat(daemon.log()).contains("config/brands.yaml:4");
        assertThat(daemon.get("/api/v1/sources").at("/items/0/state").asText()).isEqualTo("ok");
        Files.writeString(brands, good);
        daemon.await(
                "the settings page is calm again",
                () -> !page(browser, "/settings").contains("trems"));
    }

    @Test
    void aSourceLeavesAndComesBackWhileTheDaemonRunsAndGoesOnWhereItWas() throws Exception {
        Path file = home.resolve("routes/sources/toots.camel.yaml");
        String text = Files.readString(file);
        int before = line("toots").path("stored").asInt();
        Files.delete(file);
        daemon.await(
                "the source is gone",
                () -> daemon.get("/api/v1/sources").path("items").isEmpty());

        town.release(35);
        Files.writeString(file, text);
        daemon.await(
                "what was posted meanwhile is read",
                () -> line("toots").path("stored").asInt() == before + 35);

        Files.writeString(file, text.replace("every,  value: 1s", "cron, value: '* * * * *'"));
        daemon.await("the schedule is another", () -> daemon.log().contains("is live: 1 brands, 1 sources"));
        assertThat(daemon.log()).doesNotContain("not taken over, all runs on as before: ");
        Files.writeString(file, text);
    }

    @Test
    void aSecondDaemonOnTheSameFolderRefusesWithASentence() throws Exception {
        Ran second = run("run");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.out() + second.err())
                .contains("Another Earshot runs on")
                .doesNotContain("Exception");
    }

    private static JsonNode line(String source) {
        return daemon.get("/api/v1/ledger?source=" + source).at("/items/0");
    }

    private static Ran run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Daemon.command());
        command.addAll(Arrays.asList(words));
        Path out = Files.createTempFile(home, "command", ".out");
        Path err = Files.createTempFile(home, "command", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("EARSHOT_HOME", home.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("the command ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static HttpClient loggedIn() throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page(browser, "/login"));
        assertThat(token.find()).isTrue();
        String form = "username=admin&password=correct+horse+battery&_csrf=" + token.group(1);
        HttpRequest request = HttpRequest.newBuilder(URI.create(daemon.url() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.UTF_8))
                .build();
        assertThat(browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(302);
        return browser;
    }

    private static String page(HttpClient browser, String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(daemon.url() + path)).build();
            return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** How a command ended and what it said. */
    private record Ran(int code, String out, String err) {}
}
