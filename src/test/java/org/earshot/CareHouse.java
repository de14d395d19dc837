package org.earshot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.earshot.console.pages.Chromium;

/** The packaged daemon on a Derby of its own, a platform that it reads and answers, and people in front of real browsers. */
final class CareHouse implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    static final String TOKEN_VARIABLE = "JOURNEY_TOKEN";

    /** Also for a machine that is busy; what is expected comes far sooner. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final double PLAYWRIGHTS_OWN = 5_000;

    private final Path home;
    private final TalkTown town = new TalkTown();
    private final Chromium chromium = new Chromium();
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Daemon daemon;
    private boolean killed;

    CareHouse(Path home) throws IOException {
        this.home = home;
        new Household(home).brand().file("routes/sources/acme.camel.yaml", """
            - templatedRoute:
                routeId: acme-tag
                routeTemplateRef: mastodon-tag
                parameters:
                  - { name: brand,   value: acme }
                  - { name: server,  value: %s }
                  - { name: tag,     value: acmebank }
                  - { name: token,   value: "{{env:%s}}" }
                  - { name: account, value: %s }
                  - { name: every,   value: 1s }
            """.formatted(
                        town.url(), TOKEN_VARIABLE, TalkTown.ACCOUNT));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        daemon = started(Map.of());
        daemon.awaitReady();
    }

    private Daemon started(Map<String, String> more) throws IOException {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "EARSHOT_UNDERSTAND_CORENLP",
                "false",
                "EARSHOT_UNDERSTAND_EMBEDDING",
                "false",
                TOKEN_VARIABLE,
                TalkTown.TOKEN));
        environment.putAll(more);
        return Daemon.start(home, environment);
    }

    /** Kills the daemon where it stands. */
    void kill() throws InterruptedException {
        daemon.kill();
        killed = true;
    }

    /** Where it was killed, starts it again at the same address. */
    void up() throws IOException {
        if (killed) {
            killed = false;
            int port = URI.create(daemon.url()).getPort();
            daemon = started(Map.of("SERVER_PORT", String.valueOf(port)));
            daemon.awaitReady();
        }
    }

    Daemon daemon() {
        return daemon;
    }

    TalkTown town() {
        return town;
    }

    Path file(String path) {
        return home.resolve(path);
    }

    /** Adds a user by the command line, as an admin in a shell would. */
    void user(String name, String role) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Daemon.command("-Xmx256m"));
        command.addAll(List.of("user", "add", name, "--role", role));
        Path out = Files.createTempFile(home, "user", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(Map.of("EARSHOT_HOME", home.toString(), "EARSHOT_USER_PASSWORD", PASSWORD));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Somebody speaks to the brand on the platform, and the daemon has made a case of it. */
    Heard hear(String handle, String text) {
        return hear("acmebank", handle, text);
    }

    Heard hear(String tag, String handle, String text) {
        String post = town.say(tag, handle, text);
        return new Heard(post, caseOf(handle));
    }

    /** The number of the case of somebody, once there is one. */
    long caseOf(String handle) {
        String path = "/api/v1/cases?customer=" + handle;
        daemon.await(
                "a case of " + handle, () -> !daemon.get(path).path("items").isEmpty());
        return daemon.get(path).at("/items/0/id").asLong();
    }

    JsonNode caseAt(long id) {
        return daemon.get("/api/v1/cases/" + id);
    }

    /**
     * What somebody said.
     *
     * @param post its id on the platform
     * @param id the number of its case
     */
    record Heard(String post, long id) {}

    /** A browser of somebody who is not logged in. */
    Page browser(boolean scripts) {
        BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE.toMillis());
        open.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** A browser of somebody who is logged in, with a page of the console in front of them. */
    Page at(String path, String user) {
        return at(path, user, true);
    }

    Page at(String path, String user, boolean scripts) {
        Page page = browser(scripts);
        enter(page, user, PASSWORD);
        assertThat(page.locator(".who")).containsText(user);
        page.navigate(daemon.url() + path);
        return page;
    }

    void enter(Page page, String user, String password) {
        page.navigate(daemon.url() + "/login");
        page.fill("#username", user);
        page.fill("#password", password);
        page.locator("form[action$='/login'] button").click();
    }

    static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Everybody goes home; gives what their browsers complained about meanwhile. */
    List<String> closeBrowsers() {
        open.forEach(BrowserContext::close);
        open.clear();
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        return heard;
    }

    @Override
    public void close() throws InterruptedException {
        PlaywrightAssertions.setDefaultAssertionTimeout(PLAYWRIGHTS_OWN);
        chromium.close();
        daemon.close();
        town.close();
    }
}
