package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of sources in a real browser, over the real files. */
class SourceFormsIT {
    private static final String FILE = """
            # Ann's
            - templatedRoute:
                routeId: acme-tag
                routeTemplateRef: mastodon-tag
                parameters:
                  - { name: brand,  value: acme }     # ours
                  - { name: server, value: https://mastodon.example }
                  - { name: tag,    value: acmebank }
                  - { name: token,  value: hunter2 }
            """;

    @TempDir
    private static Path home;

    private static FormTown town;
    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> open = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("routes/sources"));
        Files.writeString(
                home.resolve("config/brands.yaml"), "brands:\n  - { id: acme, name: Acme Bank, terms: [acme bank] }\n");
        Files.writeString(home.resolve("routes/sources/acme.camel.yaml"), FILE);
        town = FormTown.start(home);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        town.close();
    }

    @BeforeEach
    void theFileAsAnnLeftIt() throws IOException {
        Files.writeString(home.resolve("routes/sources/acme.camel.yaml"), FILE);
        Files.deleteIfExists(home.resolve("routes/sources/console.camel.yaml"));
    }

    @AfterEach
    void theBrowserNeverComplains() {
        open.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSourceIsChosenTriedAndAddedAlsoWithoutScripts(boolean scripts) throws IOException {
        Page page = loggedIn("root", scripts);
        page.navigate(town.address("/sources"));
        page.getByText("Add a source").click();
        assertThat(page.locator("main")).containsText("Posts with a hashtag");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("rss").setExact(true))
                .click();
        page.getByLabel("Name").fill("acme-news");
        page.getByLabel("Brand").selectOption("acme");
        page.getByLabel("Address").fill(town.feed());
        press(page, "Try");
        assertThat(page.locator("#trial")).containsText("2 read, 1 would be stored.");
        assertThat(page.locator("#trial")).containsText("Acme Bank stole my money");
        assertThat(page.locator("#trial .badge").first()).isVisible();
        assertThat(home.resolve("routes/sources/console.camel.yaml")).doesNotExist();

        press(page, "Save");
        assertThat(page.locator(".diff .comes").first()).hasText("+- templatedRoute:");
        press(page, "Write it");

        assertThat(page.locator(".done")).containsText("acme-news is written to routes/sources/console.camel.yaml");
        assertThat(Files.readString(home.resolve("routes/sources/console.camel.yaml")))
                .contains("routeId: acme-news", "{ name: brand, value: acme }")
                .doesNotContain("every");
    }

    @Test
    void aSecretOfTheFileIsNeitherShownNorLostAndANewOneIsNamed() throws IOException {
        Page page = loggedIn("root", true);
        page.navigate(town.address("/sources/acme-tag/edit"));
        assertThat(page.getByLabel("Hashtag")).hasValue("acmebank");
        assertThat(page.locator("main")).containsText("set in the file");
        page.getByLabel("Hashtag").fill("acme \"care\": {{x}}");
        press(page, "Save");
        assertThat(page.content()).contains("(secret)").doesNotContain("hunter2");
        press(page, "Write it");
        assertThat(page.locator(".done")).isVisible();
        assertThat(Files.readString(home.resolve("routes/sources/acme.camel.yaml")))
                .isEqualTo(FILE.replace("acmebank", "\"acme \\\"care\\\": {{x}}\""));

        page.navigate(town.address("/sources/acme-tag/edit"));
        page.locator("#p-token").fill("sk-live 12345");
        press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("A secret is not written here");
        assertThat(page.content()).doesNotContain("sk-live");
        page.locator("#p-token").fill("NO_SUCH_TOKEN");
        press(page, "Save");
        assertThat(page.locator("#fault-p-token")).containsText("NO_SUCH_TOKEN is not set");
        page.locator("#p-token").fill(FormTown.VARIABLE);
        press(page, "Save");
        press(page, "Write it");
        assertThat(Files.readString(home.resolve("routes/sources/acme.camel.yaml")))
                .contains("\"{{env:" + FormTown.VARIABLE + "}}\"")
                .doesNotContain("hunter2");
    }

    @Test
    void everyFaultStandsBesideItsFieldAndNothingTypedIsLost() {
        Page page = loggedIn("root", true);
        page.navigate(town.address("/sources/new?template=mastodon-tag"));
        page.getByLabel("Poll every").fill("soon");
        page.getByLabel("Hashtag").fill("<b>x</b>");

        press(page, "Save");

        assertThat(page.locator("#fault-id")).isVisible();
        assertThat(page.locator("#id")).isFocused();
        page.getByLabel("Name").fill("acme-two");
        press(page, "Save");
        assertThat(page.locator("#fault-p-brand")).containsText("missing");
        assertThat(page.locator("#fault-p-every")).containsText("not a duration");
        assertThat(page.locator("#p-every")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#p-brand")).isFocused();
        Visitors.assertAccessible(page);
        assertThat(page.getByLabel("Hashtag")).hasValue("<b>x</b>");
        page.getByRole(AriaRole.ALERT).getByText("Poll every").click();
        assertThat(page.locator("#p-every")).isFocused();
    }

    @Test
    void whoComesSecondSeesWhatWouldChangeAndDecides() throws IOException {
        Page page = loggedIn("root", true);
        page.navigate(town.address("/sources/acme-tag/edit"));
        page.getByLabel("Hashtag").fill("second");
        press(page, "Save");
        Visitors.assertAccessible(page);
        Path file = home.resolve("routes/sources/acme.camel.yaml");
        Files.writeString(file, FILE.replace("# ours", "# theirs"));

        Response answer = page.waitForResponse(got -> got.url().endsWith("/edit"), () -> press(page, "Write it"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody has changed the file");
        assertThat(page.locator(".diff")).containsText("# theirs");
        assertThat(Files.readString(file)).doesNotContain("second");
        press(page, "Write it");
        assertThat(page.locator(".done")).isVisible();
        assertThat(Files.readString(file)).contains("second", "# theirs");
    }

    @Test
    void aSourceIsRemovedOnlyAfterAQuestion() throws IOException {
        Page page = loggedIn("root", false);
        page.navigate(town.address("/sources"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Remove: acme-tag"))
                .click();
        assertThat(page.locator(".diff .goes").first()).hasText("-- templatedRoute:");
        assertThat(page.content()).doesNotContain("hunter2");

        press(page, "Remove it");

        assertThat(page.locator(".done")).containsText("acme-tag is taken out of");
        assertThat(Files.readString(home.resolve("routes/sources/acme.camel.yaml")))
                .isEqualTo("# Ann's\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sources/new", "/sources/new?template=rss", "/sources/acme-tag/edit", "/sources/acme-tag/delete"
            })
    void formsAreForAdminsFitAPhoneAndLabelEveryField(String path) {
        Page other = loggedIn("sam", true);
        assertThat(Objects.requireNonNull(other.navigate(town.address(path))).status())
                .isEqualTo(403);
        Page page = loggedIn("root", true);
        page.setViewportSize(390, 844);

        page.navigate(town.address(path));
        Visitors.assertAccessible(page);
        page.setViewportSize(390, 844);

        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        assertThat(page.evaluate("[...document.querySelectorAll('main input:not([type=hidden]), main select')]"
                        + ".filter(field => !field.labels.length).length"))
                .isEqualTo(0);
        assertThat(page.evaluate("[...document.querySelectorAll('main [aria-describedby]')].flatMap(field =>"
                        + " field.getAttribute('aria-describedby').split(' '))"
                        + ".filter(id => !document.getElementById(id)).length"))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sources/none/edit", "/sources/none/delete", "/sources/new?template=none"})
    void whatIsNotThereIsNotFound(String path) {
        Page page = loggedIn("root", true);

        assertThat(Objects.requireNonNull(page.navigate(town.address(path))).status())
                .isEqualTo(404);
    }

    private Page loggedIn(String user, boolean scripts) {
        BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        open.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.navigate(town.address("/login"));
        page.fill("#username", user);
        page.fill("#password", FormTown.PASSWORD);
        press(page, "Log in");
        page.locator(".who").waitFor();
        return page;
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
