package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.earshot.respond.Case;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The console in a real browser. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:console-pages;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class ConsolePagesIT {
    private static final String DANGER =
            "Thank you for the quick delivery. The heater from Acme Bank caught fire last night, my kids sleep there!";
    private static final String HOSTILE =
            "Acme Bank scam! <script>window.broken=1</script><img src=x onerror=\"window.broken=1\"> [[${7*7}]] {{7*7}}";
    private static Chromium chromium;

    private final ConsoleTown.Mouth mouth;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> open = new CopyOnWriteArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    ConsolePagesIT(ConsoleTown.Mouth mouth) {
        this.mouth = mouth;
    }

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @AfterEach
    void theBrowserNeverComplains() {
        open.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedInWordsAndTheRightOneLeadsToTheQueue() {
        Case danger = mouth.say("mastodon", "carla", DANGER);
        Page page = page(true);
        enter(page, "anna", "wrong password");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not go together");

        enter(page, "anna", ConsoleTown.PASSWORD);

        Locator row = page.locator("#case-" + danger.id());
        assertThat(row.locator(".badge")).hasText("Critical");
        assertThat(row).containsText("@carla");
        assertThat(row.locator("time")).hasText(Pattern.compile("due (now|in \\d+ min)"));
        assertThat(row.locator("mark").first()).isVisible();
        assertThat(row.locator(".why")).containsText("Why:");
    }

    @Test
    void aNewCaseAppearsAndIsAnnouncedWithoutAReload() {
        Page page = loggedIn("anna", true);
        page.evaluate("window.same = true");
        String before =
                page.locator("#urgent .critical b, #urgent .none b").first().textContent();

        Case fresh =
                mouth.say("mastodon", "newcomer", "The Acme Bank card reader caught fire and my daughter was hurt!");

        assertThat(page.locator("#case-" + fresh.id())).containsText("@newcomer");
        assertThat(page.locator("#announce")).containsText("newcomer");
        assertThat(page.locator("#urgent b").first()).not().hasText(before);
        assertThat(page.evaluate("window.same")).isEqualTo(true);
    }

    @Test
    void hostileTextIsShownAsTextEverywhere() {
        Case hostile = mouth.say("mastodon", "<b>evil</b>", HOSTILE);
        Page page = loggedIn("anna", true);
        assertThat(page.locator("#case-" + hostile.id() + " .excerpt"))
                .containsText("<script>window.broken=1</script>");

        page.navigate(address("/cases/" + hostile.id()));

        assertThat(page.locator("#thread .words")).containsText(HOSTILE);
        assertThat(page.locator("h1")).hasText("@<b>evil</b>");
        assertThat(page.evaluate("window.broken")).isNull();
    }

    @Test
    void theReasonsOfACaseAddUpToItsScore() {
        Case danger = mouth.say("mastodon", "dora", DANGER);
        Page page = loggedIn("anna", true);

        page.navigate(address("/cases/" + danger.id()));

        int sum = page.locator(".reasons tbody .points").allTextContents().stream()
                .mapToInt(points -> Integer.parseInt(points.replace('−', '-').replace("+", "")))
                .sum();
        assertThat(sum).isEqualTo(danger.score());
        assertThat(page.locator(".reasons tfoot")).containsText(danger.score() + " of 100");
        assertThat(page.locator("#thread .s-positive").first()).containsText("Thank");
        assertThat(page.locator("#thread mark").first()).isVisible();
    }

    @Test
    void theSecondAgentIsToldWhoHoldsTheCaseAndKeepsWhatWasTyped() {
        Case danger = mouth.say("mastodon", "emma", DANGER);
        Page second = loggedIn("ben", true);
        second.navigate(address("/cases/" + danger.id()));
        second.fill("#reply", "We are on it, Emma.");
        assertThat(second.locator("#count")).containsText("19 of ");
        Page first = loggedIn("anna", true);
        first.navigate(address("/cases/" + danger.id()));
        press(first, "Claim");
        assertThat(first.locator("#holder")).containsText("You hold this case");
        assertThat(second.locator("#holder")).containsText("Held by anna");

        Response answer =
                second.waitForResponse(got -> got.url().endsWith("/reply"), () -> press(second, "Send reply"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(second.getByRole(AriaRole.ALERT)).containsText("held by anna");
        assertThat(second.locator("#reply")).hasValue("We are on it, Emma.");
    }

    @Test
    void aNoteIsInTheJournalAndAResolvedCaseLeavesTheQueue() {
        Case danger = mouth.say("mastodon", "fiona", DANGER);
        Page page = loggedIn("anna", true);
        page.navigate(address("/cases/" + danger.id()));
        page.fill("#note", "Called the shop.");
        press(page, "Add note");
        assertThat(page.locator("#journal")).containsText("Called the shop.");

        page.locator("summary", new Page.LocatorOptions().setHasText("Resolve")).click();
        page.getByLabel("Solved").check();
        press(page, "Resolve");

        assertThat(page.locator(".done")).containsText("Resolved.");
        assertThat(page.locator("#case-" + danger.id())).hasCount(0);
        page.navigate(address("/?tab=resolved"));
        assertThat(page.locator("#case-" + danger.id())).isVisible();
    }

    @Test
    void aPlatformThatCannotBeAnsweredOffersTheLinkInstead() {
        Case heard = mouth.say("feed", "gina", DANGER);
        Page page = loggedIn("anna", true);

        page.navigate(address("/cases/" + heard.id()));

        assertThat(page.locator(".objection")).containsText("cannot reply");
        Locator link = page.locator(".objection a");
        assertThat(link).hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat(page.locator("#reply")).hasCount(0);
    }

    @Test
    void theQueueAndACaseReadWithoutScripts() {
        Case danger = mouth.say("mastodon", "hanna", DANGER);
        Page page = loggedIn("anna", false);

        page.locator("#open-" + danger.id()).click();

        assertThat(page.locator("#thread .words")).containsText("caught fire");
        assertThat(page.locator("#reply")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sources", "/settings"})
    void whatIsForAdminsSaysSoToOthers(String path) {
        Page page = loggedIn("sam", true);
        assertThat(page.locator("nav a[href='" + path + "']")).hasCount(0);

        Response answer = Objects.requireNonNull(page.navigate(address(path)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(page.locator("h1")).hasText("That is not for your role.");
    }

    @Test
    void adminsSeeSourcesLedgerAndSettingsWithoutSecrets() {
        mouth.say("mastodon", "ida", DANGER);
        Page page = loggedIn("root", true);
        page.navigate(address("/sources"));
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("main")).containsText("answers as @acmebank");
        assertThat(page.locator("main")).not().containsText("not-a-real-token");

        page.navigate(address("/ledger"));
        assertThat(page.locator("h1")).hasText("Ledger");

        page.navigate(address("/settings"));
        assertThat(page.locator("main")).containsText("care-hook");
        assertThat(page.locator("main")).containsText("config/brands.yaml:7");
        assertThat(page.content()).doesNotContain("unspoken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?tab=mine&urgency=low&brand=volta",
                "/?cursor=made-up&order=due",
                "/sources",
                "/ledger",
                "/settings"
            })
    void nothingIsWiderThanAPhone(String path) {
        mouth.say("mastodon", "jo", DANGER + " " + "unbroken".repeat(60));
        Page page = loggedIn("root", true);
        page.setViewportSize(390, 844);

        Response answer = Objects.requireNonNull(page.navigate(address(path)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    @Test
    void aCaseThatIsNotThereIsNotFound() {
        Page page = loggedIn("anna", true);

        Response answer = Objects.requireNonNull(page.navigate(address("/cases/999999999")));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("There is nothing here.");
    }

    private Page loggedIn(String user, boolean scripts) {
        Page page = page(scripts);
        enter(page, user, ConsoleTown.PASSWORD);
        assertThat(page.locator(".who")).containsText(user);
        return page;
    }

    private void enter(Page page, String user, String password) {
        page.navigate(address("/login"));
        page.fill("#username", user);
        page.fill("#password", password);
        press(page, "Log in");
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private Page page(boolean scripts) {
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
        return page;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
